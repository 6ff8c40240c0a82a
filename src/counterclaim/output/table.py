"""Who says how many, in time order: rows for people, and the printers of a terminal, a spreadsheet and a program."""

import csv
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Speaker, as_record
from counterclaim.output.laying import narrowed
from counterclaim.output.naming import Names
from counterclaim.output.wording import (
    DateKind,
    chain_words,
    isolated,
    judged_words,
    number_words,
    plain,
    speaker_name,
    when,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Format = Literal["table", "csv", "jsonl"]

CSV_COLUMNS = (
    "id", "doc", "lang", "date", "date_kind", "number", "low", "high", "qualifier", "unit", "printed", "measure",
    "role", "country", "entity", "group", "place", "place_country", "said_by", "source_type", "source_country", "via",
    "stated", "as_of_start", "as_of_end", "said_start", "said_end", "published", "window_start", "window_end",
    "counting", "basis", "stance", "judged", "implicit", "repeats", "start", "end", "sentence", "gloss", "confidence",
    "outlet", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as a line of the table: `number` people (`who`) of whom `happened` is told.

    `date` is as of, else said, else published, and `date_kind` says which; `said_by` runs from the one who gives the
    figure to those who pass it on, `judged` by whose word it stands, `marks` what verdicts say of it. `repeats` marks a
    bare repetition within its document.
    """

    date: str
    date_kind: DateKind
    number: str
    who: str
    happened: str
    where: str
    said_by: str
    stance: str
    judged: str
    document: str
    language: str
    repeats: bool
    claim: Claim
    marks: str = ""


def rows(claims: Iterable[Claim], names: Names | None = None) -> list[Row]:
    """A row for every claim, in time order, undated ones last; within a day in the order of document and text."""
    listed = list(claims)
    known = (names or Names()).learnt(listed)
    ordered = sorted(listed, key=lambda claim: (*when(claim).order, claim.doc, claim.start))
    return [_row(claim, known) for claim in ordered]


def _row(claim: Claim, names: Names) -> Row:
    date = when(claim)
    measure = measures().get(claim.measure)
    return Row(
        date=date.words,
        date_kind=date.kind,
        number=number_words(claim.quantity),
        who=names.people(claim),
        happened=measure.past if measure else plain(claim.measure),
        where=names.place(claim.places[0]) if claim.places else "",
        said_by=chain_words(claim),
        stance="" if claim.stance == "asserted" else claim.stance,
        judged=judged_words(claim),
        document=plain(claim.doc),
        language=claim.lang,
        repeats=claim.repeats_in_document is not None,
        claim=claim,
    )


def write(
    claims: Iterable[Claim], format: Format, stream: TextIO, names: Names | None = None, width: int | None = None
) -> None:
    """Print `claims` to `stream`: `table` and `csv` in time order, `jsonl` (the records of docs/claim.md) as they come.

    `width` is the table's in columns; without it the terminal's, or 100 where there is none.
    """
    if format == "jsonl":
        for claim in claims:
            stream.write(json.dumps(as_record(claim), ensure_ascii=False) + "\n")
    elif format == "csv":
        _write_csv(rows(claims, names), stream)
    else:
        _write_table(rows(claims, names), stream, width)


def _write_table(listed: Sequence[Row], stream: TextIO, width: int | None) -> None:
    console = console_for(stream, width)
    if not listed:
        console.print("No claims.")
        return
    print_rows(console, listed)


def console_for(stream: TextIO, width: int | None = None) -> "Console":
    """What prints to `stream` in `width` columns: without one as wide as its terminal, or 100 where there is none."""
    from rich.console import Console

    given = width or (None if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal() else 100)
    return Console(file=stream, width=given, highlight=False, markup=False, emoji=False)


def print_rows(console: "Console", listed: Sequence[Row]) -> None:
    """Print `listed` as a table, or one below another where the console is too narrow for it."""
    table = _table(listed, console.width)
    if table is not None:
        console.print(table)
    else:
        _print_stacked(console, listed)
    if any(row.repeats for row in listed):
        console.print("↳ repeats an earlier line of its document and is counted once", style="dim")


def _print_stacked(console: "Console", listed: Sequence[Row]) -> None:
    """One claim below another, for a window that is too narrow for columns."""
    from rich.padding import Padding
    from rich.text import Text

    for row in listed:
        date, number, people, where, said_by, document = _cells(row, " ")
        style = "dim" if row.repeats else ""
        console.print(Text(" ").join((number, people)), style=style, overflow="fold")
        told = [date, *([where] if where else []), *([said_by] if row.said_by else []), document]
        console.print(Padding(Text(" · ").join(told), (0, 0, 1, 2), expand=False), style=style, overflow="fold")


_COLUMNS = (("When", 11, 24), ("How many", 8, 24), ("People", 13, 60), ("Where", 8, 26), ("Said by", 12, 60),
            ("Document", 10, 32))  # fmt: skip
"""The table's columns, and between which widths each is set."""


def _table(listed: Sequence[Row], width: int) -> "Table | None":
    """The table, `width` columns wide at most; None where they are too few for it."""
    from rich import box
    from rich.table import Table

    wide = width >= 130
    gap = 2 if wide else 1
    cells = [_cells(row, " " if wide else "\n") for row in listed]
    room = width - 7 - (len(_COLUMNS) - 1) * gap  # what the frame and the gaps leave
    widths = _widths(cells, room)
    if sum(widths) > room:
        return None
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, gap), collapse_padding=True)
    for (name, _, _), measured in zip(_COLUMNS, widths, strict=True):
        side: Literal["left", "right"] = "right" if name == "How many" else "left"
        table.add_column(name, justify=side, width=measured, overflow="fold")
    for row, line in zip(listed, cells, strict=True):
        table.add_row(*line, style="dim" if row.repeats else None)
    return table


def _widths(cells: "Sequence[Sequence[Text]]", room: int) -> list[int]:
    """As wide as each column's words are, and where that is more than `room`, less of the widest ones."""
    longest = [
        max(part.cell_len for line in cells for part in line[place].split("\n")) for place in range(len(_COLUMNS))
    ]
    least = [least for _, least, _ in _COLUMNS]
    numbers = (word for line in cells for word in line[1].plain.split())
    least[1] = max(least[1], *map(len, numbers))  # no number is torn in two
    natural = [min(wish, most) for wish, (_, _, most) in zip(longest, _COLUMNS, strict=True)]
    return narrowed(natural, least, room)


def _cells(row: Row, between: str) -> "list[Text]":
    from rich.text import Text

    undated = row.date_kind == "undated"
    date = Text(row.date, style="dim" if undated else "")
    date.append("" if undated else f"{between}{row.date_kind}", style="dim")
    number = Text.assemble(("↳ " if row.repeats else "", "dim"), (row.number, "bold"))
    people = Text(isolated(f"{row.who} {row.happened}"))
    for note in filter(None, (row.stance, row.judged, row.marks)):
        people.append(f", {note}", style="italic")
    said_by = Text(isolated(row.said_by)) if row.said_by else Text("–", style="dim")
    document = Text(isolated(row.document))
    document.append(f" ({row.language})", style="dim")
    return [date, number, people, Text(isolated(row.where)), said_by, document]


def _write_csv(listed: Sequence[Row], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in listed:
        writer.writerow({name: cell(value) for name, value in _csv_fields(row).items()})


def _csv_fields(row: Row) -> dict[str, object]:
    claim = row.claim
    said = next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)
    first = claim.sources[0] if claim.sources else None
    place = claim.places[0] if claim.places else None
    return {
        "id": claim.id, "doc": claim.doc, "lang": claim.lang, "date": row.date, "date_kind": row.date_kind,
        "number": row.number, "low": claim.quantity.low, "high": claim.quantity.high,
        "qualifier": claim.quantity.qualifier, "unit": claim.quantity.unit, "printed": claim.quantity.text,
        "measure": claim.measure, "role": claim.group.role, "country": claim.group.country,
        "entity": claim.group.entity, "group": claim.group.text, "place": place.name if place else None,
        "place_country": place.country if place else None, "said_by": _listed(claim.sources),
        "source_type": first.type if first else None, "source_country": first.country if first else None,
        "via": _listed(claim.via), "stated": first.stated if first else None,
        **_period("as_of", claim.as_of), **_period("said", said),
        "published": claim.published.start if claim.published else None, **_period("window", claim.window),
        "counting": claim.counting, "basis": claim.basis, "stance": claim.stance, "judged": row.judged,
        "implicit": claim.implicit, "repeats": claim.repeats_in_document, "start": claim.start, "end": claim.end,
        "sentence": claim.sentence.text, "gloss": claim.gloss, "confidence": claim.confidence, "outlet": claim.outlet,
        "url": claim.url,
    }  # fmt: skip


def _listed(speakers: Sequence[Speaker]) -> str:
    return "; ".join(speaker_name(speaker) for speaker in speakers)


def _period(name: str, moment: Moment | None) -> dict[str, object]:
    return {f"{name}_start": moment.start if moment else None, f"{name}_end": moment.end if moment else None}


def cell(value: object) -> object:
    """`value` for a spreadsheet: words that one would run as a formula get an apostrophe in front."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
