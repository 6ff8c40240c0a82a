"""From groups of happenings to stories, and from each story to all that the index holds of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import inf
from typing import Self

from counterclaim.batches import batches
from counterclaim.indexing.differing import differing
from counterclaim.indexing.kept import LedgerKept
from counterclaim.indexing.proposing import propose
from counterclaim.indexing.said import Said
from counterclaim.indexing.sharing import DOCUMENTS, Share, StoryJob, tell
from counterclaim.ledger.index.adopting import adopted, put_tolls
from counterclaim.ledger.index.printed import prints
from counterclaim.ledger.index.shelving import put
from counterclaim.ledger.index.waiting import ANEW, LEAVING, REGROUPED, TOUCHED, add, among, last_read, some_of, take
from counterclaim.ledger.index.woven import Found
from counterclaim.ledger.reports import positions, reports
from counterclaim.ledger.session import Session
from counterclaim.model import Position, Story
from counterclaim.relating import Report
from counterclaim.resolve.regrouping import regrouped
from counterclaim.resolve.stories import named_apart, story_of

_DOCUMENTS = 600  # that stories of one transaction have, about


@dataclass(frozen=True, slots=True)
class Putting:
    """What is needed to put stories into the index `db`, inside a batch."""

    db: Session
    kept: LedgerKept
    said: Said
    share: Share

    def put_some(self, most: int) -> int:
        """Put the next stories that are touched, so many at `most`; tell how many."""
        found = self._stories(some_of(self.db, TOUCHED, most))
        before = self.kept.found(found)
        shared = self.kept.namesakes_of({story.id for story in found.values()})
        stories, plain = dict[int, Story](), set[str]()
        for whole, story in found.items():  # most are called as nobody else is, and people had no hand in them
            was, others = before.get(whole), shared.get(story.id, set()) - {whole}
            if not others and story.id not in plain and was in (None, Found(story.id, story.id)) and self._own(story):
                plain.add(story.id)
                stories[whole] = story
        self.kept.put_found({whole: Found(one.id, one.id) for whole, one in stories.items() if whole not in before})
        rest = [(whole, self._own(story)) for whole, story in found.items() if whole not in stories]
        take(self.db, TOUCHED, found)
        called = [(whole, one) for whole, own in rest for one in self._call(whole, self._named(whole), not own)]
        again = among(self.db, TOUCHED, found)  # another one came by their name: they are put by their new one, next
        self._put([one for whole, one in (*stories.items(), *called) if whole not in again])
        return len(found)

    def _own(self, story: Story) -> bool:
        """Whether no people join or part `story`."""
        return self.said.grouped.isdisjoint(story.docs)

    def _stories(self, wholes: Sequence[int]) -> dict[int, Story]:
        """The first of the stories known by `wholes`, as their documents tell them, until they have documents enough
        for one transaction."""
        some, many = dict[int, list[int]](), 0
        for whole, numbers in self.kept.told_in(wholes).items():
            if many < _DOCUMENTS:
                some[whole] = sorted(numbers)
                many += len(numbers)
        happenings = self.kept.happenings({number for own in some.values() for number in own})
        return {
            whole: story_of([happenings[number] for number in own if number in happenings])
            for whole, own in some.items()
        }

    def put_regrouped(self) -> int:
        """Put the stories that people had a hand in; tell how many."""
        stories = regrouped([self._named(whole)[1] for whole in self.kept.apart()], self.said.stand)
        before = set(some_of(self.db, REGROUPED, 1 << 30)) - {ANEW}
        now = {story.id for story in stories}
        take(self.db, REGROUPED, {*before, ANEW})
        add(self.db, REGROUPED, now)
        add(self.db, LEAVING, before - now)
        self._put(stories)
        return len(stories)

    def _named(self, whole: int) -> tuple[str, Story]:
        """The id that its documents give to the story known by `whole`, and the story as it is called."""
        story = self._story(whole)
        others = [other for other in self.kept.namesakes(story.id) if other != whole]
        if not others:
            return story.id, story
        called = named_apart([story, *map(self._story, others)])
        return story.id, next(each for each in called if (each.docs, each.claims) == (story.docs, story.claims))

    def _story(self, whole: int) -> Story:
        return self._stories([whole])[whole]

    def _call(self, whole: int, named: tuple[str, Story], apart: bool) -> list[Story]:
        """Remember how the story known by `whole` is called; tell it, unless people join or part it."""
        plain, story = named
        before = self.kept.found([whole]).get(whole)
        now = Found(plain, story.id, apart)
        if before != now:
            self.kept.put_found({whole: now})
            if before and not before.apart:
                add(self.db, LEAVING, [before.story])
            sakes = {*self.kept.namesakes(plain), *(self.kept.namesakes(before.plain) if before else ())} - {whole}
            add(self.db, TOUCHED, [other for other in sakes if self._misnamed(other)])
        if apart or (before and before.apart):
            add(self.db, REGROUPED, [ANEW])
        return [] if apart else [story]

    def _misnamed(self, whole: int) -> bool:
        return self.kept.found([whole])[whole].story != self._named(whole)[1].id

    def _put(self, stories: Sequence[Story]) -> None:
        known = _Documents.of(self.db, stories)
        belonging, doubted = _belonging(adopted(self.db)), differing(self.db, list(known.reports.values()))
        jobs = (replace(self._job(story, known, belonging.get(story.id, {})), differing=doubted) for story in stories)
        told = list(chain.from_iterable(self.share(tell, batches(jobs, DOCUMENTS, inf, _size, DOCUMENTS))))
        put_tolls(self.db, {each.shelved.card.id: each.tolls for each in told})
        propose(self.db, put(self.db, [each.shelved for each in told]))
        add(self.db, LEAVING, [ANEW] if stories else [])

    def _job(self, story: Story, known: "_Documents", adopted: Mapping[str, bool]) -> StoryJob:
        own = [known.reports[doc] for doc in story.docs if doc in known.reports]
        return StoryJob(
            story,
            own,
            [position for doc in story.docs for position in known.positions.get(doc, ())],
            {doc: known.prints[doc] for doc in story.docs if doc in known.prints},
            self.said.on((claim.id for _, claims in own for claim in claims), adopted),
            adopted,
            max((self.said.last_of(story.docs), *(known.read[doc] for doc in story.docs))),
        )


@dataclass(frozen=True, slots=True)
class _Documents:
    """What is known of the documents of some stories, by their ids: as reports, the positions taken in them, when each
    was last read, and the prints of those that may be copies."""

    reports: Mapping[str, Report]
    positions: Mapping[str, Sequence[Position]]
    read: Mapping[str, str]
    prints: Mapping[str, str]

    @classmethod
    def of(cls, db: Session, stories: Sequence[Story]) -> Self:
        docs = {doc for story in stories for doc in story.docs}
        taken = defaultdict[str, list[Position]](list)
        for position in positions(db, docs):
            taken[position.doc].append(position)
        own = {document.id: (document, claims) for document, claims in reports(db, docs)}
        printed = prints(db, {doc for story in stories if len(story.docs) > 1 for doc in story.docs})
        return cls(own, taken, last_read(db, docs), printed)


def _size(job: StoryJob) -> int:
    return len(job.reports)


def _belonging(adopted: Mapping[str, tuple[str, bool]]) -> dict[str, dict[str, bool]]:
    """The adopted figures of each story, by their judgements' ids, and whether they are overtaken."""
    found = dict[str, dict[str, bool]]()
    for id, (story, late) in adopted.items():
        found.setdefault(story, {})[id] = late
    return found
