"""Whom a numeral counts: the noun it belongs to and whose people they are."""

from dataclasses import dataclass, field

from counterclaim.extract.modifiers import adjectives_follow, is_modifier, noun_outcome
from counterclaim.extract.numbers import Numeral
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Role
from counterclaim.packs import Country, Outcome, People
from counterclaim.packs.tokens import MARK, NUMBER

_REACH = 10
_UNKNOWN = 4
# kinds of words that end the group
_ENDS = (
    "preposition",
    "conjunction",
    "auxiliary",
    "subordinator",
    "relative",
    "pronoun",
    "according",
    "negation",
    "rise",
)


@dataclass
class Head:
    """What follows a numeral: people, something that happened (a noun), a thing, an unknown word or nothing.

    `start` and `end` are the tokens of the whole group after the numeral; `people`, `outcome` the tags that say who and
    what; `countries` the tags that say whose; `skipped` how many unknown words stand between; `reach` where ages set
    behind the group end; `counter` is true where they
    are counted with a counter, `bare` where that alone ("12人") says that they are people.
    """

    kind: str
    start: int
    end: int
    people: Tag | None = None
    outcome: Tag | None = None
    countries: list[Tag] = field(default_factory=list)
    skipped: int = 0
    household: bool = False
    reach: int = 0
    counter: bool = False
    bare: bool = False

    def __post_init__(self) -> None:
        """What is set behind the group reaches at least to its end."""
        self.reach = max(self.reach, self.end)


def people_at(s: Tagged, k: int, *, many: bool) -> Tag | None:
    """The longest noun for people at token `k`; of readings as long, the one for `many` or for one ("60 Mann")."""
    found = s.tags.get("people", {}).get(k)
    if not found:
        return None
    return next((tag for tag in found if tag.j == found[0].j and tag.value.many == many), found[0])


def head_of(s: Tagged, numeral: Numeral) -> Head:
    """The head of the group that `numeral` counts, looked for in the few words behind it."""
    part = s.get("inclusion", numeral.j)
    if part is not None and not numeral.article:
        following = s.get("people", part.j) or s.get("country", part.j)
        if following is None or following.kind == "people":
            return Head("part", numeral.j, following.j if following else part.j, following)
        return Head("part", numeral.j, following.j, countries=[following])
    return search(s, numeral, numeral.i if numeral.held else numeral.j)


def search(s: Tagged, numeral: Numeral, k: int) -> Head:
    """The head of the group behind token `k`, of those whom `numeral` counts."""
    return _Search(s, numeral, k).head()


class _Search:
    """A walk over the words from token `first` on, up to the noun that `numeral` counts."""

    def __init__(self, s: Tagged, numeral: Numeral, first: int) -> None:
        self.s, self.first = s, first
        self.many = numeral.value != 1
        self.countries: list[Tag] = []
        self.skipped = 0
        self.first_unknown = 0
        self.comma = False

    def head(self) -> Head:
        """The head, be it that nothing is counted."""
        wording = self.s.get("qualifier_after", self.first)
        k = self.first if wording is None else wording.j  # "fifty or more passengers"
        while k < len(self.s.tokens) and k - self.first < _REACH:
            found = self._after(k)
            if isinstance(found, Head):
                return found
            if found is None:
                break
            k = found
        if self.skipped:
            after = self.first_unknown + 1
            return Head("unknown", self.first, after, countries=self.countries, skipped=self.skipped)
        return Head("none", self.first, self.first, countries=self.countries)

    def _after(self, k: int) -> Head | int | None:
        """The head at token `k`, the token to go on with, or None where the search is over."""
        s, token = self.s, self.s.tokens[k]
        if token.kind == NUMBER:
            if s.get("counter", k + 1):
                return None
            hyphened = k + 1 < len(s.tokens) and s.get("people", k + 1) and s.tokens[k + 1].start <= token.end + 1
            return k + 1 if hyphened else _past_age(s, k)
        if token.kind == MARK:
            return self._after_mark(k)
        if k not in s.meaning:
            return self._after_unknown(k)
        people, outcome, thing = people_at(s, k, many=self.many), noun_outcome(s, k, many=self.many), s.get("object", k)
        if thing is not None and people is None and _verbal(s, k):
            return None
        longest = max((t.j for t in (people, outcome, thing) if t), default=0)
        country = s.get("country", k)
        if country is not None and country.j >= longest:
            return self._after_country(country, people)
        if outcome is not None and people is None and outcome.j == longest and is_modifier(s, k, outcome):
            return longest
        return self._at_noun(people, outcome, longest) if longest else self._after_other(k)

    def _after_mark(self, k: int) -> int | None:
        """Where it goes on behind a bracket that holds a number, or the one comma between adjectives."""
        form = self.s.tokens[k].form
        if form == "(" and (closing := _aside(self.s, k)):
            return closing
        if form == "," and not self.comma and adjectives_follow(self.s, k + 1):
            self.comma = True
            return k + 1
        return None

    def _after_country(self, country: Tag, people: Tag | None) -> Head | int:
        """Take in whose people they are; a word for a people ("12 Afghans") is the head where no noun follows."""
        self.countries.append(country)
        if people is not None and people.j == country.j:  # "12名美军": one word says who they are and whose
            return _extended(self.s, self.first, people, None, self.countries, self.skipped)
        alike = (tag for tag in self.s.tags["country"][country.i] if tag.j == country.j)
        bare = people is None or people.j < country.j  # "67 người Trung Quốc"
        if bare and _ends_here(self.s, country.j) and any(tag.value.form == "people" for tag in alike):
            them = Tag(country.i, country.j, "people", People("people", True))
            return Head("people", self.first, country.j, them, None, self.countries, self.skipped)
        return country.j

    def _at_noun(self, people: Tag | None, outcome: Tag | None, longest: int) -> Head | int:
        """The head that the noun up to token `longest` makes; a thing before people or an outcome is passed."""
        people = people if people and people.j == longest else None
        outcome = outcome if outcome and outcome.j == longest else None
        if people is not None or outcome is not None:
            return _extended(self.s, self.first, people, outcome, self.countries, self.skipped)
        if not self.s.pack.writing.nouns_first and (self.s.get("people", longest) or noun_outcome(self.s, longest)):
            return longest
        return Head("object", self.first, longest, skipped=self.skipped)

    def _after_other(self, k: int) -> int | None:
        """Where it goes on behind a word that is no noun to be counted, or None where the group ends before it."""
        s = self.s
        if s.get("vague", k) or s.get("scale", k) or s.get("number_of", k):
            return None  # "sale a 18 il numero delle vittime"
        force = s.get("body", k)
        if force is not None:
            return force.j
        of = s.get("partitives", k)  # "مئات من المتظاهرين"
        if of is not None and (s.get("people", of.j) or noun_outcome(s, of.j) or s.get("country", of.j)):
            return of.j
        if s.get("parted", k) and s.get("people", k) is None:
            return None
        if s.tokens[k].form[0] == "-" and s.tokens[k - 1].kind == NUMBER and s.is_any(("origin", "destination"), k):
            return None  # "13'e yükseldi": the number bears the ending of a noun left unsaid
        verbal = s.get("outcome", k)
        if verbal is not None:
            if not is_modifier(s, k, verbal):
                return None
            joined = s.get("conjunction", verbal.j) and s.get("outcome", verbal.j + 1)
            return verbal.j + 1 if joined else verbal.j
        determiner = s.get("determiner", k)
        if determiner is not None:  # but "88 a day earlier"
            return None if k == self.first and s.get("unit", determiner.j) else determiner.j
        if s.is_any(_ENDS, k):
            return None
        speech = s.get("speech", k)
        if speech is not None and not self.skipped and speech.value:
            return None
        return self._after_unknown(k)

    def _after_unknown(self, k: int) -> int | None:
        """Pass a word that tells nothing of what is counted; None where too many of them have been passed."""
        self.first_unknown = self.first_unknown if self.skipped else k
        self.skipped += 1
        return None if self.skipped > _UNKNOWN or self.s.pack.writing.adjectives_behind else k + 1


def _past_age(s: Tagged, k: int) -> int | None:
    """Where it goes on behind an age that stands before the people: "两名18岁男孩", "20대 남성"."""
    unit = s.get("age", k + 1)
    j = unit.j if unit else k
    small = s.get("determiner", j) if unit else None
    return j if unit and s.get("people", j) else small.j if small and s.get("people", small.j) else None


def _aside(s: Tagged, k: int) -> int | None:
    """Where a bracket that holds only a number ("4,840 (+60) positive tests") ends, or None for any other."""
    for end in range(k + 1, min(k + 4, len(s.tokens))):
        if s.is_mark(end, ")"):
            return end + 1
        if s.tokens[end].kind != NUMBER and not s.is_mark(end, "+–"):
            return None
    return None


def _verbal(s: Tagged, k: int) -> bool:
    """Whether token `k` can be a verb of an outcome ("thousands march", "30 people shot")."""
    found = s.tags.get("outcome")
    return found is not None and any(
        tag.value.construction in ("passive", "active", "object") for tag in found.get(k, ())
    )


def _verbal_first(s: Tagged, k: int, event: Tag | None) -> bool:
    """Whether token `k` begins a verb of an outcome rather than the noun `event`: "menekült el" fled, no refugee."""
    if not _verbal(s, k):
        return False
    return event is None or s.tags["outcome"][k][0].j > event.j


def _ends_here(s: Tagged, k: int) -> bool:
    """Whether the group ends before token `k`: no further noun follows at once."""
    return s.get("people", k) is None and noun_outcome(s, k) is None and s.get("object", k) is None


def _extended(
    s: Tagged, first: int, people: Tag | None, outcome: Tag | None, countries: list[Tag], skipped: int
) -> Head:
    """The group carried on over nouns that stand side by side: "police officers", "civilian deaths", "aid convoys"."""
    end = (people or outcome).j  # type: ignore[union-attr]
    if s.pack.writing.nouns_first:
        return _head_first(s, first, people, outcome, countries, skipped)
    while end < len(s.tokens):
        more, event, thing = s.get("people", end), noun_outcome(s, end), s.get("object", end)
        if s.tokens[end].kind == MARK or not (more or event or thing) or _verbal_first(s, end, event):
            break
        if outcome is not None and outcome.value.construction in ("noun", "bare") and people is None:
            break
        if more is None and event is None:
            if (
                people is not None
                and outcome is None
                and thing is not None
                and not s.pack.compounds  # where compounds are one word, nouns side by side are none
                and s.tokens[end].start - s.tokens[end - 1].end <= 1
                and not s.capital(end)
                and not _set_in(s, thing)
            ):
                return Head("object", first, thing.j, skipped=skipped)
            break
        if event is not None and (more is None or event.j >= more.j):
            outcome = event
            if more is not None and more.j == event.j:
                people = more if people is None or more.value.role != "people" else people
            end = event.j
        elif more is not None:
            people, end = (more if more.value.role != "people" or people is None else people), more.j
    kind = "outcome" if outcome is not None and outcome.j == end else "people"
    end = _described(s, end, countries)
    return Head(kind, first, end, people, outcome, countries, skipped, household=_is_household(s, people))


def _set_in(s: Tagged, thing: Tag) -> bool:
    """Whether a postposition parts the thing from the people before it: "12 लोग आग में जल गए", burned in the fire."""
    writing = s.pack.writing
    return writing.postpositions and writing.caseless and s.get("preposition", thing.j) is not None


def _head_first(
    s: Tagged, first: int, people: Tag | None, outcome: Tag | None, countries: list[Tag], skipped: int
) -> Head:
    """The group where nouns behind the head describe it: things say nothing of it ("12 жителей дома"), people say who
    was counted in general words or as dead ("12 тел мигрантов"), a country whose they are ("12 граждан Чили")."""
    end = (people or outcome).j  # type: ignore[union-attr]
    more, event = s.get("people", end), noun_outcome(s, end)
    if people is not None and outcome is None and s.get("adjective_too", people.i) and more is None:
        thing = s.get("object", end) or s.get("not_after", end)
        if thing is not None:  # "три рабочих дня", "пять пожарных машин"
            return Head("object", first, thing.j, skipped=skipped)
    general = people is None or (people.value.role == "people" and not _is_household(s, people))
    if event is not None and outcome is None and general:
        outcome, end = event, event.j
        more = s.get("people", end)
    of = s.get("partitives", end) if more is None else None
    if of is not None:
        more = s.get("people", of.j)  # "۲۰ نفر از ساکنان"
    if more is not None and general and more.value.role != "people" and not _verbal(s, more.i):
        people, end = more, more.j
    country = s.get("country", end)
    if country is not None and country.value.form != "capital" and s.get("body_kind", country.j) is None:
        countries.append(country)
        end = country.j
    kind = "people" if outcome is None else "outcome"
    return Head(kind, first, end, people, outcome, countries, skipped, household=_is_household(s, people))


def _described(s: Tagged, end: int, countries: list[Tag]) -> int:
    """Where the group ends with the country set behind its noun as an adjective: "12 soldats nord-coréens"."""
    alike = s.tags.get("country", {}).get(end, ())  # "روسيا" is Russia, and Russian behind a noun
    country = next((tag for tag in alike if tag.value.form == "adjective"), None)
    # a participle may be a noun as well, and goes on with the group: "soldados norcoreanos capturados"
    if country is None or not (_ends_here(s, country.j) or _verbal(s, country.j)):
        return end
    if s.get("body_kind", country.j):  # "… killed 12 people Russian police said"
        return end
    countries.append(country)
    return country.j


def _is_household(s: Tagged, people: Tag | None) -> bool:
    return people is not None and s.get("household", people.i) is not None


def role_of(head: Head) -> Role:
    """The role of the counted people, "people" where nothing is said."""
    if head.people is None:
        return "people"
    people: People = head.people.value
    return people.role


def country_of(head: Head) -> Tag | None:
    """The tag that says whose people they are, inside the group."""
    for tag in head.countries:
        value: Country = tag.value
        if value.form in ("adjective", "people", "name"):
            return tag
    return None


def outcome_of(head: Head) -> Outcome | None:
    """What happened, where the noun itself says it."""
    return head.outcome.value if head.outcome else None
