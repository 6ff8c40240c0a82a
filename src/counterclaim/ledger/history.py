"""The story of one claim: in which texts it stands, which reader found it when, and what people said of it."""

from collections.abc import Iterator

from sqlalchemy import and_, exists, or_, select

from counterclaim.errors import UsageError
from counterclaim.ledger.said import said_of
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, TOLD, by
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, READINGS, VERSIONS, WITHDRAWALS
from counterclaim.model import Entry, Step, Withdrawal


def history(db: Session, claim: str) -> list[Step]:
    """The story of the mention `claim` in the ledger `db`, oldest first. Raises UsageError where it is not there."""
    said = said_of(db, claim)
    text = next((each.judgement.text for each in said if each.judgement.claim == claim), None) or _text(db, claim)
    if text is None:
        raise UsageError(
            f"There is no claim {claim} in this ledger: `counterclaim claims --format jsonl` tells their ids."
        )
    steps = [*_texts(db, text), *_taken_back(db, text), *_readings(db, text, claim), *_judged(said)]
    return sorted(steps, key=lambda step: step.at)  # of one time, a text comes before its readings


def _text(db: Session, claim: str) -> str | None:
    query = select(VERSIONS.c.text_id).select_from(READ.join(CLAIMS))
    query = query.where(CLAIMS.c.id == claim, by(READINGS.c.at, db.at)).limit(1)
    return next((row.text_id for row in db.stream(query)), None)


def _texts(db: Session, text: str) -> Iterator[Step]:
    """When documents came with `text`, and when they came with another one after it."""
    own = select(VERSIONS.c.document).where(VERSIONS.c.text_id == text)
    query = select(DOCUMENTS.c.id, VERSIONS.c.text_id, VERSIONS.c.added).select_from(TOLD)
    query = query.where(VERSIONS.c.document.in_(own), by(VERSIONS.c.added, db.at))
    before: tuple[str, str] | None = None
    for row in db.stream(query.order_by(DOCUMENTS.c.number, VERSIONS.c.number)):
        if row.text_id == text:
            yield Step(row.added, "told", row.id, text)
        elif before == (row.id, text):
            yield Step(row.added, "replaced", row.id, row.text_id)
        before = row.id, row.text_id


def _taken_back(db: Session, text: str) -> Iterator[Step]:
    """When runs of `add` that brought `text` were taken back, and when that was."""
    undone = WITHDRAWALS.alias()
    of_it = or_(WITHDRAWALS.c.addition == VERSIONS.c.addition, undone.c.addition == VERSIONS.c.addition)
    source = WITHDRAWALS.outerjoin(undone, WITHDRAWALS.c.withdrawal == undone.c.number).join(VERSIONS, of_it)
    query = select(DOCUMENTS.c.id, WITHDRAWALS.c.at, WITHDRAWALS.c.by, WITHDRAWALS.c.withdrawal)
    query = query.select_from(source.join(DOCUMENTS, VERSIONS.c.document == DOCUMENTS.c.number))
    query = query.where(VERSIONS.c.text_id == text, by(WITHDRAWALS.c.at, db.at)).order_by(WITHDRAWALS.c.at)
    for row in db.stream(query.distinct()):
        yield Step(row.at, "taken_out" if row.withdrawal is None else "put_back", row.id, text, row.by)


def _readings(db: Session, text: str, claim: str) -> Iterator[Step]:
    held = exists().where(and_(CLAIMS.c.reading == READINGS.c.number, CLAIMS.c.id == claim)).label("held")
    query = select(DOCUMENTS.c.id, READINGS.c.at, READINGS.c.reader, held).select_from(READ)
    query = query.where(VERSIONS.c.text_id == text, by(READINGS.c.at, db.at)).order_by(READINGS.c.number)
    for row in db.stream(query):
        yield Step(row.at, "found" if row.held else "not_found", row.id, text, row.reader)


def _judged(said: list[Entry]) -> Iterator[Step]:
    for entry in said:
        told = entry.judgement
        taken_back = entry.state == "withdrawn" and not isinstance(told.what, Withdrawal)
        yield Step(told.at, "judged", told.doc, told.text, told.by, told, taken_back)
