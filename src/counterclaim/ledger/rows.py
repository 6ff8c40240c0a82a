"""Records as rows of the ledger, and back."""

import json
import zlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from counterclaim.ledger.damage import whole
from counterclaim.model import (
    Claim,
    Document,
    Position,
    Problem,
    Published,
    Span,
    Table,
    as_record,
    claim_from,
    position_from,
)


def version_row(document: Document, number: int, now: str) -> dict[str, Any]:
    """The row of `versions` for `document`, whose own row has `number`."""
    published, modified = document.published, document.modified
    return {
        "document": number,
        "text_id": document.version,
        "text": document.text,
        "raw": None if document.raw is None else zlib.compress(document.raw),
        "media_type": document.media_type,
        "lang": document.lang,
        "title": document.title,
        "published_start": published.start if published else None,
        "published_end": published.end if published else None,
        "published_from": published.source if published else None,
        "url": document.url,
        "outlet": document.outlet,
        "clutter": json.dumps(document.clutter),
        "added": now,
        "author": document.author,
        "modified_start": modified.start if modified else None,
        "modified_end": modified.end if modified else None,
        "modified_from": modified.source if modified else None,
        "archived": document.archived,
        "forwarded": document.forwarded,
        "origins": json.dumps(document.origins),
        "tables": json.dumps([[table.rows, table.heads, table.caption] for table in document.tables]),
    }


@whole
def document_from(row: Row[Any]) -> Document:
    """The document of a row of `versions` joined with the `id` of `documents`."""
    return Document(
        id=row.id,
        text=row.text,
        lang=row.lang,
        title=row.title,
        published=published_from(row),
        url=row.url,
        outlet=row.outlet,
        clutter=tuple(Span(*span) for span in json.loads(row.clutter)),
        raw=None if row.raw is None else zlib.decompress(row.raw),
        media_type=row.media_type,
        tables=tuple(_table(*table) for table in json.loads(row.tables or "[]")),
        author=row.author,
        modified=Published(row.modified_start, row.modified_end, row.modified_from) if row.modified_start else None,
        archived=row.archived,
        forwarded=row.forwarded,
        origins=tuple((name, source) for name, source in json.loads(row.origins or "[]")),
    )


def _table(rows: list[list[list[int]]], heads: int, caption: list[int] | None) -> Table:
    cells = tuple(tuple(Span(*cell) for cell in row) for row in rows)
    return Table(cells, heads, Span(*caption) if caption else None)


def published_from(row: Row[Any]) -> Published | None:
    """When the version in `row` was published."""
    if row.published_start is None:
        return None
    return Published(row.published_start, row.published_end, row.published_from)


def claim_row(claim: Claim, reading: int) -> dict[str, Any]:
    """The row of `claims`: the record as JSON, and beside it what is searched for."""
    return {
        "reading": reading,
        "id": claim.id,
        "measure": claim.measure,
        "lang": claim.lang,
        "countries": countries_of(claim),
        "speakers": speakers_of(claim),
        "record": _record(claim),
    }


def _record(item: Claim | Position) -> str:
    return json.dumps(as_record(item), ensure_ascii=False, separators=(",", ":"))


def countries_of(claim: Claim) -> str:
    """The counted people's own country and those where it happened, each between commas."""
    countries = sorted({claim.group.country, *(place.country for place in claim.places)} - {None}, key=str)
    return "".join(f",{country}," for country in countries)


def speakers_of(claim: Claim) -> str:
    """The names, printed names and entities of all who say or relay it, case-folded, one a line."""
    speakers = (*claim.sources, *claim.via)
    names = {name for speaker in speakers for name in (speaker.name, speaker.text, speaker.entity) if name}
    return "\n".join(sorted(name.casefold() for name in names))


@whole
def claim_of(row: Row[Any]) -> Claim:
    """The claim that a row of `claims` holds."""
    return claim_from(json.loads(row.record))


def position_row(position: Position, reading: int) -> dict[str, Any]:
    """The row of `positions`: the record as JSON, and beside it what is looked for."""
    return {
        "reading": reading,
        "id": position.id,
        "position": position.position,
        "measure": position.measure,
        "record": _record(position),
    }


@whole
def position_of(row: Row[Any]) -> Position:
    """The position that a row of `positions` holds."""
    return position_from(json.loads(row.record))


def problem_row(problem: Problem, reading: int | None, now: str) -> dict[str, Any]:
    """The row of `problems`."""
    return {**as_record(problem), "reading": reading, "seen": now}


def problem_from(row: Row[Any]) -> Problem:
    """The problem that a row of `problems` holds."""
    return Problem(row.doc, row.stage, row.kind, row.why, row.start, row.end)


def same_problems(rows: Iterable[Row[Any]], problems: Iterable[Problem]) -> bool:
    """True when the kept `rows` hold just these `problems`, in whatever order."""
    return set(map(problem_from, rows)) == set(problems)
