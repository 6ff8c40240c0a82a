"""Speakers who may be one, as the index proposes them to people."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, or_, select

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
_AT_ONCE = 300  # keys that one question names


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
    rows = (row for some in _parts(keys) for row in db.rows(select(PERSONS).where(PERSONS.c.speaker.in_(some))))
    return {row.speaker: unpacked(row.record) for row in rows}


def put_persons(db: Session, by: Mapping[str, Any], blocks: Mapping[str, Collection[str]]) -> None:
    """Have persons found by the `blocks` of their keys, as those who are compared `by` that, inside a batch; proposals
    that were made for other names go."""
    forget(db, sorted(by))
    db.insert_all(PERSONS, [{"speaker": key, "record": packed(by[key])} for key in sorted(by)])
    rows = ((block, key) for key, own in blocks.items() for block in own)
    db.insert_all(BLOCKS, [{"block": block, "speaker": key} for block, key in sorted(rows)])


def forget(db: Session, keys: Sequence[str]) -> None:
    """Take the persons of these `keys` out, with their proposals, inside a batch."""
    for some in _parts(keys):
        db.change(delete(PERSONS).where(PERSONS.c.speaker.in_(some)))
        db.change(delete(BLOCKS).where(BLOCKS.c.speaker.in_(some)))
        db.change(delete(PROPOSALS).where(or_(PROPOSALS.c.a.in_(some), PROPOSALS.c.b.in_(some))))


def sharing(db: Session, blocks: Collection[str]) -> dict[str, list[str]]:
    """The keys of the persons, the first of them where they are a crowd, of each of `blocks` that has several."""
    shared, found = list[str](), dict[str, list[str]]()
    for some in _parts(sorted(blocks)):
        several = select(BLOCKS.c.block).where(BLOCKS.c.block.in_(some)).group_by(BLOCKS.c.block)
        shared += (row.block for row in db.rows(several.having(func.count() > 1)))
    for block in shared:
        query = select(BLOCKS.c.speaker).where(BLOCKS.c.block == block).order_by(BLOCKS.c.speaker).limit(CROWD)
        found[block] = [row.speaker for row in db.rows(query)]
    return found


def put_proposals(db: Session, found: Mapping[tuple[str, str], tuple[float, str]]) -> None:
    """Propose that the two speakers of each pair, the lesser key first, are one, with the score and the words for it,
    inside a batch."""
    for a, b in found:
        db.change(delete(PROPOSALS).where(PROPOSALS.c.a == a, PROPOSALS.c.b == b))
    db.insert_all(PROPOSALS, [{"a": a, "b": b, "score": score, "why": why} for (a, b), (score, why) in found.items()])


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
