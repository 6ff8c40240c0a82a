"""Who stands where, as lines for a terminal, a spreadsheet and a program."""

import csv
import json
from collections.abc import Iterable, Sequence
from typing import TextIO

from counterclaim.measures import measures
from counterclaim.model import Position, as_record
from counterclaim.output.laying import Laid, print_laid
from counterclaim.output.table import Format, cell, console_for
from counterclaim.output.wording import date_words, isolated, plain, speaker_name

CSV_COLUMNS = (
    "id", "doc", "lang", "position", "said_by", "source_type", "source_country", "entity", "stated", "measure", "role",
    "country", "group", "place", "place_country", "said_start", "said_end", "start", "end", "quote", "confidence",
)  # fmt: skip
WORDS = {
    "confirms": "confirms",
    "denies": "denies",
    "declines": "declines to say",
    "unverified": "could not verify",
}
"""What is said of each stand."""

_COLUMNS = (Laid("Who"), Laid("Position"), Laid("About"), Laid("Document"), Laid("In these words", below=True))


def write(positions: Iterable[Position], format: Format, stream: TextIO) -> None:
    """Print `positions` to `stream` as they come: a table, CSV, or the records as one JSON object a line."""
    if format == "jsonl":
        for position in positions:
            stream.write(json.dumps(as_record(position), ensure_ascii=False) + "\n")
    elif format == "csv":
        _write_csv(positions, stream)
    else:
        _write_table(list(positions), stream)


def _write_csv(positions: Iterable[Position], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for position in positions:
        writer.writerow({name: cell(value) for name, value in _fields(position).items()})


def _fields(position: Position) -> dict[str, object]:
    source, group = position.source, position.group
    place = position.places[0] if position.places else None
    return {
        "id": position.id, "doc": position.doc, "lang": position.lang, "position": position.position,
        "said_by": speaker_name(source), "source_type": source.type, "source_country": source.country,
        "entity": source.entity, "stated": source.stated, "measure": position.measure,
        "role": group.role if group else None, "country": group.country if group else None,
        "group": group.text if group else None, "place": place.name if place else None,
        "place_country": place.country if place else None,
        "said_start": position.said.start if position.said else None,
        "said_end": position.said.end if position.said else None, "start": position.start, "end": position.end,
        "quote": position.quote, "confidence": position.confidence,
    }  # fmt: skip


def _write_table(positions: Sequence[Position], stream: TextIO) -> None:
    from rich.text import Text

    console = console_for(stream)
    if not positions:
        console.print("No positions.")
        return
    rows = []
    for position in positions:
        measure = measures().get(position.measure or "")
        said = f" ({date_words(position.said.start, position.said.end)})" if position.said else ""
        words = (
            isolated(speaker_name(position.source)),
            WORDS[position.position] + said,
            measure.past if measure else "",
            isolated(f"{plain(position.doc)} ({position.lang})"),
            isolated(plain(position.quote)),
        )
        rows.append([Text(each) for each in words])
    print_laid(console, _COLUMNS, rows)
