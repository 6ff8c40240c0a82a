"""Documents as JSON objects: what `add` takes as input, and beside it all else that is known of them."""

from collections.abc import Mapping
from typing import Any

from counterclaim.model.document import Document, Published
from counterclaim.model.span import Span
from counterclaim.model.table import Table


def document_record(document: Document) -> dict[str, Any]:
    """`document` as an input record (docs/claim.md), with `known`: what that has no place for, so that `document_from`
    gives it back as it is kept. The bytes that it was read from are left out."""
    published = document.published
    record = {
        "id": document.id,
        "text": document.text,
        "lang": document.lang,
        "date": _day(published) if published else None,
        "title": document.title,
        "url": document.url,
        "outlet": document.outlet,
    }
    known = {
        "published": _when(published),
        "modified": _when(document.modified),
        "author": document.author,
        "archived": document.archived,
        "forwarded": document.forwarded,
        "media_type": document.media_type,
        "clutter": [list(span) for span in document.clutter],
        "tables": [[table.rows, table.heads, table.caption] for table in document.tables],
        "origins": [list(origin) for origin in document.origins],
    }
    told = {name: value for name, value in record.items() if value is not None}
    return {**told, "known": {name: value for name, value in known.items() if value}}


def document_from(record: Mapping[str, Any]) -> Document:
    """The document that `document_record` printed as `record`. Raises KeyError, TypeError or ValueError where that is
    misshapen."""
    known = record["known"]
    document = Document(
        id=record["id"],
        text=record["text"],
        lang=record.get("lang"),
        title=record.get("title"),
        published=_published(known.get("published")),
        url=record.get("url"),
        outlet=record.get("outlet"),
        clutter=tuple(Span(*span) for span in known.get("clutter", ())),
        media_type=known.get("media_type", "text/plain"),
        tables=tuple(_table(*table) for table in known.get("tables", ())),
        author=known.get("author"),
        modified=_published(known.get("modified")),
        archived=known.get("archived"),
        forwarded=known.get("forwarded"),
        origins=tuple((name, source) for name, source in known.get("origins", ())),
    )
    cells = [cell for table in document.tables for row in table.rows for cell in row]
    captions = [table.caption for table in document.tables if table.caption]
    for start, end in (*document.clutter, *cells, *captions):
        if not 0 <= start <= end <= len(document.text):
            raise ValueError(f"characters {start} to {end} do not stand in the text")
    return document


def _day(published: Published) -> str:
    """The date as an input record gives it: a day, a month, a year or a time."""
    start, end = published.start, published.end
    if start == end:
        return start
    if start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4]
    return start[:7] if start[8:] == "01" and start[:7] == end[:7] else start


def _when(published: Published | None) -> dict[str, str] | None:
    return {"start": published.start, "end": published.end, "from": published.source} if published else None


def _published(record: Mapping[str, str] | None) -> Published | None:
    return Published(record["start"], record["end"], record["from"]) if record else None


def _table(rows: list[list[list[int]]], heads: int, caption: list[int] | None) -> Table:
    cells = tuple(tuple(Span(*cell) for cell in row) for row in rows)
    return Table(cells, heads, Span(*caption) if caption else None)
