"""What one cell says as a head or a label: what happened, to whom, where, when, or that it counts no people."""

import re
from dataclasses import dataclass

from counterclaim.extract.moments import Anchor, Mention
from counterclaim.extract.numbers import digits_value
from counterclaim.extract.outcomes import Site, sites_of
from counterclaim.extract.tables.days import days_in
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Counting, Role, Span
from counterclaim.packs import ANYONE, Outcome
from counterclaim.packs.tokens import MARK, NUMBER, WORD

# of several readings of the words for what happened, the one that heads are written in
_BUILT = ("noun", "toll", "one", "passive", "adjective", "bare", "active", "object", "action", "holds")
_SIGNS = "%$€£¥₽₩₹₪﷼°"
_THOUSANDS = (1_000, 10_000, 100_000, 1_000_000)
# nouns that can describe what follows them: "road deaths"
_COUNTED = ("noun", "one", "bare", "toll")
_KINDS = ("dates", "places", "sources")


@dataclass(frozen=True)
class Facet:
    """What the cell `s` says.

    `outcome` is what happened, proved by the characters `proof`; `several` that the cell tells of more than one thing
    that happened. `people` are the characters that name the people, of the `role`, `country` and force `entity`.
    A `thing` is what is no people (houses, `animals`, or `rated`: money, shares, rates), `names` that an unknown name
    follows. `part` says that those counted are among others, `scale` by how much the figures are to be multiplied.
    `kind` is dates, places or sources where the cell heads a column of those.
    """

    s: Tagged
    outcome: Outcome | None = None
    proof: tuple[Span, ...] = ()
    several: bool = False
    role: Role = "people"
    country: str | None = None
    entity: str | None = None
    people: Span | None = None
    household: bool = False
    total: bool = False
    counts: bool = False
    thing: bool = False
    game: bool = False
    part: bool = False
    animals: bool = False
    rated: bool = False
    names: bool = False
    kind: str | None = None
    counting: Counting = "unknown"
    days: tuple[Mention, ...] = ()
    scale: int = 1
    scaled: Span | None = None

    @property
    def span(self) -> Span:
        """The half-open characters of the cell."""
        return self.s.span

    @property
    def dated(self) -> bool:
        """Whether the cell is a date and little else."""
        told = {k for day in self.days for k in range(day.i, day.j)}
        rest = [k for k, token in enumerate(self.s.tokens) if token.kind != MARK and k not in told]
        return bool(told) and not [k for k in rest if not _small(self.s, k)]

    @property
    def known(self) -> bool:
        """Whether the cell says anything that a figure may be headed by, beside what happened."""
        return self.total or self.counts or self.people is not None or self.country is not None or bool(self.days)


def facet_of(s: Tagged, anchor: Anchor) -> Facet:
    """What the cell `s` says, days resolved against `anchor`."""
    days = tuple(days_in(s, anchor))
    dated = {k for day in days for k in range(day.i, day.j)}
    people = _people(s, dated)
    sites = _sites(s, people)
    measures = {outcome.measure for _, outcome in sites}
    country = _country(s, people, bool(sites))
    named = [tag for tag in (people, country) if tag is not None]
    scale, scaled = _scale(s)
    return Facet(
        s,
        outcome=sites[0][1] if sites and len(measures) == 1 else None,
        proof=sites[0][0].spans if sites else (),
        several=len(measures) > 1,
        role=people.value.role if people else "people",
        country=country.value.code if country else None,
        entity=_force(s, people),
        people=s.characters(min(tag.i for tag in named), max(tag.j for tag in named)) if named else None,
        household=any(True for _ in s.each("household")),
        total=_at_an_end(s, "table_totals"),
        counts=any(True for _ in s.each("table_counts")) or any(True for _ in s.each("number_of")),
        thing=(rated := _is_rated(s, dated)) or _is_thing(s, sites, people, dated),
        rated=rated,
        game=_is_whole(s, "table_games"),
        part=any(s.get("inclusion", k) for k in range(len(s.tokens))),
        animals=any(True for _ in s.each("animal")),
        names=any(k and _is_name(s, k) for k in range(len(s.tokens))),
        kind=next((kind for kind in _KINDS if not sites and any(True for _ in s.each(f"table_{kind}"))), None),
        counting=_counting(s, bool(sites)),
        days=days,
        scale=scale,
        scaled=scaled,
    )


def _small(s: Tagged, k: int) -> bool:
    kinds = ("determiner", "preposition", "conjunction", "date_as_of", "date_in", "weekday", "date_of", "date_since")
    return any(s.inside(kind, k) for kind in (*kinds, "table_dates", "locative", "auxiliary", "date_mark", "link"))


def _people(s: Tagged, dated: set[int]) -> Tag | None:
    """The noun for the counted people, one with a role before one without."""
    found = [tag for tag in s.each("people") if tag.i not in dated and not _in_body(s, tag)]
    if "outcome" not in s.tags and "inclusion" not in s.tags:  # "violence against civilians" counts no civilians
        found = [tag for tag in found if tag.i == 0 or not s.ending("preposition", tag.i)]
    return next((tag for tag in found if tag.value.role != "people"), found[0] if found else None)


def _in_body(s: Tagged, people: Tag) -> bool:
    """Whether the noun belongs to the name of a body ("Civil Defence"), and is not all of it ("journalists")."""
    body = s.inside("body_kind", people.i) or s.inside("body", people.i)
    return body is not None and body.j - body.i > people.j - people.i


def _sites(s: Tagged, people: Tag | None) -> list[tuple[Site, Outcome]]:
    """The words for what happened, each with the reading that fits a head best; none inside a name."""
    found = []
    for site in sites_of(s):
        named = any(
            tag.i <= site.i and site.j <= tag.j and tag.j - tag.i > site.j - site.i
            for kind in ("region", "city", "body", "country")
            for tag in s.each(kind)
        )
        fitting = [reading for reading in site.readings if _fits(reading, people)]
        if fitting and not named:
            found.append((site, min(fitting, key=lambda reading: _BUILT.index(reading.construction))))
    return _of_whom(s, found)


def _of_whom(s: Tagged, sites: list[tuple[Site, Outcome]]) -> list[tuple[Site, Outcome]]:
    """Without nouns that only say to whom something else happened: the hostages of "hostages released"."""
    if len({outcome.measure for _, outcome in sites}) < 2:
        return sites
    told = [one for one in sites if (who := s.get("people", one[0].i)) is None or who.j != one[0].j]
    return told or sites


def _fits(reading: Outcome, people: Tag | None) -> bool:
    if reading.construction not in _BUILT:
        return False
    if not reading.only:
        return reading.construction != "holds"
    return people is not None and (ANYONE in reading.only or people.value.role in reading.only)


def _country(s: Tagged, people: Tag | None, happened: bool) -> Tag | None:
    """Whose people they are, by an adjective or a name for a people."""
    for tag in s.each("country"):
        form = tag.value.form
        if form == "people" or (form == "adjective" and (people is not None or happened or _alone(s, tag))):
            return tag
    return None


def _alone(s: Tagged, tag: Tag) -> bool:
    return all(token.kind != WORD or tag.i <= k < tag.j for k, token in enumerate(s.tokens))


def _force(s: Tagged, people: Tag | None) -> str | None:
    """The force below a country whose people they are ("Hamas fighters")."""
    for tag in s.each("body") if people is not None else ():
        for body in tag.value:
            if body.type in ("armed_group", "military") and not body.context:
                return str(body.id)
    return None


def _at_an_end(s: Tagged, kind: str) -> bool:
    last = max((k for k, token in enumerate(s.tokens) if token.kind != MARK), default=-1)
    return any(tag.i == 0 or tag.j == last + 1 for tag in s.each(kind))


def _is_whole(s: Tagged, kind: str) -> bool:
    """Whether words of `kind` are all that the cell says."""
    last = max((k for k, token in enumerate(s.tokens) if token.kind != MARK), default=-1)
    return any(tag.i == 0 and tag.j == last + 1 for tag in s.each(kind))


def _is_rated(s: Tagged, dated: set[int]) -> bool:
    """Whether what is told is money, a share, a rate or another figure that counts nobody."""
    if any(token.form in _SIGNS for token in s.tokens if token.kind == MARK):
        return True
    if any(tag.i not in dated for tag in s.each("table_others")):
        return True
    bases = (digits_value(token.form, s.pack) for token in s.tokens if token.kind == NUMBER)
    return any(base in _THOUSANDS for base in bases)


def _is_thing(s: Tagged, sites: list[tuple[Site, Outcome]], people: Tag | None, dated: set[int]) -> bool:
    """Whether things or animals are counted, and no people."""
    if any(True for _ in s.each("animal")):
        return people is None or s.get("animal_too", people.i) is not None
    if sites and people is None and _strange_object(s, *sites[0]):
        return True
    return any(_heads(s, tag, sites, people) for tag in s.each("object") if tag.i not in dated)


def _strange_object(s: Tagged, site: Site, outcome: Outcome) -> bool:
    """Whether an unknown noun stands right behind a verb or a participle: "Врятовано будівель", "infected machines"."""
    built = {outcome.construction, *(reading.construction for reading in site.readings)}
    verbs = ("passive", "active", "object") if s.pack.writing.nouns_first else ("passive", "adjective")
    k = site.j
    if not built & set(verbs) or k >= len(s.tokens) or s.tokens[k].kind != WORD:
        return False
    return k not in s.known and not s.name_like(k)


def _heads(s: Tagged, thing: Tag, sites: list[tuple[Site, Outcome]], people: Tag | None) -> bool:
    """Whether the thing is what is counted, and does not only describe what happened ("killed in attacks")."""
    if any(s.ending(kind, thing.i) for kind in ("preposition", "locative")) or s.get("people", thing.i):
        return False
    if not sites:
        return people is None and not _named(s, thing)
    site, outcome = sites[0]
    if site.i <= thing.i < site.j:
        return False
    if thing.j <= site.i:  # "houses destroyed", but "road deaths"
        describes = outcome.construction in _COUNTED and not s.pack.writing.nouns_first
        return not describes and (people is None or people.i > site.j)
    if outcome.construction in _COUNTED or (people is not None and people.i < thing.i):
        return False
    return not any(s.is_mark(k, "(/,") for k in range(site.j, thing.i))


def _named(s: Tagged, thing: Tag) -> bool:
    """Whether the word for a thing belongs to a name: "Camp Moria", "Tower Hamlets"."""
    return any(
        token.kind == WORD and not thing.i <= k < thing.j and k not in s.known and s.name_like(k)
        for k, token in enumerate(s.tokens)
    ) or any(tag.i <= thing.i < tag.j for kind in ("region", "city") for tag in s.each(kind))


def _is_name(s: Tagged, k: int) -> bool:
    return s.tokens[k].kind == WORD and k not in s.known and s.capital(k)


def _scale(s: Tagged) -> tuple[int, Span | None]:
    """By how much a head says that its figures are to be multiplied: "(thousands)"."""
    for kind in ("scale", "vague"):
        for tag in s.each(kind):
            value = tag.value if kind == "scale" else tag.value[0]
            before = s.tokens[tag.i - 1] if tag.i else None
            if value in (1_000, 1_000_000) and (before is None or before.kind != NUMBER):
                return value, s.characters(tag.i, tag.j)
    return 1, None


_HOURS = re.compile(r"\b(?:24|48|72)\b")


def _counting(s: Tagged, happened: bool) -> Counting:
    if any(True for _ in s.each("new")) or (_HOURS.search(s.text[s.span.start : s.span.end]) and "unit" in s.tags):
        return "new"
    if any(True for _ in s.each("cumulative")) or (happened and any(True for _ in s.each("table_totals"))):
        return "cumulative" if happened else "unknown"
    return "stock" if any(True for _ in s.each("stock")) else "unknown"
