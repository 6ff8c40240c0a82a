"""Happenings kept in memory, to be woven (see `weaving.Kept`)."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from counterclaim.resolve.facts import Happening
from counterclaim.resolve.keys import numbered_keys_of
from counterclaim.resolve.weaving import Pair


class Memory:
    """Happenings by number, with their keys, links and groups."""

    def __init__(self) -> None:
        self._happenings = dict[int, Happening]()
        self._blocks = defaultdict[int, set[int]](set)
        self._links = defaultdict[int, set[Pair]](set)
        self._group = dict[int, int]()
        self._members = defaultdict[int, set[int]](set)

    def happenings(self, numbers: Collection[int]) -> Mapping[int, Happening]:
        """Those of these `numbers` that are here."""
        return {number: self._happenings[number] for number in numbers if number in self._happenings}

    def keys(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """The keys of each of these happenings that are here."""
        return {number: numbered_keys_of(each) for number, each in self.happenings(numbers).items()}

    def put(self, happenings: Mapping[int, Happening], keys: Mapping[int, Collection[int]]) -> None:
        """Take in `happenings` with the `keys` of each, each a group of its own."""
        self._happenings.update(happenings)
        for number in happenings:
            self._group[number] = number
            self._members[number] = {number}
            for key in keys[number]:
                self._blocks[key].add(number)

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""
        self.unlink(self.links(numbers))
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

    def links(self, numbers: Collection[int]) -> Collection[Pair]:
        """The links of these happenings, the lesser number first."""
        return set(chain.from_iterable(self._links[number] for number in numbers))

    def link(self, pairs: Collection[Pair]) -> None:
        """Keep these links."""
        for pair in pairs:
            for end in pair:
                self._links[end].add(pair)

    def unlink(self, pairs: Collection[Pair]) -> None:
        """Forget these links."""
        for pair in pairs:
            for end in pair:
                self._links[end].discard(pair)

    def groups(self, numbers: Collection[int]) -> Mapping[int, int]:
        """The group of each of these happenings."""
        return {number: self._group[number] for number in numbers}

    def members(self, group: int) -> Sequence[int]:
        """The happenings of a group."""
        return sorted(self._members[group])

    def regroup(self, numbers: Collection[int], group: int) -> None:
        """Put these happenings into `group`."""
        for number in numbers:
            self._leave(number)
            self._group[number] = group
            self._members[group].add(number)

    def rename(self, group: int, into: int) -> None:
        """Put all happenings of `group` into the group `into`."""
        self.regroup(list(self._members[group]), into)

    def everything(self) -> list[Mapping[int, Happening]]:
        """All happenings by their numbers, group by group."""
        return [{n: self._happenings[n] for n in sorted(members)} for members in self._members.values() if members]

    def _leave(self, number: int) -> None:
        members = self._members[self._group.pop(number)]
        members.discard(number)
