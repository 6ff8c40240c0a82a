"""Happenings woven into groups: each is compared with those that share a key, and joined with its like.

What is related and compared is one group. A key that too many have says nothing, as a word that stands in all texts
finds none: those who share no rarer one are not compared, and so what comes costs no more in a ledger of millions. Of
the links between happenings as many are kept as hold each group together, so that what comes, goes or changes is
compared with its like alone, and the groups are those that all of it at once would give.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import inf
from typing import Protocol

from counterclaim.batches import batches
from counterclaim.resolve.facts import Happening
from counterclaim.resolve.joining import Joining
from counterclaim.resolve.keys import is_of_any_week, numbered_keys_of
from counterclaim.resolve.kinship import related
from counterclaim.resolve.weights import table

Pair = tuple[int, int]

_AT_ONCE = 200  # happenings that are compared with their like, and
_MANY = 20_000  # how many of these are looked at together


class Kept(Protocol):
    """Where happenings are kept by their numbers, with their keys, links and groups; a group is known by the least of
    its numbers."""

    def happenings(self, numbers: Collection[int]) -> Mapping[int, Happening]:
        """Those of these `numbers` that are here, but for such as nothing is known of any more."""

    def keys(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """The keys of each of these happenings that are here."""

    def put(self, happenings: Mapping[int, Happening], keys: Mapping[int, Collection[int]]) -> None:
        """Take in `happenings` with the `keys` of each, each a group of its own."""

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""

    def sizes(self, keys: Collection[int], most: int) -> Mapping[int, int]:
        """How many happenings have each of these `keys`; only up to `most` need be counted."""

    def blocks(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        """The happenings of each block."""

    def links(self, numbers: Collection[int]) -> Collection[Pair]:
        """The links of these happenings, the lesser number first."""

    def link(self, pairs: Collection[Pair]) -> None:
        """Keep these links."""

    def unlink(self, pairs: Collection[Pair]) -> None:
        """Forget these links."""

    def groups(self, numbers: Collection[int]) -> Mapping[int, int]:
        """The group of each of these happenings."""

    def members(self, group: int) -> Sequence[int]:
        """The happenings of a group."""

    def regroup(self, numbers: Collection[int], group: int) -> None:
        """Put these happenings into `group`."""

    def rename(self, group: int, into: int) -> None:
        """Put all happenings of `group` into the group `into`."""


@dataclass(frozen=True, slots=True)
class Woven:
    """The groups that are new or have other members than before (`changed`), and those that are no more (`gone`). Of
    the `changed`, those `grown` are one from before that nothing happened to but that some of what came joined it."""

    changed: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    grown: set[int] = field(default_factory=set)


class Weaving:
    """One change to what is `kept`: the happenings of the numbers `gone` leave it, and those of `come` join it."""

    def __init__(self, kept: Kept, gone: Collection[int], come: Mapping[int, Happening]) -> None:
        self._kept = kept
        self._come = come
        self._gone = kept.keys(gone)
        self._keys = {number: numbered_keys_of(each) for number, each in come.items()}
        self._was = set[int]()  # groups that something happened to
        self._now = set[int]()  # and what has become of them
        self._grown = set[int]()

    def woven(self) -> Woven:
        """Carry it out, and tell which groups it changed."""
        before = self._blocks(set(chain.from_iterable((*self._gone.values(), *self._keys.values()))))
        broken = set(self._kept.groups(list(self._gone)).values())
        self._kept.drop(list(self._gone), self._gone)
        self._kept.put(self._come, self._keys)
        blocks = self._after(before)
        later, fewer = self._moved(before, blocks)
        broken |= self._unjustified(fewer)
        for group in sorted(broken):
            self._mend(group)
        self._compare(blocks, later)
        return Woven(self._now, self._was - self._now, self._grown)

    def _blocks(self, keys: Collection[int]) -> dict[int, "_Block"]:
        """Each block as it is kept."""
        sizes = self._kept.sizes(keys, _largest() + 1)
        small = [key for key in keys if 0 < sizes.get(key, 0) <= _largest()]
        found = {key: _Block(sizes.get(key, 0)) for key in keys}
        return found | {key: _Block(len(all), frozenset(all)) for key, all in self._kept.blocks(small).items()}

    def _after(self, before: Mapping[int, "_Block"]) -> dict[int, "_Block"]:
        """Each block as what left and came has made it, without asking for those that are known as a whole."""
        gone, come = _by_key(self._gone), _by_key(self._keys)
        found, fewer = dict[int, _Block](), list[int]()
        for key, block in before.items():
            fresh, lost = come.get(key, set()), gone.get(key, set())
            size = block.size - len(lost) + len(fresh)
            if block.size > _largest() and lost:
                fewer.append(key)
            elif size > _largest():
                found[key] = _Block(_largest() + 1)
            else:
                found[key] = _Block(size, block.all - lost | fresh)
        return found | self._blocks(fewer)

    def _moved(
        self, before: Mapping[int, "_Block"], blocks: Mapping[int, "_Block"]
    ) -> tuple[dict[int, set[int]], set[int]]:
        """Those that were here and are compared in a block only now, each with its keys, and those that no longer
        are."""
        later, fewer = defaultdict[int, set[int]](set), set[int]()
        for key, block in blocks.items():
            old = before[key]
            if old.size > _largest():
                for number in block.all.difference(self._come):
                    later[number].add(key)
            elif block.size > _largest():
                fewer |= old.all.difference(self._gone)
        return later, fewer

    def _unjustified(self, numbers: Collection[int]) -> set[int]:
        """The groups that have lost a link, because those of these `numbers` are no longer among the first."""
        pairs = self._kept.links(numbers) if numbers else ()
        if not pairs:
            return set()
        keys = self._kept.keys(set(chain.from_iterable(pairs)))
        blocks = self._blocks({key for a, b in pairs for key in {*keys[a]} & {*keys[b]}})
        lost = [(a, b) for a, b in pairs if not any(blocks[k].compares(k, a, b) for k in {*keys[a]} & {*keys[b]})]
        self._kept.unlink(lost)
        return set(self._kept.groups([a for a, _ in lost]).values())

    def _mend(self, group: int) -> None:
        """Part the `group`, which has lost a member or a link, as far as nothing else holds it together."""
        self._was.add(group)
        members = set(self._kept.members(group))
        joined = Joining[int]()
        for a, b in self._kept.links(members):
            joined.join(a, b)
        pieces = sorted(joined.groups(sorted(members)), key=len)
        if len(pieces) > 1:
            self._mend_between(pieces, joined)
        for piece in joined.groups(sorted(members)):
            self._now.add(min(piece))
            if min(piece) != group:
                self._kept.regroup(piece, min(piece))

    def _mend_between(self, pieces: Sequence[Sequence[int]], joined: Joining[int]) -> None:
        found = self._kept.happenings(list(chain.from_iterable(pieces)))
        sharing = defaultdict[int, list[int]](list)
        own = {number: numbered_keys_of(each) for number, each in found.items()}
        for number, keys in own.items():
            for key in keys:
                sharing[key].append(number)
        smaller = sorted(number for number in chain.from_iterable(pieces[:-1]) if number in own)
        shared = {key for number in smaller for key in own[number] if len(sharing[key]) > 1}
        blocks = self._blocks(shared)
        links = []
        for a in smaller:
            near = set[int]().union(*(blocks[k].among(k, a, sharing[k]) for k in own[a] & shared))
            for b in sorted(near):
                if joined.top(a) != joined.top(b) and _one(found[a], found[b]):
                    joined.join(a, b)
                    links.append((min(a, b), max(a, b)))
        self._kept.link(links)

    def _compare(self, blocks: Mapping[int, "_Block"], later: Mapping[int, Collection[int]]) -> None:
        """Compare what came with its like, and those that are compared in a block only now with all of it."""
        joined, groups, links = Joining[int](), dict[int, int](), list[Pair]()
        for some in batches(self._nearby(blocks, later), _AT_ONCE, inf, lambda each: len(each[1]), _MANY):
            everyone = {a for a, _ in some}.union(*(near for _, near in some))
            groups |= self._kept.groups([number for number in everyone if number not in groups])
            first = [(a, _nearest(near, groups)) for a, near in some]
            rest = [(a, [b for b in near if b not in done]) for (a, near), (_, done) in zip(some, first, strict=True)]
            for turn in (first, rest):
                pairs = [(a, b) for a, near in turn for b in near if _apart(a, b, groups, joined)]
                found = self._kept.happenings(set(chain.from_iterable(pairs)))
                for a, b in pairs:
                    if _apart(a, b, groups, joined) and a in found and b in found and _one(found[a], found[b]):
                        joined.join(groups[a], groups[b])
                        links.append((min(a, b), max(a, b)))
        self._kept.link(links)
        for same in joined.groups(sorted({*self._come, *(groups[number] for pair in links for number in pair)})):
            before = [group for group in same if group not in self._come]
            if len(before) == 1 and before[0] not in self._was | self._now:
                self._grown.add(same[0])
            self._was.update(same)
            self._now.difference_update(same)
            self._now.add(same[0])
            for group in same[1:]:
                self._kept.rename(group, same[0])

    def _nearby(
        self, blocks: Mapping[int, "_Block"], later: Mapping[int, Collection[int]]
    ) -> Iterator[tuple[int, Sequence[int]]]:
        """Who is compared, with whom: those first with whom it has most keys in common. Of two that both came, the
        lesser compares."""
        for number in sorted({*self._come, *later}):
            shared = Counter[int]()
            for key in self._keys.get(number, later.get(number, ())):
                shared.update(blocks[key].near(key, number))
            near = [other for other in shared if other > number or (other < number and other not in self._come)]
            yield number, sorted(near, key=lambda other: (-shared[other], other))


@dataclass(frozen=True, slots=True)
class _Block:
    """How many happenings have a key (no more than one too many is counted), and `all` of them, where these are not
    too many to say anything.

    In a block of no week reports without a date are compared with all: two that have one share a week when they are
    near in time.
    """

    size: int
    all: frozenset[int] = frozenset()

    def near(self, key: int, number: int) -> Iterable[int]:
        """Those with which `number` is compared in this block, the one of `key`."""
        return self.among(key, number, self.all)

    def among(self, key: int, number: int, others: Iterable[int]) -> Iterable[int]:
        """Those of `others`, all of which have the `key`, with which `number` is compared in this block."""
        if not self.all:
            return ()
        return (other for other in others if other < 0) if is_of_any_week(key) and number >= 0 else others

    def compares(self, key: int, a: int, b: int) -> bool:
        """Whether `a` and `b` are compared in this block, the one of `key`."""
        return bool(self.all) and (not is_of_any_week(key) or a < 0 or b < 0)


def _nearest(near: Sequence[int], groups: Mapping[int, int]) -> Collection[int]:
    """The first of each group: most that is one is found by these, and all others of their groups need not be asked."""
    return dict.fromkeys({groups[other]: other for other in reversed(near)}.values()).keys()


def _apart(a: int, b: int, groups: Mapping[int, int], joined: Joining[int]) -> bool:
    return joined.top(groups[a]) != joined.top(groups[b])


def _by_key(keys: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    found = defaultdict[int, set[int]](set)
    for number, own in keys.items():
        for key in own:
            found[key].add(number)
    return found


def _largest() -> int:
    return int(table()["keys"]["largest"])


def _one(a: Happening, b: Happening) -> bool:
    return a.facts.doc != b.facts.doc and related(a, b)
