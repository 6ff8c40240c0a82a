"""What the index has yet to do: documents to be looked at again, and stories to be put or taken out."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Column, Integer, Select, String, Table, delete, func, or_, select, union
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.index.woven import FOUND, NUMBER
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, READINGS, VERSIONS, WITHDRAWALS

DUE = Table("ix_due", DERIVED, Column("document", Integer, primary_key=True, autoincrement=False))
"""Documents whose happenings are to be found anew."""

TOUCHED = Table("ix_touched", DERIVED, Column("whole", NUMBER, primary_key=True, autoincrement=False))
"""Stories, as they are found, that are to be put anew."""

ANEW = ""
"""What stands among the ids of stories while more is to be done than with each of them."""

LEAVING = Table("ix_leaving", DERIVED, Column("story", String(32), primary_key=True))
"""The ids of stories that are to be taken out, unless another has them by then; `ANEW` while it is to be seen to which
toll an adopted figure belongs."""

REGROUPED = Table("ix_regrouped", DERIVED, Column("story", String(32), primary_key=True))
"""The ids of the stories that people had a hand in; `ANEW` while they are to be made anew."""


def add(db: Session, table: Table, values: Iterable[Any]) -> None:
    """Put `values` into a `table` of one column, those that are not there yet."""
    rows = [{table.c[0].name: value} for value in sorted(set(values))]
    if rows:
        made: Any = (sqlite if db.dialect == "sqlite" else postgresql).insert(table)
        db.connection.execute(made.on_conflict_do_nothing(), rows)


def take(db: Session, table: Table, values: Collection[Any]) -> None:
    """Take `values` out of a `table` of one column."""
    for some in _parts(sorted(values)):
        db.change(delete(table).where(table.c[0].in_(some)))


def some_of(db: Session, table: Table, most: int) -> list[Any]:
    """The first of what is in a `table` of one column, so many at `most`."""
    return [row[0] for row in db.rows(select(table).order_by(table.c[0]).limit(most))]


def among(db: Session, table: Table, values: Collection[Any]) -> set[Any]:
    """Those of `values` that are in a `table` of one column."""
    column = table.c[0]
    return {row[0] for some in _parts(sorted(values)) for row in db.rows(select(column).where(column.in_(some)))}


def is_waiting(db: Session) -> bool:
    """Whether something is left to do: in one question, for it is asked before each page."""
    return bool(db.rows(_WAITING)[0][0])


def many_in(db: Session, table: Table) -> int:
    """How many are in a `table`."""
    return int(db.rows(select(func.count()).select_from(table))[0][0])


def due_since(db: Session, version: int, reading: int, withdrawal: int) -> None:
    """Have all documents looked at that came, were read or were taken back after the rows of these numbers."""
    back = WITHDRAWALS.alias()
    runs = union(
        select(WITHDRAWALS.c.addition).where(WITHDRAWALS.c.number > withdrawal),
        select(back.c.addition)
        .join(WITHDRAWALS, WITHDRAWALS.c.withdrawal == back.c.number)
        .where(WITHDRAWALS.c.number > withdrawal),
    ).subquery()
    _due(
        db,
        select(VERSIONS.c.document).where(VERSIONS.c.number > version),
        select(VERSIONS.c.document).join(READINGS).where(READINGS.c.number > reading),
        select(VERSIONS.c.document).where(VERSIONS.c.addition.in_(select(runs.c.addition))),
    )


def due_for_texts(db: Session, texts: Iterable[str], docs: Iterable[str]) -> None:
    """Have the documents `docs` looked at, and those with one of these `texts`."""
    for some in _parts(sorted(texts)):
        _due(db, select(VERSIONS.c.document).where(VERSIONS.c.text_id.in_(some)))
    for some in _parts(sorted(docs)):
        _due(db, select(DOCUMENTS.c.number.label("document")).where(DOCUMENTS.c.id.in_(some)))


def judged_since(db: Session, number: int) -> list[str]:
    """The ids of the judgements after the one of that number."""
    query = select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.number > number).order_by(JUDGEMENTS.c.number)
    return [row.id for row in db.rows(query)]


def ids_of(db: Session, documents: Collection[int]) -> dict[str, int]:
    """The ids of the documents of these numbers, each with its number."""
    query = select(DOCUMENTS.c.id, DOCUMENTS.c.number)
    return {
        row.id: row.number
        for some in _parts(sorted(documents))
        for row in db.rows(query.where(DOCUMENTS.c.number.in_(some)))
    }


def last_read(db: Session, docs: Collection[str]) -> dict[str, str]:
    """When each of the documents `docs` was last read."""
    query = select(DOCUMENTS.c.id, func.max(READINGS.c.at).label("at"))
    query = query.select_from(DOCUMENTS.join(VERSIONS).join(READINGS)).group_by(DOCUMENTS.c.id)
    return {row.id: row.at for some in _parts(sorted(docs)) for row in db.rows(query.where(DOCUMENTS.c.id.in_(some)))}


def _due(db: Session, *queries: Select[Any]) -> None:
    new = union(*queries).subquery()
    lacking = select(new.c.document).distinct().where(new.c.document.not_in(select(DUE.c.document)))
    db.connection.execute(DUE.insert().from_select(["document"], lacking))


def documents_with(db: Session, claims: Collection[str]) -> set[int]:
    """The documents in which these mentions stand, or stood."""
    found = set[int]()
    told = VERSIONS.join(READINGS).join(CLAIMS)
    for some in _parts(sorted(claims)):
        found |= {row[0] for row in db.rows(select(VERSIONS.c.document).select_from(told).where(CLAIMS.c.id.in_(some)))}
        added = select(DOCUMENTS.c.number).join(JUDGEMENTS, JUDGEMENTS.c.doc == DOCUMENTS.c.id)
        found |= {row[0] for row in db.rows(added.where(JUDGEMENTS.c.claim.in_(some)))}
    return found


def unused(db: Session, stories: Collection[str]) -> list[str]:
    """Those of these ids that no story has any more."""
    used = set[str]()
    for some in _parts(sorted(stories)):
        used |= {row.story for row in db.rows(select(FOUND.c.story).where(FOUND.c.story.in_(some), FOUND.c.apart == 0))}
        used |= {row.story for row in db.rows(select(REGROUPED.c.story).where(REGROUPED.c.story.in_(some)))}
    return sorted(set(stories) - used)


def _parts(values: list[Any]) -> Iterable[list[Any]]:
    return (values[start : start + 500] for start in range(0, len(values), 500))


_WAITING = select(
    or_(
        *(select(table.c[0]).limit(1).exists() for table in (DUE, TOUCHED, LEAVING)),
        select(REGROUPED.c.story).where(REGROUPED.c.story == ANEW).exists(),
    )
)
