"""Whether a ledger holds what it says: whole pages, rows that lead somewhere, texts and quotes letter for letter."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select
from sqlalchemy.exc import DBAPIError

from counterclaim.errors import DamagedLedger
from counterclaim.ledger import rows
from counterclaim.ledger.judgements import judgement_of
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import CLAIMS, INPUTS, JUDGEMENTS, METADATA, POSITIONS, READINGS, VERSIONS
from counterclaim.model import Claim, Fault, OnProgress, Position, Progress, Span, text_id


def faults(db: Session, progress: OnProgress | None = None) -> Iterator[Fault]:
    """What is wrong with the ledger `db`: nothing, where all is well. `progress` is called with versions."""
    try:
        with db.reading():
            yield from _file(db)
            yield from _loose_ends(db)
            yield from _versions(db, progress)
            yield from _others(db)
    except DBAPIError as error:
        complaint = " ".join(str(getattr(error, "orig", error)).split())
        yield Fault(None, None, f"It cannot be read any further: {complaint}.")


def _file(db: Session) -> Iterator[Fault]:
    """What SQLite finds wrong with its pages and indexes."""
    if db.dialect != "sqlite":
        return
    for (told,) in db.ask("PRAGMA integrity_check(100)"):
        if told != "ok":
            yield Fault(None, None, f"The file is damaged: {' '.join(str(told).split())}.")


def _loose_ends(db: Session) -> Iterator[Fault]:
    """Rows that point at rows which are not there."""
    for table in METADATA.sorted_tables:
        for key in table.foreign_keys:
            pointed_at = key.column.table
            there = pointed_at.alias()
            query = select(table.c.number).outerjoin_from(table, there, key.parent == there.c[key.column.name])
            query = query.where(key.parent.is_not(None), there.c[key.column.name].is_(None))
            for row in db.rows(query.order_by(table.c.number)):
                why = f"Its {key.parent.name} is not among the {pointed_at.name}."
                yield Fault(table.name, row.number, why)


def _versions(db: Session, progress: OnProgress | None) -> Iterator[Fault]:
    """Texts that are not what their ids say, and what is not in them as it should be."""
    total = db.rows(select(func.count(VERSIONS.c.number).label("many")))[0].many
    for done, row in enumerate(_one_by_one(db, select(VERSIONS)), 1):
        yield from _version(row)
        for table, query, made in ((CLAIMS, _CLAIMS_OF, rows.claim_of), (POSITIONS, _POSITIONS_OF, rows.position_of)):
            for found in db.rows(query, version=row.number):
                yield from (Fault(table.name, found.number, why) for why in _said(made, found, row))
        if progress:
            progress(Progress(done, total))


def _one_by_one(db: Session, query: Select[Any]) -> Iterator[Row[Any]]:
    """The rows of a table in their order, a page of them at a time, inside the transaction."""
    number = query.selected_columns.number
    page = query.where(number > bindparam("after")).order_by(number).limit(_PAGE)
    after = 0
    while found := db.rows(page, after=after):
        yield from found
        after = found[-1].number


def _version(row: Row[Any]) -> Iterator[Fault]:
    if text_id(row.text) != row.text_id:
        yield Fault("versions", row.number, f"Its text is not the one that is called {row.text_id}.")
    try:
        if row.raw is not None:
            zlib.decompress(row.raw)
    except zlib.error:
        yield Fault("versions", row.number, "The bytes that it was read from are damaged.")
    try:
        clutter = [Span(*span) for span in json.loads(row.clutter)]
    except (TypeError, ValueError):
        yield Fault("versions", row.number, "What is page furniture in it cannot be made out.")
    else:
        if any(_outside(span, row.text) for span in clutter):
            yield Fault("versions", row.number, "What is page furniture lies outside of its text.")


def _said(made: Callable[[Row[Any]], Claim | Position], found: Row[Any], version: Row[Any]) -> Iterator[str]:
    """Why what a row of claims or positions holds is not what the text says."""
    try:
        item = made(found)
        if item.text != version.text_id:
            yield f"It is of another text, {item.text}."
            return
        for span, quote in _quotes(item):
            if _outside(span, version.text):
                yield f"Characters {span.start} to {span.end} do not lie in its text."
            elif quote is not None and version.text[span.start : span.end] != quote:
                yield f"Its words do not stand in its text at characters {span.start} to {span.end}."
    except DamagedLedger:
        yield "Its record cannot be made out."


def _quotes(item: Claim | Position) -> Iterable[tuple[Span, str | None]]:
    """The stretches of text that `item` names, and the words that it says stand there."""
    yield Span(item.start, item.end), None if isinstance(item, Claim) else item.quote
    if isinstance(item, Claim):
        yield Span(item.sentence.start, item.sentence.end), item.sentence.text
    yield from ((span, None) for spans in item.evidence.values() for span in spans)


def _outside(span: Span, text: str) -> bool:
    return not 0 <= span.start <= span.end <= len(text)


def _others(db: Session) -> Iterator[Fault]:
    """Judgements and kept bytes that cannot be made out."""
    for row in _one_by_one(db, select(JUDGEMENTS)):
        try:
            judgement_of(row)
        except DamagedLedger:
            yield Fault("judgements", row.number, "What it says cannot be made out.")
    for row in _one_by_one(db, select(INPUTS.c.number, INPUTS.c.data).where(INPUTS.c.data.is_not(None))):
        try:
            zlib.decompress(row.data)
        except zlib.error:
            yield Fault("inputs", row.number, "The bytes that were kept of it are damaged.")


_PAGE = 100


def _of_a_version(table: Any) -> Select[Any]:
    query = select(table.c.number, table.c.record).join(READINGS, table.c.reading == READINGS.c.number)
    return query.where(READINGS.c.version == bindparam("version")).order_by(table.c.number)


_CLAIMS_OF = _of_a_version(CLAIMS)
_POSITIONS_OF = _of_a_version(POSITIONS)
