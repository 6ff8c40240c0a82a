"""Which groups of happenings are told as one story: a side remark of one report is none beside that report's own."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

Docs = Callable[[int], Collection[Any]]
"""The documents of a group, each by whatever names it."""
Groups = Callable[[Collection[Any]], Mapping[Any, Collection[int]]]
"""The groups that each of these documents is in."""


class Absorbing:
    """Groups, a smaller one taken into the larger that holds more than half of its documents.

    What becomes of a group hangs on those alone with which it shares documents.
    """

    def __init__(self, docs: Docs, groups: Groups) -> None:
        self._docs_of, self._groups_of = docs, groups
        self._docs = dict[int, frozenset[Any]]()
        self._groups = dict[Any, frozenset[int]]()
        self._into = dict[int, int]()

    def beside(self, group: int) -> set[int]:
        """The groups that share documents with `group`, and itself."""
        docs = self._of(group)
        unknown = [doc for doc in docs if doc not in self._groups]
        if unknown:
            self._groups |= {doc: frozenset(found) for doc, found in self._groups_of(unknown).items()}
        return {group}.union(*(self._groups[doc] for doc in docs))

    def into(self, group: int) -> int:
        """The group that takes in `group`, itself where none does."""
        if group not in self._into:
            self._into[group] = self._taken_into(group)
        return self._into[group]

    def whole(self, group: int) -> frozenset[int]:
        """All groups that are one story with `group`."""
        found, waiting = {group}, [group]
        while waiting:
            each = waiting.pop()
            near = {self.into(each), *(other for other in self.beside(each) if self.into(other) == each)}
            waiting += near - found
            found |= near
        return frozenset(found)

    def _of(self, group: int) -> frozenset[Any]:
        if group not in self._docs:
            self._docs[group] = frozenset(self._docs_of(group))
        return self._docs[group]

    def _taken_into(self, group: int) -> int:
        docs = self._of(group)
        near = self.beside(group)
        overlap = Counter(other for doc in docs for other in self._groups[doc] if self._rank(other) < self._rank(group))
        if not near or not overlap:
            return group
        best = min(overlap, key=lambda other: (-overlap[other], self._rank(other)))
        return best if 2 * overlap[best] > len(docs) else group

    def _rank(self, group: int) -> tuple[int, int]:
        """Those of most documents first."""
        return -len(self._of(group)), group


def wholes(groups: Iterable[int], absorbing: Absorbing) -> list[frozenset[int]]:
    """The stories that `groups` are part of, each as its groups."""
    found, seen = list[frozenset[int]](), set[int]()
    for group in groups:
        if group not in seen:
            found.append(absorbing.whole(group))
            seen |= found[-1]
    return found
