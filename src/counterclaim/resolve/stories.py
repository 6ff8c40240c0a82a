"""Stories: documents that tell of the same happenings, found by facts that need no language.

A document's facts are sorted by happening (facts.py). Every happening has keys (keys.py); only those that share one are
compared, each pair for itself (kinship.py); what is related is linked (weaving.py), what links hold together, the more
of them the more firmly, is one chapter (chapters.py), and what one report tells on the side goes with its story
(absorbing.py). So the outcome depends on which documents there are, and not on the order in which they came, and a new
document is compared with its like alone.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model import Claim, Document, Story
from counterclaim.resolve.absorbing import Absorbing, wholes
from counterclaim.resolve.facts import Happening, happenings_of
from counterclaim.resolve.kept import number_of, words_of
from counterclaim.resolve.memory import Memory
from counterclaim.resolve.titles import title_of
from counterclaim.resolve.weaving import Weaving


def stories_of(told: Iterable[tuple[Document, Sequence[Claim]]]) -> list[Story]:
    """The stories that documents, each with its claims in the order of its text, tell: the smallest first.

    Documents without claims tell none. A document that tells of several happenings is in several stories.
    """
    index = StoryIndex()
    for document, claims in told:
        if claims:
            index.add(happenings_of(document, claims))
    return sorted(named_apart(map(story_of, index.stories())), key=lambda story: (len(story.docs), story.id))


def story_of(members: Sequence[Happening]) -> Story:
    """The story that the happenings `members` are."""
    return Story(_id(members), title_of(members), _docs(members), _claims(members))


def named_apart(stories: Iterable[Story]) -> list[Story]:
    """`stories`, those that have one id, for they begin with the same text, told apart by all their documents but for
    the first of them."""
    found, seen = list[Story](), set[str]()
    for story in sorted(stories, key=lambda story: (story.id, story.docs)):
        found.append(replace(story, id=_hashed(story.id, *story.docs)) if story.id in seen else story)
        seen.add(story.id)
    return found


class StoryIndex:
    """Happenings, and which of them are one story. Grows document by document."""

    def __init__(self) -> None:
        self._kept = Memory()
        self._docs = dict[str, list[int]]()
        self._come = dict[int, Happening]()
        self._gone = set[int]()

    def __contains__(self, doc: object) -> bool:
        return doc in self._docs

    def add(self, happenings: Iterable[Happening]) -> None:
        """Take in what a document tells of."""
        for happening in happenings:
            number = number_of(happening, words_of(happening))
            self._docs.setdefault(happening.facts.doc, []).append(number)
            if number in self._gone:
                self._gone.remove(number)
            else:
                self._come[number] = happening

    def discard(self, doc: str) -> None:
        """Forget what the document `doc` tells of, if it is here: it has another text now, or none."""
        for number in self._docs.pop(doc, ()):
            if self._come.pop(number, None) is None:
                self._gone.add(number)

    def stories(self) -> list[list[Happening]]:
        """The happenings of each story. Only what came and went since the last call is compared."""
        Weaving(self._kept, self._gone, self._come).woven()
        self._come, self._gone = {}, set()
        groups = self._kept.everything()
        telling = defaultdict[object, set[int]](set)
        for group, members in groups.items():
            for happening in members:
                telling[happening.facts.doc].add(group)
        absorbing = Absorbing(
            lambda group: {happening.facts.doc for happening in groups[group]},
            lambda docs: {doc: telling[doc] for doc in docs},
        )
        return [[each for group in whole for each in groups[group]] for whole in wholes(groups, absorbing)]


def _docs(members: Iterable[Happening]) -> tuple[str, ...]:
    return tuple(sorted({happening.facts.doc for happening in members}))


def _claims(members: Iterable[Happening]) -> frozenset[str]:
    return frozenset(claim for happening in members for claim in happening.claims)


def _id(members: Iterable[Happening]) -> str:
    """The story's id: by its earliest document, which a later one leaves as it is."""
    first = min(members, key=lambda h: (h.facts.published or (1 << 30,), h.facts.text, h.facts.doc, h.order))
    return _hashed(first.facts.text, str(first.order))


def _hashed(*told: str) -> str:
    return "s_" + hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]
