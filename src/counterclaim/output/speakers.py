"""Who gives the figures: the printers of `counterclaim speakers`."""

import csv
import json
from collections.abc import Sequence
from typing import Literal, TextIO

from counterclaim.model import Identity, as_record
from counterclaim.output.laying import Laid, print_laid
from counterclaim.output.table import cell, console_for
from counterclaim.output.wording import isolated, plain

CSV_COLUMNS = ("entity", "names", "type", "country", "statements", "proposals")

_COLUMNS = (Laid("Claims", number=True), Laid("Speaker"), Laid("Type"), Laid("Country"), Laid("Entity", whole=True))

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
    from rich.text import Text

    console = console_for(stream)
    if not speakers:
        console.print("No speakers.")
        return
    rows = []
    for speaker in speakers:
        names = Text(isolated(plain(speaker.names[0])), style="bold")
        names.append("".join(f"\n{isolated(plain(name))}" for name in speaker.names[1:_MOST_NAMES]), style="not bold")
        for proposal in _proposals(speaker):
            names.append(f"\n? {proposal}", style="not bold italic")
        words = ((speaker.type or "").replace("_", " "), speaker.country or "", speaker.entity)
        rows.append([Text(str(speaker.statements)), names, *(Text(plain(word)) for word in words)])
    print_laid(console, _COLUMNS, rows)
    if any(speaker.proposals for speaker in speakers):
        console.print("? may be the same speaker; nothing is merged until somebody says so", style="dim")


def _names(speaker: Identity) -> str:
    return "; ".join(plain(name) for name in speaker.names)


def _proposals(speaker: Identity) -> list[str]:
    return [f"{plain(like.entity)} ({like.score:.2f}): {plain(like.why)}" for like in speaker.proposals]
