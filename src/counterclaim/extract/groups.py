"""Whom a numeral counts: the noun it belongs to and whose people they are."""

from dataclasses import dataclass, field

from counterclaim.extract.numbers import Numeral
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Role
from counterclaim.packs import Country, Outcome, People
from counterclaim.packs.tokens import MARK, NUMBER

_REACH = 10
_UNKNOWN = 4


@dataclass
class Head:
    """What follows a numeral: people, something that happened (a noun), a thing, an unknown word or nothing.

    `start` and `end` are the tokens of the whole group after the numeral; `people`, `outcome` the tags that say who and
    what; `countries` the tags that say whose; `skipped` how many unknown words stand between; `reach` where ages set
    behind the group end.
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

    def __post_init__(self) -> None:
        """What is set behind the group reaches at least to its end."""
        self.reach = max(self.reach, self.end)


def noun_outcome(s: Tagged, k: int) -> Tag | None:
    """An outcome at token `k` that is a noun to be counted."""
    found = s.tags.get("outcome")
    if found is None:
        return None
    for tag in found.get(k, ()):
        if tag.value.construction in ("noun", "one", "bare"):
            return tag
    return None


def people_at(s: Tagged, k: int, *, many: bool) -> Tag | None:
    """The longest noun for people at token `k`; of readings as long, the one for `many` or for one ("60 Mann")."""
    found = s.tags.get("people", {}).get(k)
    if not found:
        return None
    return next((tag for tag in found if tag.j == found[0].j and tag.value.many == many), found[0])


def head_of(s: Tagged, numeral: Numeral) -> Head:
    """The head of the group that `numeral` counts, looked for in the few words behind it."""
    k = first = numeral.j
    part = s.get("inclusion", k)
    if part is not None and not numeral.article:
        following = s.get("people", part.j) or s.get("country", part.j)
        if following is None or following.kind == "people":
            return Head("part", first, following.j if following else part.j, following)
        return Head("part", first, following.j, countries=[following])
    wording = s.get("qualifier_after", k)
    if wording is not None:  # "fifty or more passengers"
        k = wording.j
    skipped = 0
    countries: list[Tag] = []
    commas = 0
    first_unknown = None
    while k < len(s.tokens) and k - first < _REACH:
        token = s.tokens[k]
        if token.kind == NUMBER:
            if s.get("people", k + 1) and k + 1 < len(s.tokens) and s.tokens[k + 1].start <= token.end + 1:
                k += 1
                continue
            break
        if token.kind == MARK:
            if token.form == "(" and (closing := _aside(s, k)):
                k = closing
                continue
            if token.form == "," and not commas and _adjectives_follow(s, k + 1):
                commas += 1
                k += 1
                continue
            break
        people, outcome, thing = people_at(s, k, many=numeral.value != 1), noun_outcome(s, k), s.get("object", k)
        if thing is not None and people is None and _verbal(s, k):
            break
        longest = max((t.j for t in (people, outcome, thing) if t), default=0)
        country = s.get("country", k)
        if country is not None and country.j >= longest:
            countries.append(country)
            if people is None and _ends_here(s, country.j) and country.value.form == "people":
                return Head(
                    "people",
                    first,
                    country.j,
                    Tag(k, country.j, "people", People("people", True)),
                    None,
                    countries,
                    skipped,
                )
            k = country.j
            continue
        if outcome is not None and people is None and outcome.j == longest and _is_modifier(s, k, outcome):
            k = longest
            continue
        if longest:
            people = people if people and people.j == longest else None
            outcome = outcome if outcome and outcome.j == longest else None
            if people is None and outcome is None:
                following = s.get("people", longest) or noun_outcome(s, longest)
                if following is None:
                    return Head("object", first, longest, skipped=skipped)
                k = longest
                continue
            return _extended(s, first, people, outcome, countries, skipped)
        if s.get("vague", k) or s.get("scale", k):
            break
        force = s.get("body", k)
        if force is not None:
            k = force.j
            continue
        if s.get("parted", k) and s.get("people", k) is None:
            break
        verbal = s.get("outcome", k)
        if verbal is not None:
            if _is_modifier(s, k, verbal):
                k = verbal.j
                if s.get("conjunction", k) and s.get("outcome", k + 1):
                    k += 1
                continue
            break
        determiner = s.get("determiner", k)
        if determiner is not None:
            k = determiner.j
            continue
        if any(
            s.get(kind, k)
            for kind in (
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
        ):
            break
        if s.get("speech", k) and skipped == 0 and s.get("speech", k).value:  # type: ignore[union-attr]
            break
        if first_unknown is None:
            first_unknown = k
        skipped += 1
        k += 1
        if skipped > _UNKNOWN:
            break
    if skipped and first_unknown is not None:
        return Head("unknown", first, first_unknown + 1, countries=countries, skipped=skipped)
    return Head("none", first, first, countries=countries)


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


def _ends_here(s: Tagged, k: int) -> bool:
    """Whether the group ends before token `k`: no further noun follows at once."""
    return s.get("people", k) is None and noun_outcome(s, k) is None and s.get("object", k) is None


def _extended(
    s: Tagged, first: int, people: Tag | None, outcome: Tag | None, countries: list[Tag], skipped: int
) -> Head:
    """The group carried on over nouns that stand side by side: "police officers", "civilian deaths", "aid convoys"."""
    end = (people or outcome).j  # type: ignore[union-attr]
    while end < len(s.tokens):
        more, event, thing = s.get("people", end), noun_outcome(s, end), s.get("object", end)
        if s.tokens[end].kind == MARK or not (more or event or thing) or (event is None and _verbal(s, end)):
            break
        if outcome is not None and outcome.value.construction in ("noun", "bare") and people is None:
            break
        if more is None and event is None:
            if (
                people is not None
                and outcome is None
                and thing is not None
                and s.tokens[end].start - s.tokens[end - 1].end <= 1
                and not s.capital(end)
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
    return Head(kind, first, end, people, outcome, countries, skipped, household=_is_household(s, people))


def _is_household(s: Tagged, people: Tag | None) -> bool:
    return people is not None and s.get("household", people.i) is not None


def _is_modifier(s: Tagged, k: int, verbal: Tag) -> bool:
    """Whether the outcome at `k` stands before its people like an adjective: "2,000 wounded soldiers"."""
    if not any(tag.value.construction in ("adjective", "passive") for tag in s.tags["outcome"][k]):
        return False
    for ahead in range(verbal.j, min(verbal.j + 4, len(s.tokens))):
        if s.get("people", ahead) or noun_outcome(s, ahead) or (s.get("object", ahead) and not s.get("outcome", ahead)):
            return True
        if s.get("conjunction", ahead) and s.get("outcome", ahead + 1):
            continue
        if (
            s.tokens[ahead].kind == MARK
            or s.get("preposition", ahead)
            or s.get("conjunction", ahead)
            or s.get("auxiliary", ahead)
        ):
            return False
        if not (s.get("country", ahead) or s.get("outcome", ahead)):
            return False
    return False


def _adjectives_follow(s: Tagged, k: int) -> bool:
    """Whether, after a comma, a few adjectives lead on to the people ("hundreds, partly armed protesters")."""
    for ahead in range(k, min(k + 4, len(s.tokens))):
        token = s.tokens[ahead]
        if (
            token.kind != "w"
            or s.get("preposition", ahead)
            or s.get("conjunction", ahead)
            or s.get("auxiliary", ahead)
            or s.get("relative", ahead)
            or s.get("determiner", ahead)
        ):
            return False
        if s.get("people", ahead):
            return ahead > k
        if s.get("outcome", ahead) and not _is_modifier(s, ahead, s.get("outcome", ahead)):  # type: ignore[arg-type]
            return False
    return False


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
