"""Speakers who may be one, as the index proposes them to people."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, or_, select

from counterclaim.ledger.index.packing import packed, unpacked
from counterclaim.ledger.index.paging import page_of
from counterclaim.ledger.index.shelves import BLOCKS, PERSONS, PROPOSALS
from counterclaim.ledger.index.speaking import speakers_called
from counterclaim.ledger.session import Session
from counterclaim.model import Proposed
from counterclaim.model.asked import Page, Turn

CROWD = 60
"""So many names of one block are compared with a new one."""

FIRST = Turn()


def proposals(db: Session, turn: Turn = FIRST) -> Page[Proposed]:
    """The speakers who may be one, the likeliest first. Raises UsageError for a place in the list that no page told."""
    at = PROPOSALS.c
    page = page_of(db, select(PROPOSALS), (at.score, at.a, at.b), turn, lambda row: row)
    return Page(_proposed(db, page.items), page.after)


def proposals_of(db: Session, key: str) -> list[Proposed]:
    """Those who may be the speaker `key`, the likeliest first."""
    at = PROPOSALS.c
    query = select(PROPOSALS).where(or_(at.a == key, at.b == key))
    return _proposed(db, db.rows(query.order_by(at.score.desc(), at.a, at.b)))


def _proposed(db: Session, rows: Sequence[Row[Any]]) -> list[Proposed]:
    keys = {key for row in rows for key in (row.a, row.b)}
    known = {one.key: one for one in speakers_called(db, sorted(keys))} if keys else {}
    return [Proposed(known[row.a], known[row.b], row.score, row.why) for row in rows if {row.a, row.b} <= known.keys()]


def compared_by(db: Session, keys: Sequence[str]) -> dict[str, Any]:
    """What the persons of these `keys` were compared by; only those who were."""
    query = select(PERSONS).where(PERSONS.c.speaker.in_(keys))
    return {row.speaker: unpacked(row.record) for row in db.rows(query)}


def put_person(db: Session, key: str, by: Any, blocks: Iterable[str]) -> None:
    """Have the person `key` found by `blocks`, as one who is compared `by` that, inside a batch; proposals that were
    made for another name go."""
    forget(db, [key])
    db.insert_all(PERSONS, [{"speaker": key, "record": packed(by)}])
    db.insert_all(BLOCKS, [{"block": block, "speaker": key} for block in sorted(set(blocks))])


def forget(db: Session, keys: Sequence[str]) -> None:
    """Take the persons of these `keys` out, with their proposals, inside a batch."""
    db.change(delete(PERSONS).where(PERSONS.c.speaker.in_(keys)))
    db.change(delete(BLOCKS).where(BLOCKS.c.speaker.in_(keys)))
    db.change(delete(PROPOSALS).where(or_(PROPOSALS.c.a.in_(keys), PROPOSALS.c.b.in_(keys))))


def sharing(db: Session, key: str) -> list[str]:
    """The keys of the persons whose names share a block with that of the person `key`."""
    found = set[str]()
    for row in db.rows(select(BLOCKS.c.block).where(BLOCKS.c.speaker == key)):
        query = select(BLOCKS.c.speaker).where(BLOCKS.c.block == row.block).order_by(BLOCKS.c.speaker).limit(CROWD)
        found.update(each.speaker for each in db.rows(query))
    return sorted(found - {key})


def put_proposal(db: Session, a: str, b: str, score: float, why: str) -> None:
    """Propose that the speakers `a` and `b` are one, inside a batch."""
    first, second = sorted((a, b))
    db.change(delete(PROPOSALS).where(PROPOSALS.c.a == first, PROPOSALS.c.b == second))
    db.insert_all(PROPOSALS, [{"a": first, "b": second, "score": score, "why": why}])
