"""Chapters: the happenings that are told as one story, which are what links hold together.

In a ledger of few reports, two that share a little tell of one thing. Among many there are always two that share as
much by chance, and report by report everything hangs together. So the more there is of a chapter, the more must hold
it: what links of few points hold together is one as long as it is small; else those parts of it are that stronger links
hold together, step by step (`steps` in `stories.toml`). What even the strongest hold, a war or a pandemic told by
thousands, is told week by week, and at last day by day. Weeks begin on Monday (ISO 8601).

A chapter hangs on links alone, and not on the order in which they came. What comes or goes changes those chapters that
it touches, and no others are asked for: so following a war costs no more in its third year than in its first week.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import inf
from typing import Literal, NamedTuple, Protocol

from counterclaim.resolve.joining import Joining
from counterclaim.resolve.weights import table

_ROUNDING = 1e-6

Link = tuple[int, int, float]
"""Two happenings, the lesser number first, and how many points say that they are one."""


class Chapter(NamedTuple):
    """A chapter by the least number in it, and the number of the step (from 0) that it was found at."""

    id: int
    step: int


class Linked(Protocol):
    """Happenings with their links, and the chapters that they were put in."""

    def links(self, numbers: Collection[int]) -> Iterable[Link]:
        """The links of these happenings."""

    def days(self, numbers: Collection[int]) -> Mapping[int, int | None]:
        """The day of the report of each of these happenings (an ordinal), None where nobody knows it."""

    def chapters(self, numbers: Collection[int]) -> Mapping[int, Chapter]:
        """The chapters of those of these happenings that were put in one."""

    def members(self, chapters: Collection[int]) -> Mapping[int, Collection[int]]:
        """The happenings that were put in each of these chapters."""


@dataclass(frozen=True, slots=True)
class Step:
    """Links of so many `points`, of happenings of one day or one week if it is `within` that, hold a chapter together
    that has so many happenings at `most`."""

    points: float
    most: float
    within: Literal["", "week", "day"] = ""

    def holds(self, link: Link, days: Mapping[int, int | None]) -> bool:
        """Whether `link` counts, between happenings of these `days`."""
        a, b, points = link
        return points >= self.points - _ROUNDING and (not self.within or self._of(days[a]) == self._of(days[b]))

    def _of(self, day: int | None) -> int | None:
        """The day, or the week of it: the ordinal 1 is a Monday."""
        return (day - 1) // 7 if day is not None and self.within == "week" else day


@cache
def steps() -> tuple[Step, ...]:
    """The steps of `stories.toml`, the last of which has no bound."""
    found = [Step(**step) for step in table()["steps"]]
    last = found[-1].points
    weeks = float(table()["weeks"]["most"])
    return (*found, Step(last, weeks, "week"), Step(last, inf, "day"))


def found_anew(linked: Linked, dirty: Collection[int], grown: bool = False) -> dict[int, Chapter]:
    """The chapter of each happening that may be in another one now that something happened to those that are `dirty`,
    and of all that were with it in one: chapters are told whole.

    Where links have only come since all were put into their chapters, and both ends of each that may change one are
    `dirty` (`grown`), what was found then need not be found again: what was too large for a step still is, and what a
    step held together it still holds.
    """
    found, waiting, links = dict[int, Chapter](), set(dirty), _Links(linked)
    there = _There(linked, frozenset(dirty)) if grown else None
    while waiting:
        now = _chapters(linked, links, there, waiting)
        found |= now
        told = linked.members({chapter.id for chapter in linked.chapters(now).values()})
        waiting = set[int]().union(*told.values()) - found.keys()
    return found


def is_touched(chapter: Chapter, link: Link, days: Mapping[int, int | None]) -> bool:
    """Whether `chapter` may be another one because there is a new `link` of one in it: weaker ones held more together
    already than one chapter may have."""
    return steps()[chapter.step].holds(link, days)


def _chapters(linked: Linked, links: "_Links", there: "_There | None", numbers: Collection[int]) -> dict[int, Chapter]:
    """The chapters of `numbers`, each with all that is in it."""
    found, left = dict[int, Chapter](), set(numbers)
    for turn in range(len(steps())):
        if not left:
            break
        held = _Held(linked, links, there, turn)
        held.spread(left)
        for part in held.parts():
            found |= dict.fromkeys(part, Chapter(min(part), turn))
        left -= found.keys()
    return found


class _Links:
    """The links of happenings, each asked for once: every step looks at them anew."""

    def __init__(self, linked: Linked) -> None:
        self._linked, self._of = linked, dict[int, list[Link]]()

    def of(self, numbers: Collection[int]) -> set[Link]:
        """The links of these happenings."""
        unknown = {number for number in numbers if number not in self._of}
        self._of |= {number: [] for number in unknown}
        for link in self._linked.links(unknown) if unknown else ():
            for end in link[:2]:
                if end in unknown:
                    self._of[end].append(link)
        return {link for number in numbers for link in self._of[number]}


class _There:
    """The chapters in which happenings were before links came to those that are `dirty`, each asked for once."""

    def __init__(self, linked: Linked, dirty: frozenset[int]) -> None:
        self._linked, self._dirty = linked, dirty
        self._chapters, self._members = dict[int, Chapter | None](), dict[int, Collection[int]]()

    def chapters(self, numbers: Collection[int]) -> dict[int, Chapter | None]:
        """The chapter of each of these happenings; None of those that came only now."""
        if unknown := [number for number in numbers if number not in self._chapters]:
            self._chapters |= {**dict.fromkeys(unknown), **self._linked.chapters(unknown)}
        return {number: self._chapters[number] for number in numbers}

    def members(self, chapters: Collection[int]) -> dict[int, Collection[int]]:
        """The happenings of each of these chapters."""
        if unknown := [chapter for chapter in chapters if chapter not in self._members]:
            self._members |= self._linked.members(unknown)
        return {chapter: self._members[chapter] for chapter in chapters}

    def dirty(self, numbers: Collection[int]) -> frozenset[int]:
        """Those of these happenings to which links came."""
        return self._dirty.intersection(numbers)


class _Held:
    """What the links of the step of this `turn` hold together, found from some happenings on until it is whole, or too
    large; where chapters are `there` that have only grown since, from these on."""

    def __init__(self, linked: Linked, links: _Links, there: _There | None, turn: int) -> None:
        self._linked, self._links, self._there = linked, links, there
        self._turn, self._step = turn, steps()[turn]
        self._joined = Joining[int]()
        self._size = dict[int, float]()  # of what each stands for, by its top
        self._seen = set[int]()

    def spread(self, numbers: Collection[int]) -> None:
        """Follow the links of `numbers`, and of all that they lead to."""
        fresh = self._met(numbers)
        while fresh:
            links = self._links.of(fresh)
            days = self._linked.days({end for link in links for end in link[:2]}) if self._step.within else {}
            held = [link for link in links if self._step.holds(link, days)]
            fresh = self._met({end for link in held for end in link[:2]} - self._seen)
            for a, b, _ in held:
                self._join(a, b)
            fresh = {number for number in fresh if not self._is_large(number)}

    def parts(self) -> Iterable[list[int]]:
        """What is whole."""
        return (part for part in self._joined.groups(sorted(self._seen)) if not self._is_large(part[0]))

    def _met(self, numbers: Collection[int]) -> set[int]:
        """Take in `numbers`, which were not seen, and tell whose links are to be followed."""
        self._see(numbers)
        if self._there is None:
            return set(numbers)
        before = self._there.chapters(numbers)
        held = {chapter.id for chapter in before.values() if chapter and chapter.step == self._turn}
        self._size.update((n, inf) for n, chapter in before.items() if chapter and chapter.step > self._turn)
        follow = {number for number, chapter in before.items() if chapter is None or chapter.step < self._turn}
        for id, members in self._there.members(held).items():
            self._see(set(members) - self._seen)
            for number in members:
                self._join(id, number)
            follow |= self._there.dirty(members)
        return follow

    def _see(self, numbers: Collection[int]) -> None:
        self._seen.update(numbers)
        self._size.update(dict.fromkeys(numbers, 1.0))

    def _join(self, a: int, b: int) -> None:
        a, b = self._joined.top(a), self._joined.top(b)
        if a != b:
            self._joined.join(a, b)
            self._size[self._joined.top(a)] = self._size[a] + self._size[b]

    def _is_large(self, number: int) -> bool:
        return self._size[self._joined.top(number)] > self._step.most
