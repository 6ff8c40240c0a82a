"""Chapters: what too many reports tell to be one story, a war or a pandemic, is told week by week, or day by day.

A report that comes changes its own chapter alone, and no other is asked for, so that following a war costs no more in
its third year than in its first week. Chapters hang on the days and numbers of the reports alone, and not on the order
in which these came. Weeks begin on Monday (ISO 8601). What is still too large, a day or what has no day, is halved by
the numbers of its happenings until each part is small enough: these are spread evenly, and stay where they are.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, Protocol

from counterclaim.resolve.weights import table

Days = Mapping[int, int | None]
"""Happenings of one group by their numbers, with the day of their report (an ordinal; None where nobody knows it)."""

_NUMBERS = 1 << 63


class Part(NamedTuple):
    """Of a group, the happenings of the days from `first` until before `until` (ordinals; both None: of those that
    have no day) whose numbers are from `least` until before `above`."""

    first: int | None
    until: int | None
    least: int = -_NUMBERS
    above: int = _NUMBERS


class Kept(Protocol):
    """Where the happenings of one group are kept. The part None is all of it."""

    def many(self, part: Part | None, most: int) -> int:
        """How many are in `part`; only up to `most` need be counted."""

    def days(self, part: Part | None) -> Days:
        """Those in `part`."""


def most() -> int:
    """The happenings that a chapter may have."""
    return int(table()["chapters"]["most"])


def chapters_of(members: Days, part: Part | None = None) -> dict[int, int]:
    """For each of `members`, which are that `part` of a group: the least number of its chapter. A group that is not
    large is one chapter; of others each week is one, each day of a week that is large itself, and so on."""
    if len(members) <= most():
        return dict.fromkeys(members, min(members))
    found = dict[int, int]()
    for smaller, own in _parted(members, part).items():
        found |= chapters_of(own, smaller)
    return found


def chapters_with(come: Days, kept: Kept, part: Part | None = None) -> dict[int, int]:
    """The same for the chapters that may be others now that `come` has joined that `part` of a group, which is `kept`
    and had nothing else done to it. Costs what these chapters cost, however large the group."""
    if kept.many(part, most() + 1 + len(come)) - len(come) <= most():
        return chapters_of(kept.days(part), part)
    found = dict[int, int]()
    for smaller, own in _parted(come, part).items():
        found |= chapters_with(own, kept, smaller)
    return found


def _parted(members: Days, part: Part | None) -> dict[Part, dict[int, int | None]]:
    """`members` of `part` by the next smaller parts."""
    found = defaultdict[Part, dict[int, int | None]](dict)
    for number, day in members.items():
        found[_smaller(part, number, day)][number] = day
    return found


def _smaller(part: Part | None, number: int, day: int | None) -> Part:
    """The next smaller part than `part` that a happening is in: its week, its day, half of the numbers."""
    if part is None and day is not None:
        monday = day - (day - 1) % 7  # the ordinal 1 is a Monday
        return Part(monday, monday + 7)
    if part is None:
        return Part(None, None)
    if day is not None and (part.first, part.until) != (day, day + 1):
        return Part(day, day + 1)
    middle = (part.least + part.above) // 2
    return part._replace(above=middle) if number < middle else part._replace(least=middle)
