"""What changed in the stories since one looked."""

from typing import Any

from sqlalchemy import Select, func, select

from counterclaim.ledger.index.shelves import STORIES, STORY_DOCUMENTS
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS

COUNTED = 999
"""Changed stories are counted up to this."""


def changed_since(db: Session, time: str) -> int:
    """How many stories changed after the ledger time `time`, at most `COUNTED`."""
    some = select(STORIES.c.number).where(STORIES.c.changed > time).limit(COUNTED).subquery()
    return int(db.rows(select(func.count()).select_from(some))[0][0])


def told_since(db: Session, day: str) -> int:
    """How many stories have a report of the ISO `day` or later, at most `COUNTED`."""
    some = select(STORIES.c.number).where(STORIES.c.newest >= day).limit(COUNTED).subquery()
    return int(db.rows(select(func.count()).select_from(some))[0][0])


def reports_told_since(db: Session, day: str, stories: int, reports: int) -> frozenset[str]:
    """The ids of the reports of the `stories` of the newest reports, if these are of the ISO `day` or later; of larger
    stories, so many `reports` are told, the newest."""
    latest = select(STORIES.c.number).where(STORIES.c.newest >= day).order_by(STORIES.c.newest.desc())
    return _newest_reports(db, latest.limit(stories), reports)


def reports_of_changed(db: Session, time: str, stories: int, reports: int) -> frozenset[str]:
    """The ids of the reports of the `stories` that changed last, if after the ledger time `time`; of larger stories,
    so many `reports` are told, the newest."""
    latest = select(STORIES.c.number).where(STORIES.c.changed > time).order_by(STORIES.c.changed.desc()).limit(stories)
    return _newest_reports(db, latest, reports)


def _newest_reports(db: Session, stories: Select[Any], reports: int) -> frozenset[str]:
    """The ids of the newest reports, so many at most, of each of the `stories`."""
    told = STORY_DOCUMENTS.join(DOCUMENTS, DOCUMENTS.c.number == STORY_DOCUMENTS.c.document)
    found = set[str]()
    for row in db.rows(stories):
        own = select(DOCUMENTS.c.id).select_from(told).where(STORY_DOCUMENTS.c.story == row.number)
        found |= {each.id for each in db.rows(own.order_by(STORY_DOCUMENTS.c.day.desc()).limit(reports))}
    return frozenset(found)
