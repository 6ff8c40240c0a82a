"""Chapters: the happenings that are told as one story, which are what links hold together.

In a ledger of few reports, two that share a little tell of one thing. Among many there are always two that share as
much by chance, and report by report everything hangs together. So the more there is of a chapter, the more must hold
it: what links of few points hold together is one as long as it is small; else those parts of it are that stronger links
hold together, step by step (`steps` in `stories.toml`). What even the strongest hold, a war or a pandemic told by
thousands, is told week by week, and at last day by day. Weeks begin on Monday (ISO 8601).

A chapter hangs on links alone, and not on the order in which they came. What comes or goes changes those chapters that
it touches, and no others are asked for: so following a war costs no more in its third year than in its first week.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import inf
from typing import Literal, NamedTuple, Protocol

from counterclaim.resolve.joining import Joining
from counterclaim.resolve.weights import table

_ROUNDING = 1e-6
_AT_ONCE = 50  # happenings whose links are followed together: what is too large shows before all of it is followed

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


def found_anew(linked: Linked, dirty: Collection[int], since: "Since | None" = None) -> dict[int, Chapter]:
    """The chapter of each happening that may be in another one now that something happened to those that are `dirty`,
    and of all that were with it in one: chapters are told whole. Where it is known what became of the links `since` all
    were put into their chapters, these spare finding again what must still be so."""
    found, waiting, links = dict[int, Chapter](), set(dirty), _Links(linked)
    there = None if since is None else _There(linked, frozenset(dirty), since)
    while waiting:
        now = _chapters(linked, links, there, waiting)
        found |= now
        told = linked.members({chapter.id for chapter in linked.chapters(now).values()})
        waiting = set[int]().union(*told.values()) - found.keys()
    return found


@dataclass(frozen=True, slots=True)
class Since:
    """What became of links: they have only come, or only gone (`fewer`). Both ends of those that came or went are
    `dirty`, but for such as change no chapter; the chapters of the ids `broken` may have fallen apart."""

    fewer: bool = False
    broken: frozenset[int] = frozenset()


def is_touched(chapter: Chapter, link: Link, days: Mapping[int, int | None]) -> bool:
    """Whether `chapter` may be another one because there is a new `link` of one in it: weaker ones held more together
    already than one chapter may have."""
    return steps()[chapter.step].holds(link, days)


class Loosened(NamedTuple):
    """The `ends` of links that are gone and may have held chapters together, and the ids of the chapters (`broken`)
    inside which such links were."""

    ends: set[int]
    broken: frozenset[int]


def loosened(linked: Linked, lost: Collection[Link]) -> Loosened:
    """What the links `lost`, which are gone from `linked`, may have held together.

    Where a third happening is linked with both ends, by links that count wherever the lost one did, all that hung
    together still does. Among the many reports of a war there nearly always is one.
    """
    ends = {end for link in lost for end in link[:2]}
    beside = defaultdict[int, list[Link]](list)
    for link in linked.links(ends):
        for end in link[:2]:
            beside[end].append(link)
    days = linked.days({end for own in beside.values() for link in own for end in link[:2]} | ends)
    loose = set[tuple[int, int]]()
    for link in lost:
        a, b, _ = link
        strictest = [step for step in steps() if step.holds(link, days)][-1]
        near, there = ({n for one in beside[end] if strictest.holds(one, days) for n in one[:2]} for end in (a, b))
        if not near & there:
            loose.add((a, b))
    chapters = linked.chapters({end for pair in loose for end in pair})
    inside = (chapters[a].id for a, b in loose if a in chapters and chapters[a] == chapters.get(b))
    return Loosened({end for pair in loose for end in pair}, frozenset(inside))


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
    """The chapters in which happenings were, `since` when links came to those that are `dirty` or went from them."""

    def __init__(self, linked: Linked, dirty: frozenset[int], since: Since) -> None:
        self._linked, self._dirty, self._since = linked, dirty, since
        self._chapters, self._members = dict[int, Chapter | None](), dict[int, Collection[int]]()

    def is_large(self, chapter: Chapter, turn: int) -> bool:
        """Whether what holds `chapter` together at that step still is too large."""
        return chapter.step > turn and not self._since.fewer

    def holds(self, chapter: Chapter, turn: int) -> bool:
        """Whether the links of that step still hold `chapter` together."""
        return chapter.step >= turn and chapter.id not in self._since.broken

    def leads_on(self, chapter: Chapter, turn: int) -> frozenset[int]:
        """Those of `chapter` whose links may lead out of it at that step."""
        members = frozenset(self.members([chapter.id])[chapter.id])
        if self._since.fewer:
            return members if chapter.step > turn else frozenset()
        return members & self._dirty

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
        waiting = self._met(numbers)
        while waiting:
            some = set(islice(waiting, _AT_ONCE))
            waiting -= some
            links = self._links.of({number for number in some if not self._is_large(number)})
            days = self._linked.days({end for link in links for end in link[:2]}) if self._step.within else {}
            held = [link for link in links if self._step.holds(link, days)]
            waiting |= self._met({end for link in held for end in link[:2]} - self._seen)
            for a, b, _ in held:
                self._join(a, b)

    def parts(self) -> Iterable[list[int]]:
        """What is whole."""
        return (part for part in self._joined.groups(sorted(self._seen)) if not self._is_large(part[0]))

    def _met(self, numbers: Collection[int]) -> set[int]:
        """Take in `numbers`, which were not seen, and tell whose links are to be followed."""
        self._see(numbers)
        if self._there is None:
            return set(numbers)
        follow, whole = set[int](), set[Chapter]()
        for number, chapter in self._there.chapters(numbers).items():
            if chapter and self._there.is_large(chapter, self._turn):
                self._size[number] = inf
            elif chapter and self._there.holds(chapter, self._turn):
                whole.add(chapter)
            else:
                follow.add(number)
        for id, members in self._there.members({chapter.id for chapter in whole}).items():
            self._see(set(members) - self._seen)
            for number in members:
                self._join(id, number)
        return follow.union(*(self._there.leads_on(chapter, self._turn) for chapter in whole))

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
