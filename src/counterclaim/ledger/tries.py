"""Problems that stand, and what is known of how to try again what they were met with."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row, func, select

from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, by, newest_reading, newest_version, settled
from counterclaim.ledger.tables import ADDITIONS, INPUTS, PROBLEMS, READINGS, SETTLED, VERSIONS
from counterclaim.model import Met, Problem


@dataclass(frozen=True, slots=True)
class Try:
    """What may be tried again: a problem with the number of its row, and what was `asked` of the `add` that met it;
    `read` where a text of it is here, which a reader had trouble with."""

    met: Met
    number: int
    read: bool
    asked: Mapping[str, Any] | None = None


def tries(db: Session) -> list[Try]:
    """The problems that stand in the ledger `db`: of documents as a whole, and in the readings that stand."""
    standing = select(READINGS.c.number).select_from(READ).where(newest_reading(db.at), newest_version(db.at))
    of_text = INPUTS.join(READINGS, INPUTS.c.version == READINGS.c.version)
    sources = (
        select(func.min(INPUTS.c.source)).where(INPUTS.c.problem == PROBLEMS.c.number).scalar_subquery(),
        select(func.min(INPUTS.c.source))
        .select_from(of_text)
        .where(READINGS.c.number == PROBLEMS.c.reading)
        .scalar_subquery(),
    )
    query = select(PROBLEMS, func.coalesce(*sources).label("source"), ADDITIONS.c.asked)
    of_reading = READINGS.join(VERSIONS, READINGS.c.version == VERSIONS.c.number)
    brought = select(VERSIONS.c.addition).select_from(of_reading).where(READINGS.c.number == PROBLEMS.c.reading)
    run = func.coalesce(PROBLEMS.c.addition, brought.scalar_subquery())
    query = query.select_from(PROBLEMS.outerjoin(ADDITIONS, ADDITIONS.c.number == run))
    query = query.where(PROBLEMS.c.reading.is_(None) | PROBLEMS.c.reading.in_(standing))
    query = query.where(by(PROBLEMS.c.seen, db.at), ~settled(db.at)).order_by(PROBLEMS.c.number)
    return [_try(row) for row in db.stream(query)]


def kept_bytes(db: Session, number: int) -> bytes | None:
    """The bytes that were kept of what met the problem with this number, if any were."""
    query = select(INPUTS.c.data).where(INPUTS.c.problem == number, INPUTS.c.data.is_not(None)).limit(1)
    return next((zlib.decompress(row.data) for row in db.stream(query)), None)


def _try(row: Row[Any]) -> Try:
    asked = row.asked and {"paths": [], **json.loads(row.asked)}  # a watch names none
    source = row.doc if row.stage == "fetch" else row.source or (_place(row.doc, asked) if asked else None)
    met = Met(row.doc, row.stage, row.kind, row.why, row.start, row.end, row.seen, source)
    return Try(met, row.number, row.reading is not None, asked)


def _place(doc: str, asked: Mapping[str, Any]) -> str | None:
    """Where `doc` lay when it was `asked` for: it is what was named, or in it; None where that could be several."""
    if doc in asked["paths"] and "://" in doc:
        return doc
    for path in asked["paths"]:
        name = Path(path).name
        if doc == name or doc.startswith((f"{name}/", f"{name}#")):
            return str(Path(asked.get("folder", ""), path))
    return str(Path(asked.get("folder", ""), asked["paths"][0], doc)) if len(asked["paths"]) == 1 else None


def settle(db: Session, mended: Sequence[Try], met: Sequence[Problem], now: str) -> None:
    """Settle, inside a batch, those of the tries of documents as a whole that did not meet their problem again."""
    standing = {row.number for row in db.rows(select(PROBLEMS.c.number).where(~settled(None)))}
    gone = [each for each in mended if each.number in standing and not each.read and _bare(each.met) not in met]
    db.insert_all(SETTLED, [{"problem": each.number, "at": now} for each in gone])


def _bare(met: Met) -> Problem:
    return Problem(met.doc, met.stage, met.kind, met.why, met.start, met.end)
