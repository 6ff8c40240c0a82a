"""Records of any kind for a terminal, a spreadsheet and a program."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TextIO, TypeVar

from counterclaim.model import as_record
from counterclaim.output.laying import Laid, print_laid
from counterclaim.output.table import cell, console_for
from counterclaim.output.wording import isolated, plain

T = TypeVar("T")

Layout = Literal["table", "markdown", "csv", "jsonl"]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its head, what stands in it for a record, and, as `Laid` tells, how a table shows that."""

    head: str
    of: Callable[[T], object]
    number: bool = False
    most: int | None = None
    whole: bool = False
    below: bool = False


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
    from rich.text import Text

    console = console_for(stream)
    if not records:
        console.print(nothing)
        return
    laid = [Laid(column.head, column.number, column.most, column.whole, column.below) for column in columns]
    print_laid(console, laid, [[Text(_words(column.of(record))) for column in columns] for record in records])


def _words(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else isolated(plain(str(value)))
