"""The audit log: who did what, when and from where. Rows are added and never changed: the database refuses that."""

from typing import Any

from sqlalchemy import Row, select

from counterclaim.desk.accounts.records import Event, What
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.desk_tables import AUDIT
from counterclaim.ledger.session import Session

_LONGEST = 500  # characters of what a line is about


def note(db: Session, what: What, who: str | None, about: str | None = None, address: str | None = None) -> None:
    """Add a line to the log of the ledger `db`; inside a batch it stands or falls with what that does."""
    with db.writing() as now:
        db.insert(AUDIT, at=now, who=who, what=what, about=about and about[:_LONGEST], address=address)


def events(db: Session, most: int = 100, before: int | None = None, what: What | None = None) -> list[Event]:
    """The newest lines of the log, `most` of them at most: those before the line of the number `before`, and of those
    that tell `what`, where these are given."""
    query = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(most)
    if before is not None:
        query = query.where(AUDIT.c.number < before)
    if what is not None:
        query = query.where(AUDIT.c.what == what)
    with plainly(db.address), db.reading():
        return [_event(row) for row in db.rows(query)]


def _event(row: Row[Any]) -> Event:
    return Event(row.number, row.at, row.who, row.what, row.about, row.address)
