"""Whose people a figure counts: their role, their country or force, and the words that say so."""

from dataclasses import dataclass

from counterclaim.extract.counted import Counted
from counterclaim.extract.ellipsis import is_part
from counterclaim.extract.groups import country_of, role_of
from counterclaim.extract.outcomes import Site
from counterclaim.extract.predicates import told_to_be
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Role, Span
from counterclaim.packs import Outcome, People
from counterclaim.packs.tokens import WORD

# where subjects stand behind their verbs as well: "تمتلك فرنسا أكثر من 1000 جندي"
_TURNED = ("verbs first", "subjects behind")
_SUBJECT = 13
"""So many words before a figure the subject is looked for."""
_AMONG = 5
"""So many words behind "among" those are named who suffered it."""
_MOVES = ("returned", "released", "evacuated", "rescued", "displaced")
_OWN = ("soldiers", "fighters", "police")
_VERBS = ("passive", "active", "object")
_SIDES = ("deployed", "casualties", "killed", "captured", "injured")


@dataclass(frozen=True)
class CountedPeople:
    """The counted people: role, country or force, and the half-open characters that name them."""

    role: Role
    country: str | None = None
    entity: str | None = None
    span: Span | None = None


def counted_people(
    s: Tagged, item: Counted, site: Site, outcome: Outcome, counted: list[Counted], known: list[CountedPeople]
) -> CountedPeople:
    """Whom `item` counts: from its own words, from the phrase it belongs to, or from the figure it continues.

    `known` are those counted before in the sentence, nearest last.
    """
    head = item.head
    role, country = role_of(head), country_of(head)
    if country is None and outcome.measure in _SIDES:
        country = _whose_losses(s, site)
    if head.people is None and head.outcome is not None:
        role = _told_within(s, head.outcome)
    entity = force_of(s, item)
    span = s.characters(head.start, head.end) if head.end > head.start and head.kind in ("people", "outcome") else None
    if country is None and head.kind in ("people", "outcome") and head.end > head.start:
        country = _origin(s, head.end, outcome.measure)
    if country is None and head.people is not None:
        country = _before_number(s, item)
    chosen = (item.inherited or item).chosen
    if country is None and not item.whole:
        named, country = told_to_be(s, _subject_end(s, item, site))
        if named is not None and role == "people":
            role, span = named.value.role, span or s.characters(named.i, named.j)
    if role == "people" and country is None and head.kind == "outcome":
        role, country = _of_whom(s, head.end)
    if role == "people" and country is None:
        role, country = _of_uncounted(s, item)
    if chosen is not None and chosen.relation.startswith("toll"):
        tolled = _toll_people(s, item, site)
        role = tolled.role if role == "people" else role
        if country is None and tolled.country:
            return _final(outcome, CountedPeople(role, tolled.country, None, span or tolled.span))
        span = span or tolled.span
    model = item.inherited or _coordinated(s, item, counted)
    if model is not None and model.numeral.i > item.numeral.i and is_part(s, model):
        model = None  # what is told behind a part is told of all: "31 people, six of them children, were killed"
    if model is not None and (
        (head.people is not None and s.get("others", head.people.i) is not None)
        or head.kind in ("none", "unknown", "part")
        or (head.bare and not _added(s, item))
        or (head.kind == "outcome" and head.people is None and not (head.counter and _added(s, item)))
    ):
        role = role_of(model.head) if role == "people" else role
        country = (
            country
            or country_of(model.head)
            or (_origin(s, model.head.end, outcome.measure) if model.head.end > model.head.start else None)
        )
        if span is None and model.head.end > model.head.start and model.head.kind == "people":
            span = s.characters(model.head.start, model.head.end)
    if (head.kind in ("none", "part") or (head.bare and not _added(s, item))) and role == "people":
        before = _before(s, item, counted)
        if before is not None:
            role = role_of(before.head)
            country = country or (country_of(before.head) if head.kind == "part" or before.whole else None)
            if span is None and before.head.end > before.head.start:
                span = s.characters(before.head.start, before.head.end)
    if (
        country is None
        and site.j <= item.numeral.i
        and any(r.construction in ("toll", "noun", "bare") for r in site.readings)
    ):
        country = _named_between(s, site.j, item.numeral.i)
    if country is None and head.end > head.start and any(s.get("possessive", k) for k in range(head.start, head.end)):
        country = _owner(s, item.numeral.i)
    if country is None and chosen is not None and outcome.measure in _SIDES:
        country = _side(s, item, site, chosen.relation, outcome)
        if country is None and _loses(s, site, item):
            who, country = _sufferers(s, item, site, role, country)
            role = who if role == "people" else role
    code = country.value.code if country else None
    last = known[-1] if known else None
    if (
        code is None
        and last is not None
        and last.country
        and not item.whole
        and _same_people(s, item, outcome, role, last)
    ):
        code, role = last.country, last.role if role == "people" else role
    return _final(outcome, CountedPeople(role, code, entity, span))


def _subject_end(s: Tagged, item: Counted, site: Site) -> int:
    """Where the group of those counted ends, with what happened to them: "two of those killed | were soldiers"."""
    model = item.inherited
    if model is not None and model.whole and model.numeral.i > item.numeral.i:
        return model.head.end
    end = max(item.head.reach, item.numeral.j)
    small = all(s.is_any(("determiner", "link", "pronoun"), k) for k in range(end, site.i))
    return site.j if end <= site.i <= end + 2 and small else end


def _told_within(s: Tagged, outcome: Tag) -> Role:
    """Who those are whom the words of an outcome count along with what happened: "12 captured soldiers".

    That the infected are patients says nothing more of them.
    """
    found = (s.get("people", k) for k in range(outcome.i, outcome.j))
    roles = (people.value.role for people in found if people is not None and people.value.many)
    return next((role for role in roles if role != "patients"), "people")


def _added(s: Tagged, item: Counted) -> bool:
    """Whether the number comes on top of those counted before: "另有17人", who may be anybody."""
    numeral = item.numeral
    first = min(numeral.i, numeral.qualifier_tokens[0]) if numeral.qualifier_tokens else numeral.i
    return s.ending("delta", first) is not None


def _same_people(s: Tagged, item: Counted, outcome: Outcome, role: str, before: CountedPeople) -> bool:
    """Whether a figure that does not say whose people it counts goes on with those counted just before."""
    if role == before.role and role != "people":
        return True
    unsaid = item.head.people is None or (item.head.bare and not _added(s, item))
    return unsaid and (
        outcome.measure in ("casualties", "injured", "killed", "missing", "captured")
        or s.ending("inclusion", item.numeral.i) is not None
    )


def _final(outcome: Outcome, people: CountedPeople) -> CountedPeople:
    role = people.role
    if outcome.measure == "arrested" and role == "people":
        role = "suspects"
    return CountedPeople(role, people.country, people.entity, people.span)


def _origin(s: Tagged, k: int, measure: str) -> Tag | None:
    """ "tourists from Argentina", "soldiers of North Korea": the country right behind the people."""
    if measure in _MOVES or k >= len(s.tokens):
        return None
    preposition = s.get("origin", k)
    if preposition is None:
        return None
    k = preposition.j
    while k < len(s.tokens) and s.get("determiner", k):
        k = s.get("determiner", k).j  # type: ignore[union-attr]
    country = s.get("country", k)
    return country if country and country.value.form in ("name", "adjective") else None


def _before_number(s: Tagged, item: Counted) -> Tag | None:
    """Whose people they are where that stands right before the number: "पाकिस्तान के 12 सैनिक", "Venäjän 12 sotilasta".

    Without a mark between, only a force is its: "巴基斯坦12人死亡" may be anybody there, and so may "トルコの死者".
    """
    wording = item.numeral.qualifier_tokens
    first = min(item.numeral.i, item.head.start, *(wording or ())[:1])
    writing = s.pack.writing
    link = s.ending("link", first) if writing.postpositions or writing.unspaced else None
    if (link is None or writing.unspaced) and role_of(item.head) not in _OWN:
        return None
    land = s.ending("country", link.i if link else first)
    if land is None or land.value.form == "capital" or s.ending("preposition", land.i) is not None:
        return None
    return land


def _of_whom(s: Tagged, k: int) -> tuple[Role, Tag | None]:
    """Who the dead and injured are: "3,000 casualties among the North Korean soldiers"."""
    among = s.get("among", k)
    land: Tag | None = None
    for n in range(among.j, min(among.j + _AMONG, len(s.tokens))) if among else ():
        people = s.get("people", n)
        land = land or s.get("country", n)
        if people is not None and people.value.many:
            return people.value.role, land
        if s.tokens[n].kind != WORD:
            break
    return "people", None


def _of_uncounted(s: Tagged, item: Counted) -> tuple[Role, Tag | None]:
    """Of whom the number is a part, where those are named and not counted: "북한군 가운데 300여명"."""
    wording = item.numeral.qualifier_tokens
    mark = s.ending("whole", min(item.numeral.i, wording[0]) if wording else item.numeral.i)
    people = s.ending("people", mark.i) if mark else None
    if people is None or not people.value.many:
        return "people", None
    land = s.get("country", people.i)
    return people.value.role, land if land and land.j <= people.j else s.ending("country", people.i)


def _toll_people(s: Tagged, item: Counted, site: Site) -> CountedPeople:
    """The people named between a toll ("the number of soldiers killed …") and its number."""
    i, j = (site.i, item.numeral.i) if site.j <= item.numeral.i else (site.i, min(site.j + 6, len(s.tokens)))
    role: Role = "people"
    country: str | None = None
    span: Span | None = None
    for k in range(i, j):
        people, land = s.get("people", k), s.get("country", k)
        told = people is not None and s.inside("body_kind", k) is None  # "la protezione civile" is no civilian
        if told and people is not None and people.value.role != "people" and role == "people":
            role, span = people.value.role, s.characters(people.i, people.j)
        if land is not None and country is None and land.value.form in ("adjective", "people") and _of_people(s, land):
            country = land.value.code
        if s.is_mark(k, ",;"):
            break
    person = s.ending("people", site.i - 1 if s.get("determiner", site.i - 1) else site.i)
    if person is not None and role == "people" and person.value.role in ("soldiers", "fighters", "police"):
        role, span = person.value.role, s.characters(person.i, person.j)  # "러시아군 사상자는 1310명"
        land = s.get("country", person.i) or s.ending("country", person.i)
        country = country or (land.value.code if land and land.j in (person.i, person.j) else None)
    if country is None:
        before = s.ending("country", site.i)
        if before is not None and before.value.form == "adjective":
            country = before.value.code
    return CountedPeople(role, country, None, span)


def _of_people(s: Tagged, land: Tag) -> bool:
    """Whether a country's word tells whose people they are, and not whose deed it was ("a Russian barrage")."""
    return s.get("event", land.j) is None and (not s.pack.writing.nouns_first or s.ending("event", land.i) is None)


def force_of(s: Tagged, item: Counted) -> str | None:
    """The force or side below the country whose people are counted ("Hamas fighters")."""
    for k in range(item.head.start, item.head.end):
        tag = s.get("body", k)
        if tag is not None:
            for body in tag.value:
                if body.type in ("armed_group", "military") and not body.context:
                    return str(body.id)
    return None


def _named_between(s: Tagged, i: int, j: int) -> Tag | None:
    """Whose people stand between what happened and the number: "the losses of the North Koreans … at 1,100"."""
    for tag in s.each("country"):
        if i <= tag.i < j and tag.value.form in ("people", "adjective") and s.get("body_kind", tag.j) is None:
            return tag
    return None


def _before(s: Tagged, item: Counted, counted: list[Counted]) -> Counted | None:
    """The group counted before `item` in the sentence, which a bare number or a part speaks of again."""
    whole = item.head.kind != "part"
    for other in reversed(counted[: counted.index(item)]):
        if s.get("among", other.head.end) or (whole and is_part(s, other)):
            continue  # "記者6人を含む140人": a part told before the whole
        whole = whole or not is_part(s, other)  # "40 were hurt, 12 of them badly": not of a part told before the 40
        if (other.head.kind == "people" or other.head.people is not None) and not other.numeral.article:
            return other
    return None


def _owner(s: Tagged, stop: int) -> Tag | None:
    """The country named last before token `stop`: whose "its soldiers" are."""
    found = [tag for tag in s.each("country") if tag.j <= stop and tag.value.form in ("name", "capital", "adjective")]
    return found[-1] if found else None


def _sufferers(s: Tagged, item: Counted, site: Site, role: Role, country: Tag | None) -> tuple[Role, Tag | None]:
    """Who suffers the loss: "North Korean troops … have suffered about 1,050 casualties"."""
    stop = item.numeral.i if s.pack.verbs_first else min(site.i, item.numeral.i)
    for k in range(max(0, stop - 16), stop):
        people = s.get("people", k)
        if people is None and s.get("body_kind", k) and s.get("body_kind", k).value.type == "military":  # type: ignore[union-attr]
            land = s.ending("country", k)
            if land is not None:
                return ("soldiers" if role == "people" else role), country or land
        if people is not None and people.value.many and s.ending("preposition", k) is None:
            land = s.ending("country", k) or (s.get("country", people.j) if s.pack.writing.nouns_first else None)
            if land is not None and s.ending("preposition", land.i) is not None:
                continue
            who: People = people.value
            return who.role, country or land
    return role, country


def _coordinated(s: Tagged, item: Counted, counted: list[Counted]) -> Counted | None:
    """The figure before this one in a row ("300 soldiers dead and 2,700 wounded"), whose people these are too."""
    k = counted.index(item)
    while k > 0:
        before = counted[k - 1]
        if before.chosen is None or before.numeral.article or s.get("among", before.head.end):
            return None
        if is_part(s, before) and k > 1:
            k -= 1
            continue
        gap = range(before.head.end, item.numeral.i)
        if len(gap) > 10 or any(s.is_mark(x, ";:–") for x in gap):
            return None
        if not any(s.get("conjunction", x) or s.get("inclusion", x) or s.is_mark(x, ",") for x in gap):
            return None
        if before.head.people is not None or before.head.countries:
            return before
        k -= 1
    return None


def _side(s: Tagged, item: Counted, site: Site, relation: str, outcome: Outcome) -> Tag | None:
    """Whose people they are by the subject: "France has 1,000 troops", "North Korea suffered 4,700 casualties"."""
    if outcome.measure == "deployed":
        if (
            not relation.startswith(("object", "passive", "holds"))
            or item.head.people is None
            or item.head.people.value.role != "soldiers"
        ):
            return None
    elif not relation.startswith(("noun", "object", "passive")) or not _loses(s, site, item):
        return None
    wording = item.numeral.qualifier_tokens
    first = min(item.numeral.i, wording[0]) if wording else item.numeral.i
    sent = outcome.measure == "deployed"
    forms = ("name", "capital") if sent else ("name", "capital", "people")
    behind = s.pack.order in _TURNED or not sent  # "sent Russia 10,000 soldiers"
    moved = relation.startswith("object")
    turned = _subject_among(s, range(site.j, first), forms, sent=moved) if behind else None
    stop = min(site.i, first)
    return turned or _subject_among(s, range(stop - 1, max(-1, stop - _SUBJECT), -1), forms, sent=moved)


def _whose_losses(s: Tagged, site: Site) -> Tag | None:
    """Whose losses they are, by the country beside the noun: "Russia's losses", "les pertes de la Russie"."""
    if not s.is_among("suffers", range(site.i, site.j)):
        return None
    within = next((s.get("country", k) for k in range(site.i, site.j) if s.get("country", k)), None)
    linked = s.get("link", site.j) is not None
    if within is not None or (not linked and all(r.construction in _VERBS for r in site.readings)):
        return within
    k = site.i
    while k and s.is_any(("link", "determiner"), k - 1):
        k -= 1
    before = s.ending("country", k)
    k = site.j
    while k < len(s.tokens) and s.is_any(("link", "determiner"), k):
        k += 1
    behind = s.get("country", k)
    if before is None or _of_others(s, before) or (behind and before.value.form == "adjective"):
        return behind
    return before


def _of_others(s: Tagged, land: Tag) -> bool:
    """Whether the country belongs to what stands before it: "in Russia", "sztab ukraiński"."""
    placed = s.ending("preposition", land.i) is not None and not s.pack.writing.postpositions
    return placed or (land.value.form == "adjective" and s.ending("body_kind", land.i) is not None)


def _subject_among(s: Tagged, tokens: range, forms: tuple[str, ...], *, sent: bool) -> Tag | None:
    """The first army in `tokens` that can be a subject, or country in one of the `forms` of its name, before anything
    that ends the clause. Where people are `sent` to is no subject; who has them may stand with the same ending."""
    for k in tokens:
        opens = s.get("subordinator", k) is not None and s.get("determiner", k) is None  # "die Russen"
        if s.tokens[k].kind == "p" or opens or (s.get("speech", k) and not s.inside("country", k)):
            return None
        # where such words stand behind their noun, one before the country belongs to what comes before it
        if s.pack.writing.postpositions or s.ending("preposition", k) is None:
            for country in s.tags.get("country", {}).get(k, ()):
                placed = sent and s.pack.writing.postpositions and s.is_any(("locative", "destination"), country.j)
                if not placed and (country.value.form in forms or _is_force(s, country)):
                    return country
    return None


def _is_force(s: Tagged, country: Tag) -> bool:
    """Whether the word for the country is one for its army ("俄军")."""
    people = s.get("people", country.i)
    return people is not None and people.j == country.j and people.value.role == "soldiers"


def _loses(s: Tagged, site: Site, item: Counted) -> bool:
    """Whether somebody suffers or loses here, so that the subject's own people are counted."""
    first = min(site.i, item.numeral.i)
    return s.is_among("suffers", range(max(0, first - 9), max(site.j, item.numeral.j) + 4))
