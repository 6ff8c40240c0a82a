"""From groups of happenings to stories, and from each story to all that the index holds of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.indexing.cards import Around, shelved
from counterclaim.indexing.differing import differing
from counterclaim.indexing.kept import LedgerKept
from counterclaim.indexing.proposing import propose
from counterclaim.indexing.said import Said
from counterclaim.ledger.index.adopting import adopted, put_tolls
from counterclaim.ledger.index.shelving import put
from counterclaim.ledger.index.waiting import ANEW, LEAVING, REGROUPED, TOUCHED, add, last_read, some_of, take
from counterclaim.ledger.index.woven import Found
from counterclaim.ledger.reports import positions, reports
from counterclaim.ledger.session import Session
from counterclaim.model import Story
from counterclaim.output import Names
from counterclaim.reconcile.changes import CHOICE
from counterclaim.reconcile.dossier import as_judged
from counterclaim.relating import Known, told_anew
from counterclaim.resolve.regrouping import regrouped
from counterclaim.resolve.stories import named_apart, story_of

_DOCUMENTS = 300  # that stories of one transaction have, about


@dataclass(frozen=True, slots=True)
class Putting:
    """What is needed to put stories into the index `db`, inside a batch."""

    db: Session
    kept: LedgerKept
    said: Said
    names: Names

    def put_some(self, most: int) -> int:
        """Put the next stories that are touched, so many at `most`; tell how many."""
        stories, done, docs = list[Story](), 0, 0
        grouped = self.said.grouped()
        for whole in some_of(self.db, TOUCHED, most):
            story = self._named(whole)
            stories += self._call(whole, story, not grouped.isdisjoint(story[1].docs))
            take(self.db, TOUCHED, [whole])
            done, docs = done + 1, docs + len(story[1].docs)
            if docs >= _DOCUMENTS:
                break
        self._put(stories)
        return done

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
        groups = self.kept.groups_in([whole])[whole]
        return story_of(list(self.kept.happenings(self.kept.all_members(groups)).values()))

    def _call(self, whole: int, named: tuple[str, Story], apart: bool) -> list[Story]:
        """Remember how the story known by `whole` is called; tell it, unless people join or part it."""
        plain, story = named
        before = self.kept.found([whole]).get(whole)
        now = Found(plain, story.id, apart)
        if before != now:
            self.kept.put_found(whole, now)
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
        docs = {doc for story in stories for doc in story.docs}
        told = [(document, list(told_anew(claims))) for document, claims in reports(self.db, docs)]
        known = Known(told, positions(self.db, docs))
        read, belonging = last_read(self.db, docs), _belonging(adopted(self.db))
        documents = {document.id: document for document, _ in told}
        around = Around(documents, self.names, differing=differing(self.db, told))
        for story in stories:
            self._put_one(story, known, around, read, belonging.get(story.id, {}))
        add(self.db, LEAVING, [ANEW] if stories else [])

    def _put_one(
        self,
        story: Story,
        known: Known,
        around: Around,
        read: Mapping[str, str],
        adopted: Mapping[str, bool],
    ) -> None:
        dossier = known.related(story).dossier(CHOICE)
        put_tolls(self.db, story.id, [course.toll for course in dossier.courses if course.toll])
        said = self.said.about(dossier, adopted.keys())
        late = [each for each in said if adopted.get(each.id)]
        said = [each for each in said if not adopted.get(each.id)]
        (judged,) = as_judged([dossier], said)
        changed = max((self.said.last_of(story.docs), *(each.at for each in said), *(read[doc] for doc in story.docs)))
        propose(self.db, put(self.db, shelved(judged, replace(around, changed=changed, overtaken=late))))


def _belonging(adopted: Mapping[str, tuple[str, bool]]) -> dict[str, dict[str, bool]]:
    """The adopted figures of each story, by their judgements' ids, and whether they are overtaken."""
    found = dict[str, dict[str, bool]]()
    for id, (story, late) in adopted.items():
        found.setdefault(story, {})[id] = late
    return found
