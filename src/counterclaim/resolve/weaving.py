"""Happenings woven into chapters: each is compared with those that share a key, and linked with its like.

A key that too many have says nothing, as a word that stands in all texts finds none: those who share no rarer one are
not compared, and so what comes costs no more in a ledger of millions. All links are kept, so that what comes, goes or
changes is compared with its like alone, and the chapters (`chapters`) are those that all of it at once would give.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import inf
from typing import Protocol

from counterclaim.batches import batches
from counterclaim.resolve.chapters import Chapter, Link, Linked, Loosened, Since, found_anew, is_touched, loosened
from counterclaim.resolve.facts import Happening
from counterclaim.resolve.keys import is_of_any_week, numbered_keys_of
from counterclaim.resolve.kinship import relation
from counterclaim.resolve.weights import table

Pair = tuple[int, int]

_AT_ONCE = 200  # happenings that are compared with their like, and
_MANY = 10_000  # how many of these are looked at together


class Kept(Linked, Protocol):
    """Where happenings are kept by their numbers, with their keys, links and chapters."""

    def happenings(self, numbers: Collection[int]) -> Mapping[int, Happening]:
        """Those of these `numbers` that are here, but for such as nothing is known of any more."""

    def keys(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """The keys of each of these happenings that are here."""

    def put(self, happenings: Mapping[int, Happening], keys: Mapping[int, Collection[int]]) -> None:
        """Take in `happenings` with the `keys` of each, in no chapter."""

    def drop(self, numbers: Collection[int], keys: Mapping[int, Collection[int]]) -> None:
        """Forget the happenings of these `numbers` and `keys`, and their links."""

    def sizes(self, keys: Collection[int], most: int) -> Mapping[int, int]:
        """How many happenings have each of these `keys`; only up to `most` need be counted."""

    def blocks(self, keys: Collection[int]) -> Mapping[int, Collection[int]]:
        """The happenings of each block."""

    def link(self, links: Collection[Link]) -> None:
        """Keep these links."""

    def unlink(self, pairs: Collection[Pair]) -> None:
        """Forget the links of these pairs, the lesser number first."""

    def put_chapters(self, chapters: Mapping[int, Chapter]) -> None:
        """Put each of these happenings into its chapter."""


@dataclass(frozen=True, slots=True)
class Woven:
    """The chapters that are new or have other members than before (`changed`), and those that are no more (`gone`)."""

    changed: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)


class Weaving:
    """One change to what is `kept`: the happenings of the numbers `gone` leave it, and those of `come` join it."""

    def __init__(self, kept: Kept, gone: Collection[int], come: Mapping[int, Happening]) -> None:
        self._kept = kept
        self._come = come
        self._gone = kept.keys(gone)
        self._keys = {number: numbered_keys_of(each) for number, each in come.items()}

    def woven(self) -> Woven:
        """Carry it out, and tell which chapters it changed."""
        before = self._blocks(set(chain.from_iterable((*self._gone.values(), *self._keys.values()))))
        left = {chapter.id for chapter in self._kept.chapters(list(self._gone)).values()}
        dirty = {end for a, b, _ in self._kept.links(list(self._gone)) for end in (a, b)}.difference(self._gone)
        self._kept.drop(list(self._gone), self._gone)
        self._kept.put(self._come, self._keys)
        blocks = self._after(before)
        later, fewer = self._moved(before, blocks)
        loose = self._unlinked(fewer)
        lost = self._settled(dirty | loose.ends, left, None if self._gone else Since(fewer=True, broken=loose.broken))
        grown = self._settled(self._linked(blocks, later).union(self._come), (), Since())
        return Woven((lost.changed - grown.gone) | grown.changed, (lost.gone - grown.changed) | grown.gone)

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
    ) -> tuple[dict[int, set[int]], list[frozenset[int]]]:
        """Those that were here and are compared in a block only now, each with its keys, and those blocks in which none
        are compared any more."""
        later, fewer = defaultdict[int, set[int]](set), list[frozenset[int]]()
        for key, block in blocks.items():
            old = before[key]
            if old.size > _largest():
                for number in block.all.difference(self._come):
                    later[number].add(key)
            elif block.size > _largest():
                fewer.append(old.all.difference(self._gone))
        return later, fewer

    def _unlinked(self, fewer: Collection[frozenset[int]]) -> Loosened:
        """Unlink those who were compared in the blocks `fewer` and in no other one; tell what that loosened."""
        beside = defaultdict[int, list[frozenset[int]]](list)
        for block in fewer:
            for number in block:
                beside[number].append(block)
        near = ((link, beside.get(link[0], ())) for link in self._kept.links(beside))
        links = [link for link, blocks in near if any(link[1] in block for block in blocks)]
        keys = {number: set(own) for number, own in self._kept.keys({n for a, b, _ in links for n in (a, b)}).items()}
        blocks = self._blocks({key for a, b, _ in links for key in keys[a] & keys[b]})
        lost = [
            (a, b, points)
            for a, b, points in links
            if not any(blocks[key].compares(key, a, b) for key in keys[a] & keys[b])
        ]
        self._kept.unlink([(a, b) for a, b, _ in lost])
        return loosened(self._kept, lost)

    def _linked(self, blocks: Mapping[int, "_Block"], later: Mapping[int, Collection[int]]) -> set[int]:
        """Compare what came with its like, and those that are compared in a block only now with all of it, and link
        what is related; tell of those who were here and whose chapters that may change."""
        known = set[Pair]()  # links of those who are compared only now, and may have been, elsewhere
        if later:
            known = {(a, b) for a, b, _ in self._kept.links(later)}
        links = list[Link]()
        for some in batches(self._nearby(blocks, later), _AT_ONCE, inf, lambda each: len(each[1]), _MANY):
            found = self._kept.happenings({a for a, _ in some}.union(*(near for _, near in some)))
            for a, near in some:
                for b in near:
                    pair = (a, b) if a < b else (b, a)
                    if pair not in known and a in found and b in found and (points := _points(found[a], found[b])):
                        links.append((*pair, points))
        self._kept.link(links)
        return self._touched(links)

    def _touched(self, links: Collection[Link]) -> set[int]:
        ends = {end for link in links for end in link[:2]}
        chapters, days = self._kept.chapters(ends), self._kept.days(ends)
        return {
            end for link in links for end in link[:2] if end not in chapters or is_touched(chapters[end], link, days)
        }

    def _nearby(
        self, blocks: Mapping[int, "_Block"], later: Mapping[int, Collection[int]]
    ) -> Iterator[tuple[int, Collection[int]]]:
        """Who is compared, with whom. Of two that both came, or both were here, the lesser compares; else what came."""
        for number in sorted({*self._come, *later}):
            near = set[int]()
            for key in self._keys.get(number, later.get(number, ())):
                near.update(blocks[key].near(key, number))
            if number in self._come:
                yield number, [each for each in near if each > number or (each < number and each not in self._come)]
            else:
                here = (each for each in near if each not in self._come)
                yield number, [each for each in here if each > number or (each < number and each not in later)]

    def _settled(self, dirty: Collection[int], left: Collection[int], since: Since | None) -> Woven:
        """Put into their chapters those that are `dirty` and all whom that moves; chapters were `left` by others."""
        now = found_anew(self._kept, dirty, since)
        before = self._kept.chapters(now)
        self._kept.put_chapters({number: chapter for number, chapter in now.items() if before.get(number) != chapter})
        moved = [number for number, chapter in now.items() if number not in before or before[number].id != chapter.id]
        there = {chapter.id for chapter in now.values()}
        affected = {*left, *(now[n].id for n in moved), *(before[n].id for n in moved if n in before)}
        return Woven(affected & there, affected - there)


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


def _by_key(keys: Mapping[int, Collection[int]]) -> dict[int, set[int]]:
    found = defaultdict[int, set[int]](set)
    for number, own in keys.items():
        for key in own:
            found[key].add(number)
    return found


def _largest() -> int:
    return int(table()["keys"]["largest"])


def _points(a: Happening, b: Happening) -> float:
    return 0.0 if a.facts.doc == b.facts.doc else relation(a, b)
