"""Stories: documents that tell of the same happenings, found by facts that need no language.

A document's facts are sorted by happening (facts.py). Every happening has keys; only documents that share a key are
compared (kinship.py), each pair for itself; what is related is joined. So the outcome depends on which documents there
are, and not on the order in which they came, and a new document is compared with its like alone.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from counterclaim.model import Claim, Document, Story
from counterclaim.resolve.facts import Happening, happenings_of
from counterclaim.resolve.joining import Joining, first_of, linked
from counterclaim.resolve.kinship import related
from counterclaim.resolve.numerals import worth
from counterclaim.resolve.spot import Spot
from counterclaim.resolve.titles import title_of
from counterclaim.resolve.weights import table

_ANY = "any"
_WEEKS = 6  # a document dated by its year alone is found by the first weeks of it, and by what needs no week


def stories_of(told: Iterable[tuple[Document, Sequence[Claim]]]) -> list[Story]:
    """The stories that documents, each with its claims in the order of its text, tell: the smallest first.

    Documents without claims tell none. A document that tells of several happenings is in several stories.
    """
    index = StoryIndex()
    for document, claims in told:
        if claims:
            index.add(happenings_of(document, claims))
    return sorted(map(story_of, index.stories()), key=lambda story: (len(story.docs), story.id))


def story_of(members: Sequence[Happening]) -> Story:
    """The story that the happenings `members` are."""
    return Story(_id(members), title_of(members), _docs(members), _claims(members))


def keys_of(happening: Happening) -> set[str]:
    """What `happening` is found by: rare numbers and names, places, kinds and measures by week, people abroad.

    Two happenings that are one share a key, as far as the table goes; sharing a key says nothing yet.
    """
    weeks = _weeks(happening.facts.published)
    keys = {f"{m}={n}" for m, n, vague in happening.figures if not vague and worth(n) >= _rare()}
    keys |= {f"text={number}@{week}" for number in _telling(happening.numbers) for week in weeks}
    keys |= {f"{m}={n}@{week}" for m, n, vague in happening.figures if n > 1 and not vague for week in weeks}
    keys |= {f"abroad={country}" for country in happening.foreign}
    keys |= {f"at={cell}@{week}" for spot in _all_spots(happening) for cell in _cells(spot) for week in weeks}
    keys |= {f"name={name}@{week}" for name in _some(happening.rare) for week in weeks if week != _ANY}
    for country in happening.countries or happening.named:
        keys |= {f"{country}:{kind}@{week}" for kind in happening.kinds for week in weeks}
        keys |= {f"{country}:{measure}@{week}" for measure, _, _ in happening.figures for week in weeks}
    return keys


def _all_spots(happening: Happening) -> set[Spot]:
    return {*happening.spots, *happening.named_spots}


def _rare() -> float:
    return float(table()["keys"]["rare"])


def _telling(numbers: Iterable[str]) -> list[str]:
    """Those of `numbers` that tell most."""
    exact = [number for number in numbers if "." not in number and worth(int(number)) >= _rare()]
    return sorted(exact, key=lambda number: (-worth(int(number)), number))[: table()["keys"]["numbers"]]


def _some(names: Iterable[str]) -> list[str]:
    return sorted(names)[: table()["keys"]["names"]]


def _weeks(published: tuple[int, int] | None) -> list[str]:
    """The week of publication and the one after, so that two days that are a week apart share one; "any" always.

    A document without a date has "any" alone.
    """
    if published is None:
        return [_ANY]
    weeks = range(published[0] // 7, published[1] // 7 + 2)
    return [*map(str, weeks[:_WEEKS]), _ANY]


def _cells(spot: Spot) -> set[tuple[int, int]]:
    """The half degrees that `spot` lies in or near: two spots a quarter of a degree apart share one."""
    return {
        (int((spot.lat + north + 90) * 2), int((spot.lon + east + 180) * 2))
        for north in (-0.125, 0.125)
        for east in (-0.125, 0.125)
    }


class StoryIndex:
    """Happenings by key, and which of them are related. Grows document by document."""

    def __init__(self) -> None:
        self._blocks: dict[str, list[Happening]] = defaultdict(list)
        self._links: dict[str, list[tuple[Happening, Happening]]] = {}
        self._happenings: dict[str, list[Happening]] = {}

    def __contains__(self, doc: object) -> bool:
        return doc in self._happenings

    def add(self, happenings: Iterable[Happening]) -> None:
        """Take in what a document tells of."""
        for happening in happenings:
            self._happenings.setdefault(happening.facts.doc, []).append(happening)
            for key in keys_of(happening):
                self._blocks[key].append(happening)
                self._links.pop(key, None)
                if len(self._blocks[key]) == table()["keys"]["largest"] + 1:
                    self._links.clear()  # fewer pairs are compared in it from here on, which others may have relied on

    def discard(self, doc: str) -> None:
        """Forget what the document `doc` tells of, if it is here: it has another text now, or none."""
        joined = self._joined()
        gone = self._happenings.pop(doc, [])
        groups = {joined.top(happening) for happening in gone}
        for happening in chain.from_iterable(self._happenings.values()):
            if joined.top(happening) in groups:  # what held these together may have been what goes
                for key in keys_of(happening):
                    self._links.pop(key, None)
        for happening in gone:
            for key in keys_of(happening):
                self._blocks[key].remove(happening)
                self._links.pop(key, None)

    def stories(self) -> list[list[Happening]]:
        """The happenings of each story. Only blocks that have changed since the last call are compared again."""
        joined = self._joined()
        limits = table()["keys"]
        for key, block in self._blocks.items():
            if len(block) > 1 and key not in self._links:
                ordered = sorted(block, key=_undated_first)
                # Reports that both have a date share a week when they are near in time.
                to_compare = sum(map(_undated, block)) if key.endswith(_ANY) else len(block)
                first = min(to_compare, first_of(len(block), limits["largest"], limits["compared"]))
                self._links[key] = list(linked(ordered, _of_one_story, joined, first))
        return _absorbed(list(joined.groups(chain.from_iterable(self._happenings.values()))))

    def _joined(self) -> Joining[Happening]:
        joined = Joining[Happening]()
        for a, b in chain.from_iterable(self._links.values()):
            joined.join(a, b)
        return joined


def _undated(happening: Happening) -> bool:
    return happening.facts.published is None


def _undated_first(happening: Happening) -> tuple[bool, str, str, int]:
    return not _undated(happening), *_rank(happening)


def _of_one_story(a: Happening, b: Happening) -> bool:
    return a.facts is not b.facts and related(a, b)


def _rank(happening: Happening) -> tuple[str, str, int]:
    return happening.facts.text, happening.facts.doc, happening.order


def _absorbed(groups: list[list[Happening]]) -> list[list[Happening]]:
    """`groups`, a smaller one taken into the larger that holds more than half of its documents.

    A side remark of one document is no story beside that document's own.
    """
    docs = [frozenset(_docs(group)) for group in groups]
    order = sorted(range(len(groups)), key=lambda k: (-len(docs[k]), min(map(_rank, groups[k]))))
    place = {k: n for n, k in enumerate(order)}
    holding: dict[str, list[int]] = defaultdict(list)
    for k in order:
        for doc in docs[k]:
            holding[doc].append(k)
    joined = Joining[int]()
    for k in order:
        overlap = Counter(other for doc in docs[k] for other in holding[doc] if place[other] < place[k])
        if overlap:
            best = min(overlap, key=lambda other: (-overlap[other], place[other]))
            if 2 * overlap[best] > len(docs[k]):
                joined.join(best, k)
    return [[happening for k in part for happening in groups[k]] for part in joined.groups(range(len(groups)))]


def _docs(members: Iterable[Happening]) -> tuple[str, ...]:
    return tuple(sorted({happening.facts.doc for happening in members}))


def _claims(members: Iterable[Happening]) -> frozenset[str]:
    return frozenset(claim for happening in members for claim in happening.claims)


def _id(members: Iterable[Happening]) -> str:
    """The story's id: by its earliest document, which a later one leaves as it is."""
    first = min(members, key=lambda h: (h.facts.published or (1 << 30,), _rank(h)))
    return "s_" + hashlib.sha256(f"{first.facts.text}\x1f{first.order}".encode()).hexdigest()[:16]
