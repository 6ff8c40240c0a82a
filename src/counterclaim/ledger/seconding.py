"""What another kind of reader found in the texts whose claims stand. Asked inside a transaction."""

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select

from counterclaim.ledger.newest import found_of
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, newest_version
from counterclaim.ledger.tables import DOCUMENTS, READINGS
from counterclaim.model import Claim

_SOME = 500
_PERSON = "person"


def second_opinions(db: Session, docs: Collection[str]) -> dict[str, list[Claim]]:
    """For those of the documents `docs` that readers of two kinds (rules, llm) have read in their newest version: the
    claims of the newest reading that is not of the kind of the one that stands."""
    ids, found = sorted(docs), dict[str, list[Claim]]()
    query = select(DOCUMENTS.c.id, READINGS.c.number, READINGS.c.reader).select_from(READ).where(newest_version(None))
    for start in range(0, len(ids), _SOME):
        rows = db.rows(
            query.where(DOCUMENTS.c.id.in_(ids[start : start + _SOME])).order_by(
                DOCUMENTS.c.id, READINGS.c.number.desc()
            )
        )
        for doc, readings in groupby(rows, key=lambda row: str(row.id)):
            if (other := _of_another_kind(list(readings))) is not None:
                found[doc] = found_of(db, other.number)[0]
    return found


def _of_another_kind(readings: Sequence[Row[Any]]) -> Row[Any] | None:
    """The newest of `readings`, which come newest first, that is not of the kind of the first."""
    kinds = [_kind(reading.reader) for reading in readings]
    places = (place for place, kind in enumerate(kinds) if kind not in (kinds[0], _PERSON))
    place = None if kinds[0] == _PERSON else next(places, None)
    return None if place is None else readings[place]


def _kind(reader: str) -> str:
    return reader.partition("/")[0]
