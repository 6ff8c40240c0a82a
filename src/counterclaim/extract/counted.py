"""The numerals of a sentence that may count people, each with its head: what can be linked to what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.extract.counters import counted_head
from counterclaim.extract.groups import Head
from counterclaim.extract.numbers import Numeral
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.outcomes import Site, sites_of
from counterclaim.extract.tagging import Tagged
from counterclaim.packs import Outcome
from counterclaim.packs.tokens import NUMBER


@dataclass(frozen=True)
class Candidate:
    """One way to read a numeral: the site, the reading of it, how the two stand to each other, and the features."""

    site: Site
    outcome: Outcome
    relation: str
    features: Mapping[str, float]


@dataclass
class Counted:
    """A numeral with its head, and what was found to have happened to those it counts.

    `whole` marks the larger number of "2,100 of the 3,400 evacuees", of whom only the noun speaks.
    """

    numeral: Numeral
    head: Head
    chosen: Candidate | None = None
    score: float = 0.0
    inherited: "Counted | None" = None
    whole: bool = False


def counted_in(s: Tagged) -> tuple[list[Counted], list[Site]]:
    """The numerals of `s` that may count people, each with its head, and the sites of `s`."""
    counted: list[Counted] = []
    numerals = numerals_of(s)
    ages = {k for numeral in numerals if numeral.veto for k in range(numeral.i, numeral.j)}
    for before, numeral in zip([None, *numerals], numerals, strict=False):
        if numeral.veto is not None or (before is not None and before.veto and _share_of(s, before.j, numeral.i)):
            continue
        head = counted_head(s, numeral)
        if head.kind == "people":
            head.reach = _past_ages(s, head.end, ages)
        if head.kind == "object" or _may_be_animals(s, head) or _is_rate(s, head) or s.get("difference", head.end):
            continue
        if numeral.article and (head.people is None or head.people.value.many) and not _single_outcome(head):
            continue
        whole = (head.kind != "none" and (_is_divided(s, numeral) or _parts_follow(s, head))) or (
            bool(counted) and _is_whole(s, counted[-1].numeral.j, numeral.i)
        )
        counted.append(Counted(numeral, head, whole=whole))
    for one, part in pairwise(counted):
        if part.head.kind == "part" and part.numeral.i == one.head.end and one.head.kind == "people":
            one.whole = True  # "181 kişiden 179'u": of 181 people 179
        elif part.whole and one.head.kind == "none" and _is_whole(s, one.numeral.j, part.numeral.i):
            one.head.reach = part.head.end  # "nine of the 14 detained | have been released"
    return counted, sites_of(s)


def _share_of(s: Tagged, i: int, j: int) -> bool:
    """Whether "per cent of the" and the like stand between a number and the one it is a share of."""
    unit = s.get("not_after", i)
    return (unit is not None or s.is_mark(i, "%")) and _is_whole(s, unit.j if unit else i + 1, j)


def _is_whole(s: Tagged, i: int, j: int) -> bool:
    """Whether only "of the" and the like stand between a number and the one it is a part of."""
    return 0 < j - i <= 3 and all(
        s.get("determiner", k) or s.get("link", k) or s.inside("determiner", k) for k in range(i, j)
    )


def _is_divided(s: Tagged, numeral: Numeral) -> bool:
    """Whether the clause begins with the whole of which it tells a part: "Of the ten on board, two were hurt"."""
    opener = s.ending("out_of", numeral.i)
    if opener is None or not (opener.i == 0 or s.is_mark(opener.i - 1, ",;:–")):
        return False
    numbers = ("number", "vague")
    return any(
        s.tokens[k].kind == NUMBER or s.is_any(numbers, k)
        for k in range(numeral.j + 1, min(numeral.j + 18, len(s.tokens)))
    )


def _parts_follow(s: Tagged, head: Head) -> bool:
    """Whether the group is the whole of which a part follows: "8人のうち5人", "8명 중 5명", "8人中5人"."""
    mark = s.get("whole", head.end) or (s.get("whole", head.end + 1) if s.get("determiner", head.end) else None)
    return mark is not None and any(
        s.tokens[k].kind == NUMBER or s.get("number", k) for k in range(mark.j, min(mark.j + 4, len(s.tokens)))
    )


def _past_ages(s: Tagged, k: int, ages: set[int]) -> int:
    """Where a group ends that has its ages set behind it: "three men, aged 33, 34 and 39, have been arrested"."""
    if not s.is_mark(k, ","):
        wording = s.get("not_before", k)  # "trois hommes âgés de 33, 34 et 39 ans"
        if wording is None or wording.j not in ages:
            return k
        last = max(ages & set(range(wording.j, wording.j + 6)))
        unit = s.get("not_after", last + 1)
        return unit.j if unit else last + 1
    aged = False
    for end in range(k + 1, min(k + 14, len(s.tokens))):
        if end in ages:
            aged = True
        elif s.is_mark(end, ",") and aged and not (end + 1 in ages or s.get("not_before", end + 1)):
            return end + 1
        elif not (
            s.is_mark(end, ",")
            or any(
                s.inside(kind, end) for kind in ("conjunction", "not_before", "not_after", "preposition", "determiner")
            )
        ):
            return k
    return k


def _may_be_animals(s: Tagged, head: Head) -> bool:
    """Whether the noun is one for animals as well ("400 females"), in a sentence that speaks of some."""
    return head.people is not None and s.get("animal_too", head.people.i) is not None and "animal" in s.tags


def _is_rate(s: Tagged, head: Head) -> bool:
    """Whether the group is counted per so many: "50 new infections per 100,000"."""
    per = s.get("not_before", head.end) or s.get("per", head.end)
    return (
        per is not None
        and per.j < len(s.tokens)
        and s.tokens[per.j].kind == NUMBER
        and s.tokens[per.j].form.replace("0", "").strip("., \u00a0\u202f\u2009") == "1"
    )


def _single_outcome(head: Head) -> bool:
    return head.outcome is not None and head.outcome.value.construction in ("one", "bare")
