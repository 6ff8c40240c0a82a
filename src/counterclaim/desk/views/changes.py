"""What changed since one looked: each series as it stood and as it stands, by whom, with the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from counterclaim.api.changing import changes_among
from counterclaim.desk.stores import Desk
from counterclaim.ledger.index.news import changed_since, reports_of_changed
from counterclaim.model import Change

STORIES, REPORTS = 20, 300
"""Stories that are told, those that changed last, and the newest reports of each."""


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What changed in one story."""

    id: str
    title: str
    rows: Sequence[Change]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed after the ledger time `since`, up to the time `state`: in so many stories, of which those that
    changed last are told."""

    since: str
    state: str
    changed: int
    stories: Sequence[StoryChanges]


def changes_view(desk: Desk, since: str) -> ChangesView:
    """What changed after the ledger time `since`; nothing where it is empty."""
    with desk.indexed() as store:
        state = store.session.newest_time()
        changed = changed_since(store.session, since) if since else 0
        docs = reports_of_changed(store.session, since, STORIES, REPORTS) if changed else frozenset[str]()
    rows = changes_among(docs, desk.setup.ledger, as_of_ledger=since).rows if docs else ()
    told = [
        StoryChanges(id, title, list(own)) for (id, title), own in groupby(rows, lambda row: (row.story, row.title))
    ]
    return ChangesView(since, state, changed, told)
