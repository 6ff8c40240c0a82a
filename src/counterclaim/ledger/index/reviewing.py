"""What wants a person's eye first. Asked inside a transaction (`Ledger.session.reading`)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, literal_column, select

from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.paging import page_of
from counterclaim.ledger.index.shelves import STORIES, TOLD
from counterclaim.ledger.session import Session
from counterclaim.model import ToldRow
from counterclaim.model.asked import Page, Turn
from counterclaim.model.shelf_record import told_from

COUNTED = 1_000
"""So many of those that wait are counted."""

FIRST = Turn()


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which claims are asked for: of a story, of a measure, in a language; None means any. `stories` are the ids of
    several, of which each claim is of one."""

    story: str | None = None
    measure: str | None = None
    lang: str | None = None
    stories: Sequence[str] | None = None


ALL = QueueFilter()


def queue(db: Session, turn: Turn = FIRST, wanted: QueueFilter = ALL) -> Page[ToldRow]:
    """The claims that are `wanted`, that nobody judged and that a look would matter for: first those that alone stand
    behind an end of a toll, then the contradicted, then those that the reader is not sure of.

    Raises UsageError for a place in the list that no page told.
    """
    meets = [TOLD.c.rank > literal_column("0"), *_conditions(wanted)]  # as the indexes say, not a value of the query
    query = select(TOLD.c.record, STORIES.c.id).select_from(TOLD.join(STORIES, STORIES.c.number == TOLD.c.story))
    keys = (TOLD.c.rank, TOLD.c.claim, TOLD.c.number)
    page = page_of(db, query.where(*meets), keys, turn, lambda row: told_from(unpacked(row.record), row.id))
    some = select(TOLD.c.number).where(*meets).limit(COUNTED + 1).subquery()
    found = int(db.rows(select(func.count()).select_from(some))[0][0])
    return Page(page.items, page.after, min(found, COUNTED), found > COUNTED)


def _conditions(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    asked: list[ColumnElement[bool]] = []
    ids = [wanted.story] if wanted.story is not None else wanted.stories
    if ids is not None:
        asked.append(TOLD.c.story.in_(select(STORIES.c.number).where(STORIES.c.id.in_(ids))))
    if wanted.measure is not None:
        asked.append(TOLD.c.measure == wanted.measure)
    if wanted.lang is not None:
        asked.append(TOLD.c.lang == wanted.lang)
    return asked
