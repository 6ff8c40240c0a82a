"""What is known of documents, and where it is known from."""

from collections.abc import Iterable
from typing import TextIO

from counterclaim.model import Described, Published
from counterclaim.output.listing import Column, Layout, write_list
from counterclaim.output.wording import date_words


def write_documents(documents: Iterable[Described], format: Layout, stream: TextIO) -> None:
    """Print `documents` to `stream`, one a row. A table's dates say where they are known from; CSV says it of all, and
    gives dates as ISO does, with an interval for a month or a year."""
    date = _iso if format == "csv" else _date
    columns: list[Column[Described]] = [
        Column("Document", lambda one: one.doc),
        Column("Title", lambda one: one.title, most=50),
        Column("Outlet", lambda one: one.outlet),
        Column("Author", lambda one: one.author),
        Column("Lang", lambda one: one.lang),
        Column("Published", lambda one: date(one.published)),
        Column("Modified", lambda one: date(one.modified)),
        Column("Address", lambda one: one.url),
    ]
    if format == "csv":
        columns += [
            Column("Archived", lambda one: one.archived),
            Column("Forwarded", lambda one: one.forwarded),
            Column("Media type", lambda one: one.media_type),
            Column("Text", lambda one: one.text),
            Column("Characters", lambda one: one.characters, number=True),
            Column("Tables", lambda one: one.tables, number=True),
            Column("Known from", lambda one: "; ".join(f"{name}: {where}" for name, where in one.origins.items())),
        ]
    write_list(documents, columns, format, stream, "No documents.")


def _date(when: Published | None) -> str | None:
    return f"{date_words(when.start, when.end)} ({when.source})" if when else None


def _iso(when: Published | None) -> str | None:
    if when is None:
        return None
    return when.start if when.start == when.end else f"{when.start}/{when.end}"
