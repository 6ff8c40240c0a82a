"""Records of any kind for a terminal, a spreadsheet and a program."""

import csv
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TextIO, TypeVar

from counterclaim.model import as_record
from counterclaim.output.table import cell
from counterclaim.output.wording import isolated, plain

T = TypeVar("T")

Layout = Literal["table", "markdown", "csv", "jsonl"]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its head, what stands in it for a record, whether that is a number, how many characters wide a table
    makes it at most, and whether it must stay on one line (an id, to be copied)."""

    head: str
    of: Callable[[T], object]
    number: bool = False
    most: int | None = None
    whole: bool = False


def write_list(
    records: Iterable[T], columns: Sequence[Column[T]], format: Layout, stream: TextIO, nothing: str
) -> None:
    """Print `records` to `stream` in their order: as JSON lines, or by `columns`. A table of none says `nothing`;
    one in `markdown` can be pasted into a message."""
    if format == "jsonl":
        for record in records:
            stream.write(json.dumps(as_record(record), ensure_ascii=False) + "\n")  # type: ignore[arg-type]
    elif format == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([_name(column.head) for column in columns])
        for record in records:
            writer.writerow([cell(column.of(record)) for column in columns])
    elif format == "markdown":
        _write_markdown(list(records), columns, stream, nothing)
    else:
        _write_table(list(records), columns, stream, nothing)


def _name(head: str) -> str:
    return head.lower().replace(" ", "_")


def _write_markdown(records: Sequence[Any], columns: Sequence[Column[Any]], stream: TextIO, nothing: str) -> None:
    if not records:
        stream.write(f"{nothing}\n")
        return
    lines = [[column.head for column in columns], ["--:" if column.number else "---" for column in columns]]
    lines += [[_words(column.of(record)).replace("|", "\\|") for column in columns] for record in records]
    stream.write("".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n")


def _write_table(records: Sequence[Any], columns: Sequence[Column[Any]], stream: TextIO, nothing: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    given = None if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal() else 100
    console = Console(file=stream, width=given, highlight=False, markup=False, emoji=False)
    if not records:
        console.print(nothing)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        side: Literal["left", "right"] = "right" if column.number else "left"
        table.add_column(column.head, justify=side, overflow="fold", max_width=column.most, no_wrap=column.whole)
    for record in records:
        table.add_row(*(Text(_words(column.of(record))) for column in columns))
    console.print(table)


def _words(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else isolated(plain(str(value)))
