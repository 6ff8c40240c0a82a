"""How well documents were sorted into stories: BCubed, where a document may be in several.

A. Bagga and B. Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model" (1998); for several
stories to a document, E. Amigó et al., "A comparison of extrinsic clustering evaluation metrics" (2009).
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Set
from typing import NamedTuple

Sorting = Mapping[str, Set[Hashable]]
"""The stories of each document."""


class BCubed(NamedTuple):
    """Precision and recall, between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(true: Sorting, told: Sorting) -> BCubed:
    """Hold the stories `told` against the `true` ones, over the documents of the latter; a document of which nothing is
    told stands alone."""
    complete = {doc: told.get(doc) or frozenset({("alone", doc)}) for doc in true}
    return BCubed(_shared(complete, true), _shared(true, complete))


def _shared(one: Sorting, other: Sorting) -> float:
    """For a document and those that share a story with it in `one`: how many of the shared stories `other` has too."""
    members: defaultdict[Hashable, set[str]] = defaultdict(set)
    for doc, stories in one.items():
        for story in stories:
            members[story].add(doc)
    means = []
    for doc, stories in one.items():
        beside = set().union(*(members[story] for story in stories))
        parts = [_part(stories & one[mate], other[doc] & other[mate]) for mate in beside]
        means.append(sum(parts) / len(parts))
    return sum(means) / len(means) if means else 0.0


def _part(shared: Set[Hashable], also: Set[Hashable]) -> float:
    return min(len(shared), len(also)) / len(shared)
