"""What a ledger has of a document, asked for every document that comes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from counterclaim.ledger import rows
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import TOLD, settled, withdrawn
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, POSITIONS, PROBLEMS, READINGS, VERSIONS
from counterclaim.model import Claim, Document, Position, Problem


def newest_of(db: Session, doc: str) -> Row[Any] | None:
    """The newest version of `doc` that was not taken back, but for its text, inside the transaction."""
    return next(iter(db.rows(_NEWEST_OF, doc=doc)), None)


def newest_reading_of(db: Session, version: int) -> Row[Any] | None:
    """The newest reading of the version with this number."""
    return next(iter(db.rows(_NEWEST_READING_OF, version=version)), None)


def unsettled_of(db: Session, doc: str) -> Sequence[Row[Any]]:
    """The problems with `doc` as a whole, from tries at which no text of it came to hand, that stand."""
    return db.rows(_UNSETTLED, doc=doc)


def newest_reading_by(db: Session, version: int, reader: str) -> Row[Any] | None:
    """The newest reading that `reader` made of the version with this number."""
    query = select(READINGS).where(READINGS.c.version == version, READINGS.c.reader == reader)
    return next(iter(db.rows(query.order_by(READINGS.c.number.desc()).limit(1))), None)


def found_of(db: Session, reading: int) -> tuple[list[Claim], list[Position]]:
    """The claims and the positions of the reading with this number."""
    claims = [rows.claim_of(row) for row in db.rows(_CLAIMS_OF, reading=reading)]
    return claims, [rows.position_of(row) for row in db.rows(_POSITIONS_OF, reading=reading)]


def was_read(db: Session, version: int, reader: str, problems: Sequence[Problem]) -> bool:
    """True when `reader` was the last to read the version, and met these `problems`."""
    reading = newest_reading_of(db, version)
    if reading is None or reading.reader != reader:
        return False
    return rows.same_problems(db.rows(_PROBLEMS_OF, reading=reading.number), problems)


def is_read(db: Session, version: int, doc: str, reader: str) -> bool:
    """True when `reader` has read the version of `doc`, and neither that reading nor an earlier try met a problem with
    the document as a whole, for which it is worth another try."""
    reading = newest_reading_of(db, version)
    if reading is None or reading.reader != reader:
        return False
    kept = db.rows(_PROBLEMS_OF, reading=reading.number)
    return all(row.start is not None for row in kept) and not unsettled_of(db, doc)


def says_other(document: Document, newest: Row[Any]) -> bool:
    """True when `document` tells something that its newest version in the ledger does not.

    What a later telling leaves out does not count, nor a date that was found against one that was given by hand: a
    second `add` without the options of the first changes nothing.
    """
    told = ("lang", "title", "url", "outlet")
    if document.version != newest.text_id or any(
        getattr(document, fact) not in (None, getattr(newest, fact)) for fact in told
    ):
        return True
    published, before = document.published, rows.published_from(newest)
    if published is None or (before and before.source == "given" != published.source):
        return False
    return published != before


# Made once.

_NEWEST_OF = (
    select(*(column for column in VERSIONS.c if column.name not in ("text", "raw", "clutter")))
    .select_from(TOLD)
    .where(DOCUMENTS.c.id == bindparam("doc"), ~withdrawn(VERSIONS.c.addition, None))
    .order_by(VERSIONS.c.number.desc())
    .limit(1)
)
_NEWEST_READING_OF = (
    select(READINGS).where(READINGS.c.version == bindparam("version")).order_by(READINGS.c.number.desc()).limit(1)
)
_CLAIMS_OF = select(CLAIMS.c.record).where(CLAIMS.c.reading == bindparam("reading")).order_by(CLAIMS.c.number)
_POSITIONS_OF = (
    select(POSITIONS.c.record).where(POSITIONS.c.reading == bindparam("reading")).order_by(POSITIONS.c.number)
)
_PROBLEMS_OF = select(PROBLEMS).where(PROBLEMS.c.reading == bindparam("reading"))

# Problems with a document as a whole, from tries at which no text of it came to hand.
_UNSETTLED = select(PROBLEMS).where(PROBLEMS.c.doc == bindparam("doc"), PROBLEMS.c.reading.is_(None), ~settled(None))
