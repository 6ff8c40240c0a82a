"""What people said of one claim, or what one person said last: asked without going through all that was ever said."""

import json
from collections.abc import Iterable

from sqlalchemy import Select, func, select

from counterclaim.ledger.judged import taken_back
from counterclaim.ledger.judgements import judgements
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import by
from counterclaim.ledger.tables import JUDGEMENTS
from counterclaim.model import Entry, Judgement

LAST = 5000
"""So many of the newest judgements are looked through for those of one person."""


def said_of(db: Session, claim: str) -> list[Entry]:
    """All judgements on the mention `claim`, and what took them back, in their order; withdrawn or standing."""
    return _entries(db, judgements(db, JUDGEMENTS.c.claim == claim), told_too=True)


def said_by(db: Session, person: str, many: int) -> list[Entry]:
    """The last judgements of this `person`, at most `many`, the newest first; withdrawn or standing."""
    own = _last(db).where(JUDGEMENTS.c.by == person).subquery()
    newest = select(own.c.number).order_by(own.c.number.desc()).limit(many)
    return _entries(db, judgements(db, JUDGEMENTS.c.number.in_(newest)))[::-1]


def said_since(db: Session, person: str, time: str) -> int:
    """How many of the last judgements, those that take others back aside, this `person` gave at the UTC `time` or
    after it."""
    own = _last(db).where(JUDGEMENTS.c.by == person, JUDGEMENTS.c.at >= time, JUDGEMENTS.c.kind != "withdraw")
    return next(int(row.many) for row in db.stream(select(func.count().label("many")).select_from(own.subquery())))


def one(db: Session, id: str) -> Entry | None:
    """The judgement of this `id`, withdrawn or standing; None where there is none."""
    return next(iter(_entries(db, judgements(db, JUDGEMENTS.c.id == id))), None)


def _last(db: Session) -> Select[tuple[int]]:
    newest = select(JUDGEMENTS.c.number).where(by(JUDGEMENTS.c.at, db.at)).order_by(JUDGEMENTS.c.number.desc())
    last = newest.limit(LAST).subquery()
    return select(JUDGEMENTS.c.number).where(JUDGEMENTS.c.number.in_(select(last.c.number)))


def _entries(db: Session, told: list[Judgement], told_too: bool = False) -> list[Entry]:
    """`told`, each withdrawn or standing; with `told_too`, what took them back among them."""
    ids = {judgement.id for judgement in told}
    whole, asked = set(ids), ids
    while asked:
        asked = {row.id for row in db.stream(_withdrawals(asked))} - whole
        whole |= asked
    found = judgements(db, JUDGEMENTS.c.id.in_(whole)) if whole > ids else told
    gone = taken_back(found)
    return [
        Entry(judgement, "withdrawn" if judgement.id in gone else "stands")
        for judgement in found
        if told_too or judgement.id in ids
    ]


def _withdrawals(ids: Iterable[str]) -> Select[tuple[str]]:
    written = [json.dumps({"judgement": id}) for id in ids]
    return select(JUDGEMENTS.c.id).where(JUDGEMENTS.c.kind == "withdraw", JUDGEMENTS.c.what.in_(written))
