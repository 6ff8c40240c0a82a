"""What changed in the stories of a ledger between two of its states: only stories that new reports touch are related.

Which reports tell one story is kept in memory between two looks, so that a look costs what the new reports cost; the
first that finds something new goes through the whole ledger once.
"""

from collections.abc import Collection, Iterator
from itertools import groupby

from counterclaim.ledger.watched import Mark, Watched
from counterclaim.model import Judgement, Message, Story
from counterclaim.reconcile.changes import CHOICE, changes_of
from counterclaim.reconcile.dossier import Dossier
from counterclaim.reconcile.rules import rules
from counterclaim.relating import Known
from counterclaim.resolve.facts import happenings_of
from counterclaim.resolve.regrouping import regrouped
from counterclaim.resolve.stories import StoryIndex, story_of
from counterclaim.watching.earlier import Earlier, earlier
from counterclaim.watching.messages import message


class Stories:
    """The stories of the ledger at `address`."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._index = StoryIndex()
        self._indexed = Mark()

    def changed(self, store: Watched, before: Mark, now: Mark) -> list[Message]:
        """What changed in the ledger `store` from the state `before` to the state `now`, a message for each story."""
        since = store.read_since(before)
        fresh = frozenset(doc for doc, news in since.items() if news)
        judged = store.judged_since(before)
        if not fresh and not judged:
            return []
        with Watched.open(self._address, at=now.state) as ledger:
            if not judged and next(ledger.reports(fresh), None) is None:
                return []  # what came tells no figure
            self._bring_up(store, ledger, now)
            said = ledger.said()
            stories, known = self._told_by(None if judged else fresh, ledger, said)
            if not all(doc in known.reports for story in stories for doc in story.docs):
                self._indexed = Mark()  # something was taken back or erased: it is read anew
                self._bring_up(store, ledger, now)
                stories, known = self._told_by(None if judged else fresh, ledger, said)
        then = earlier(self._address, before, fresh)
        return list(_messages(stories, known, then, said, now))

    def _bring_up(self, store: Watched, ledger: Watched, now: Mark) -> None:
        """Bring the index to the state `now`, which `ledger` shows."""
        docs: Collection[str] | None = None
        if self._indexed == Mark() or store.judged_since(self._indexed):
            self._index = StoryIndex()
        else:
            docs = store.read_since(self._indexed)
            for doc in docs:
                self._index.discard(doc)
        for document, claims in ledger.reports(docs):
            self._index.add(happenings_of(document, claims))
        self._indexed = now

    def _told_by(
        self, docs: frozenset[str] | None, ledger: Watched, said: list[Judgement]
    ) -> tuple[list[Story], Known]:
        """The stories that one of `docs` tells, or all of them, as people (`said`) group them, and their reports."""
        every = regrouped(map(story_of, self._index.stories()), said)
        stories = [story for story in every if docs is None or not docs.isdisjoint(story.docs)]
        telling = {doc for story in stories for doc in story.docs}
        return stories, Known(ledger.reports(telling), ledger.positions(telling))


def _messages(stories: list[Story], known: Known, then: Earlier, said: list[Judgement], now: Mark) -> Iterator[Message]:
    dossiers = list[Dossier]()
    for story in sorted(stories, key=lambda one: (-len(one.docs), one.id)):
        dossiers.append(known.related(story, then.former(story, known.reports)).dossier(CHOICE))
    by_story = {dossier.story.id: dossier for dossier in dossiers}
    rows = changes_of(dossiers, said, then.told(), rules())
    for id, changes in groupby(rows, key=lambda row: row.story):
        yield message(by_story[id], list(changes), known.reports, now.state, new=not then.knew(by_story[id]))
