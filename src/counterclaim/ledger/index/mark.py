"""How much of the ledger is in the index."""

from typing import NamedTuple

from sqlalchemy import Column, Integer, String, Table, func, insert, inspect, select, update

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS, ERASURES, JUDGEMENTS, READINGS, VERSIONS, WITHDRAWALS

_NUMBERS = (
    Column("version", Integer, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("judgement", Integer, nullable=False),
    Column("withdrawal", Integer, nullable=False),
    Column("erasure", Integer, nullable=False),
)
MARK = Table("ix_mark", DERIVED, Column("made", String(80), nullable=False), *_NUMBERS)
"""One row: what the index was made by, and the numbers of the newest rows that are in it."""


class Numbers(NamedTuple):
    """A state of the ledger, by the numbers of its newest rows; 0 where there is none."""

    version: int = 0
    reading: int = 0
    judgement: int = 0
    withdrawal: int = 0
    erasure: int = 0


class Mark(NamedTuple):
    """What the index was made by (its version, and the tables that stories are found by), and how far it goes."""

    made: str
    numbers: Numbers


def newest(db: Session) -> Numbers:
    """The ledger's state, inside the transaction. Costs the same however much there is."""
    return Numbers(*db.rows(_NEWEST)[0])


def many_documents(db: Session) -> int:
    """How many documents the ledger has, or had: the number of the newest."""
    return int(db.rows(select(func.coalesce(func.max(DOCUMENTS.c.number), 0)))[0][0])


def marked(db: Session) -> Mark | None:
    """The state that the index shows, inside the transaction; None where there is no index."""
    if not inspect(db.connection).has_table(MARK.name):
        return None
    found = db.rows(select(MARK))
    return Mark(found[0].made, Numbers(*found[0][1:])) if found else None


def begin(db: Session, made: str) -> Mark:
    """Mark a new index, of nothing yet, as `made` by that."""
    mark = Mark(made, Numbers())
    db.connection.execute(insert(MARK), {"made": made, **mark.numbers._asdict()})
    return mark


def move(db: Session, numbers: Numbers) -> None:
    """Mark the index as one that shows the state `numbers`."""
    db.change(update(MARK).values(**numbers._asdict()))


_NEWEST = select(
    *(
        func.coalesce(select(func.max(table.c.number)).scalar_subquery(), 0)
        for table in (VERSIONS, READINGS, JUDGEMENTS, WITHDRAWALS, ERASURES)
    )
)
