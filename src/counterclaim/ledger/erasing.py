"""The one exception to a ledger that only grows: the words of a document removed, for law or privacy.

What goes: its texts with all that is known of them, the bytes they came from, the claims and positions read there, the
problems met there, what people wrote of its claims, the messages of a watch that quote it. What stays: its id, the ids
(hashes) of the texts, who judged which claim when, and by whom, when and why the words were removed.
"""

import json
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, or_, select, update

from counterclaim.errors import UsageError
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import TOLD, Condition, newest_version
from counterclaim.ledger.tables import (
    CLAIMS,
    DELIVERED,
    DOCUMENTS,
    ERASED,
    ERASURES,
    INPUTS,
    JUDGEMENTS,
    MESSAGES,
    POSITIONS,
    PROBLEMS,
    READINGS,
    SETTLED,
    VERSIONS,
    WITHDRAWALS,
)
from counterclaim.model import Document, Erasure, Problem


def erase(db: Session, doc: str, person: str, why: str, now: str) -> Erasure:
    """Remove the words of `doc` in the batch that bears the time `now`; the pages are still to be written anew.

    A document whose words are gone already is left as it is, and that erasure told. Raises UsageError where there is
    no such document.
    """
    owned = DOCUMENTS.join(VERSIONS)
    texts = db.rows(select(VERSIONS.c.text_id).select_from(owned).where(DOCUMENTS.c.id == doc).distinct())
    met = db.rows(select(PROBLEMS.c.number).where(PROBLEMS.c.doc == doc).limit(1))
    if not texts and not met:
        return _earlier(db, doc)
    ids = tuple(sorted(row.text_id for row in texts))
    _silence_people(db, doc, ids)
    _remove(db, doc)
    erasure = Erasure("e_" + secrets.token_hex(8), doc, ids, person, why, now, _alike(db, ids))
    number = db.insert(ERASURES, id=erasure.id, doc=doc, by=person, why=why, at=now)
    db.insert_all(ERASED, [{"erasure": number, "text_id": id} for id in ids])
    return erasure


def refusal(db: Session, document: Document) -> Problem | None:
    """Why `document` is not to be kept, where its text was erased; asked inside the transaction."""
    for row in db.rows(_BANS, text=document.version):
        why = f"Its text was erased on {row.at[:10]} by {row.by} ({row.why}), and is not kept again."
        return Problem(document.id, "keep", "erased", f"{why} `counterclaim withdraw {row.id}` would allow it.")
    return None


def _earlier(db: Session, doc: str) -> Erasure:
    """The newest erasure of `doc`. Raises UsageError where there is none."""
    for row in db.rows(select(ERASURES).where(ERASURES.c.doc == doc).order_by(ERASURES.c.number.desc()).limit(1)):
        texts = db.rows(select(ERASED.c.text_id).where(ERASED.c.erasure == row.number).order_by(ERASED.c.number))
        ids = tuple(each.text_id for each in texts)
        return Erasure(row.id, doc, ids, row.by, row.why, row.at, _alike(db, ids))
    raise UsageError(f"There is no document {doc} in this ledger: `counterclaim documents` tells their names.")


def _silence_people(db: Session, doc: str, texts: Sequence[str]) -> None:
    """Take the words out of what people said of the document: that they said it stays."""
    versions = select(VERSIONS.c.number).where(VERSIONS.c.text_id.in_(texts))
    readings = select(READINGS.c.number).where(READINGS.c.version.in_(versions))
    mentions = [row.id for row in db.rows(select(CLAIMS.c.id).where(CLAIMS.c.reading.in_(readings)).distinct())]
    told = or_(JUDGEMENTS.c.doc == doc, JUDGEMENTS.c.text_id.in_(texts), JUDGEMENTS.c.claim.in_(mentions))
    said = {row.id for row in db.rows(select(JUDGEMENTS.c.id).where(told))}
    of_it = {*said, *mentions}
    for row in db.rows(
        select(JUDGEMENTS.c.id, JUDGEMENTS.c.kind, JUDGEMENTS.c.what).where(JUDGEMENTS.c.what.is_not(None))
    ):
        if any(id in row.what for id in of_it):  # that overrules its verdicts, groups its claims, takes such a one back
            said.add(row.id)
    words = JUDGEMENTS.c.kind.in_(("correct", "add"))
    db.change(update(JUDGEMENTS).where(JUDGEMENTS.c.id.in_(said)).values(why=""))
    db.change(update(JUDGEMENTS).where(JUDGEMENTS.c.id.in_(said), words).values(what=None))


def _remove(db: Session, doc: str) -> None:
    versions = select(VERSIONS.c.number).join(DOCUMENTS).where(DOCUMENTS.c.id == doc)
    readings = select(READINGS.c.number).where(READINGS.c.version.in_(versions))
    of_it = or_(PROBLEMS.c.doc == doc, PROBLEMS.c.reading.in_(readings))
    problems = select(PROBLEMS.c.number).where(of_it)
    messages = _messages(db, doc)
    removed: tuple[tuple[Any, Condition], ...] = (
        (DELIVERED, DELIVERED.c.message.in_(messages)),
        (MESSAGES, MESSAGES.c.number.in_(messages)),
        (INPUTS, or_(INPUTS.c.version.in_(versions), INPUTS.c.problem.in_(problems))),
        (SETTLED, SETTLED.c.problem.in_(problems)),
        (PROBLEMS, of_it),
        (POSITIONS, POSITIONS.c.reading.in_(readings)),
        (CLAIMS, CLAIMS.c.reading.in_(readings)),
        (READINGS, READINGS.c.version.in_(versions)),
        (VERSIONS, VERSIONS.c.number.in_(versions)),
    )
    for table, rows in removed:
        db.change(delete(table).where(rows))


def _messages(db: Session, doc: str) -> list[int]:
    """The messages that quote the document, or are called after it."""
    texts = db.rows(select(VERSIONS.c.title, VERSIONS.c.text).join(DOCUMENTS).where(DOCUMENTS.c.id == doc))
    found = []
    for row in db.rows(select(MESSAGES.c.number, MESSAGES.c.record)):
        record = json.loads(row.record)
        title, others = record["title"], [each for each in record["reports"] if each["doc"] != doc]
        own = any(title and (title == each.title or each.text.startswith(title)) for each in texts)
        called = own and not any(each["title"] == title for each in others)
        if called or any(quote["doc"] == doc for change in record["changes"] for quote in change["quotes"]):
            found.append(row.number)
    return found


def _alike(db: Session, texts: Sequence[str]) -> tuple[str, ...]:
    """The documents that stand with one of `texts`."""
    query = select(DOCUMENTS.c.id).select_from(TOLD).where(VERSIONS.c.text_id.in_(texts), newest_version(None))
    return tuple(row.id for row in db.rows(query.order_by(DOCUMENTS.c.number)))


def _bans() -> Select[Any]:
    """The newest erasure of a text that nobody took back."""
    back = WITHDRAWALS.alias()
    undone = exists().where(back.c.withdrawal == WITHDRAWALS.c.number)
    allowed = exists().where(WITHDRAWALS.c.erasure == ERASURES.c.number, ~undone)
    query = select(ERASURES).select_from(ERASURES.join(ERASED)).where(ERASED.c.text_id == bindparam("text"), ~allowed)
    return query.order_by(ERASURES.c.number.desc()).limit(1)


_BANS = _bans()  # made once, for it is asked for every document
