"""Records of any kind as lines: a table for a terminal, CSV for a spreadsheet, JSONL for a program."""

import csv
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from counterclaim.output.table import Format
from counterclaim.output.wording import isolated

Line = tuple[str, ...]


def write_lines(
    records: Sequence[Mapping[str, Any]], header: Line, lines: Sequence[Line], format: Format, stream: TextIO
) -> None:
    """Print `records`, one JSON object a line, or in their place the `lines`, one of each, under `header`."""
    if format == "jsonl":
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    elif format == "csv":
        csv.writer(stream, lineterminator="\n").writerows((header, *lines))
    else:
        _write_table(header, lines, stream)


def _write_table(header: Line, lines: Sequence[Line], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    given = None if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal() else 100
    console = Console(file=stream, width=given, highlight=False, markup=False, emoji=False)
    if not lines:
        console.print("None.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), collapse_padding=True)
    for name in header:
        table.add_column(name, overflow="fold")
    for line in lines:
        table.add_row(*map(isolated, line))
    console.print(table)
