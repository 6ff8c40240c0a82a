"""What wants a person's eye first. Asked inside a transaction (`Ledger.session.reading`)."""

from sqlalchemy import func, select

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


def queue(db: Session, turn: Turn = FIRST, story: str | None = None, measure: str | None = None) -> Page[ToldRow]:
    """The claims that nobody judged and that a look would matter for: first those that alone stand behind an end of a
    toll, then the contradicted, then those that the reader is not sure of. With `story` or `measure` those of one.

    Raises UsageError for a place in the list that no page told.
    """
    here = TOLD.join(STORIES, STORIES.c.number == TOLD.c.story)
    query = select(TOLD.c.record, STORIES.c.id).select_from(here).where(TOLD.c.rank > 0)
    some = select(TOLD.c.number).where(TOLD.c.rank > 0)
    if story is not None:
        number = select(STORIES.c.number).where(STORIES.c.id == story).scalar_subquery()
        query, some = query.where(TOLD.c.story == number), some.where(TOLD.c.story == number)
    if measure is not None:
        query, some = query.where(TOLD.c.measure == measure), some.where(TOLD.c.measure == measure)
    page = page_of(db, query, (TOLD.c.rank, TOLD.c.number), turn, lambda row: told_from(unpacked(row.record), row.id))
    found = int(db.rows(select(func.count()).select_from(some.limit(COUNTED + 1).subquery()))[0][0])
    return Page(page.items, page.after, min(found, COUNTED), found > COUNTED)
