"""Who gives the figures: the printers of `counterclaim speakers`."""

import csv
import json
import os
from collections.abc import Sequence
from typing import Literal, TextIO

from counterclaim.model import Identity, as_record
from counterclaim.output.table import cell
from counterclaim.output.wording import isolated, plain

CSV_COLUMNS = ("entity", "names", "type", "country", "statements", "proposals")

_MOST_NAMES = 6
"""Names that the table shows of one speaker."""


def write_speakers(speakers: Sequence[Identity], format: Literal["table", "csv", "jsonl"], stream: TextIO) -> None:
    """Print `speakers` to `stream` in their order; names and proposals stand in one cell each, parted by semicolons."""
    if format == "jsonl":
        for speaker in speakers:
            stream.write(json.dumps(as_record(speaker), ensure_ascii=False) + "\n")
    elif format == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(CSV_COLUMNS)
        for speaker in speakers:
            told = (speaker.entity, _names(speaker), speaker.type, speaker.country, speaker.statements)
            writer.writerow([cell(value) for value in (*told, "; ".join(_proposals(speaker)))])
    else:
        _write_table(speakers, stream)


def _write_table(speakers: Sequence[Identity], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    given = None if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal() else 100
    console = Console(file=stream, width=given, highlight=False, markup=False, emoji=False)
    if not speakers:
        console.print("No speakers.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("Claims", "Speaker", "Type", "Country", "Entity"):
        table.add_column(name, justify="right" if name == "Claims" else "left", overflow="fold")
    for speaker in speakers:
        names = Text(isolated(plain(speaker.names[0])), style="bold")
        names.append("".join(f"\n{isolated(plain(name))}" for name in speaker.names[1:_MOST_NAMES]), style="not bold")
        for proposal in _proposals(speaker):
            names.append(f"\n? {proposal}", style="not bold italic")
        words = ((speaker.type or "").replace("_", " "), speaker.country or "", speaker.entity)
        table.add_row(str(speaker.statements), names, *(Text(plain(word)) for word in words))
    console.print(table)
    if any(speaker.proposals for speaker in speakers):
        console.print("? may be the same speaker; nothing is merged until somebody says so", style="dim")


def _names(speaker: Identity) -> str:
    return "; ".join(plain(name) for name in speaker.names)


def _proposals(speaker: Identity) -> list[str]:
    return [f"{plain(like.entity)} ({like.score:.2f}): {plain(like.why)}" for like in speaker.proposals]
