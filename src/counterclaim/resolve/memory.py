"""Happenings kept in memory, to be woven (see `weaving.Kept`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from counterclaim.resolve.chapters import Chapter, Link
from counterclaim.resolve.facts import Happening, day_of
from counterclaim.resolve.keys import numbered_keys_of
from counterclaim.resolve.weaving import Pair


class Memory:
    """Happenings by number, with their keys, links and chapters."""

    def __init__(self) -> None:
        self._happenings = dict[int, Happening]()
        self._blocks = defaultdict[int, set[int]](set)
        self._links = defaultdict[int, dict[int, float]](dict)
        self._chapter = dict[int, Chapter]()
        self._members = defaultdict[int, set[int]](set)

    def happenings(self, numbers: Collection[int]) -> Mapping[int, Happening]:
        """Those of these `numbers` that are here."""
        return {number: self._happenings[number] for number in numbers if number in self._happenings}

    def keys(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """The keys of each of these happenings that are here."""
        return {number: numbered_keys_of(each) for number, each in self.happenings(numbers).items()}

    def put(self, happenings: Mapping[int, Happening], keys: Mapping[int, Collection[int]]) -> None:
        """Take in `happenings` with the `keys` of each, in no chapter."""
        self._happenings.update(happenings)
        for number in happenings:
            for key in keys[number]:
                self._blocks[key].add(number)

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""
        self.unlink([(a, b) for a, b, _ in self.links(numbers)])
        for number in numbers:
            del self._happenings[number]
            self._leave(number)
            for key in keys[number]:
                self._blocks[key].discard(number)

    def sizes(self, keys: Collection[int], most: int) -> Mapping[int, int]:
        """How many happenings have each of these `keys`, up to `most`."""
        return {key: min(most, len(self._blocks[key])) for key in keys}

    def blocks(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        """The happenings of each block."""
        return {key: self._blocks[key] for key in keys}

    def links(self, numbers: Collection[int]) -> Iterable[Link]:
        """The links of these happenings."""
        return {(min(n, to), max(n, to), points) for n in numbers for to, points in self._links[n].items()}

    def link(self, links: Collection[Link]) -> None:
        """Keep these links."""
        for a, b, points in links:
            self._links[a][b] = self._links[b][a] = points

    def unlink(self, pairs: Collection[Pair]) -> None:
        """Forget the links of these pairs."""
        for a, b in pairs:
            self._links[a].pop(b, None)
            self._links[b].pop(a, None)

    def days(self, numbers: Collection[int]) -> Mapping[int, int | None]:
        """The day of the report of each of these happenings."""
        return {number: day_of(each) for number, each in self.happenings(numbers).items()}

    def chapters(self, numbers: Collection[int]) -> Mapping[int, Chapter]:
        """The chapters of those of these happenings that were put in one."""
        return {number: self._chapter[number] for number in numbers if number in self._chapter}

    def members(self, chapters: Collection[int]) -> Mapping[int, Collection[int]]:
        """The happenings of each of these chapters."""
        return {chapter: self._members[chapter] for chapter in chapters}

    def put_chapters(self, chapters: Mapping[int, Chapter]) -> None:
        """Put each of these happenings into its chapter."""
        for number, chapter in chapters.items():
            self._leave(number)
            self._chapter[number] = chapter
            self._members[chapter.id].add(number)

    def everything(self) -> dict[int, list[Happening]]:
        """The happenings of each chapter."""
        return {
            chapter: [self._happenings[number] for number in sorted(members)]
            for chapter, members in self._members.items()
            if members
        }

    def _leave(self, number: int) -> None:
        if chapter := self._chapter.pop(number, None):
            self._members[chapter.id].discard(number)
