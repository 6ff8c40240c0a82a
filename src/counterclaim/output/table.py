"""Who says how many, in time order: rows for people, and the printers of a terminal, a spreadsheet and a program."""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TextIO

from counterclaim.measures import measures
from counterclaim.model import Claim, Moment, Speaker, as_record
from counterclaim.output.naming import Names
from counterclaim.output.wording import DateKind, chain_words, isolated, number_words, plain, speaker_name, when

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

Format = Literal["table", "csv", "jsonl"]

CSV_COLUMNS = (
    "id", "doc", "lang", "date", "date_kind", "number", "low", "high", "qualifier", "unit", "printed", "measure",
    "role", "country", "entity", "group", "place", "place_country", "said_by", "source_type", "source_country", "via",
    "stated", "as_of_start", "as_of_end", "said_start", "said_end", "published", "window_start", "window_end",
    "counting", "basis", "stance", "implicit", "repeats", "start", "end", "sentence", "gloss", "confidence", "outlet",
    "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as a line of the table: `number` people (`who`) of whom `happened` is told.

    `date` is as of, else said, else published, and `date_kind` says which; `said_by` runs from the one who gives the
    figure to those who pass it on. `repeats` marks a bare repetition within its document.
    """

    date: str
    date_kind: DateKind
    number: str
    who: str
    happened: str
    where: str
    said_by: str
    stance: str
    document: str
    language: str
    repeats: bool
    claim: Claim


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
    from rich.console import Console

    given = width or (None if stream.isatty() else 100)
    console = Console(file=stream, width=given, highlight=False, markup=False, emoji=False)
    if not listed:
        console.print("No claims.")
        return
    console.print(_table(listed, wide=console.width >= 130))
    if any(row.repeats for row in listed):
        console.print("↳ repeats an earlier line of its document and is counted once", style="dim")


def _table(listed: Sequence[Row], wide: bool) -> "Table":
    from rich import box
    from rich.table import Table

    longest = max(len(row.number) + 2 * row.repeats for row in listed)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2 if wide else 1), collapse_padding=True)
    table.add_column("When", no_wrap=wide, min_width=11)
    table.add_column("How many", justify="right", min_width=min(longest, 16))
    table.add_column("People", min_width=16)
    table.add_column("Where", min_width=9, max_width=26)
    table.add_column("Said by", min_width=16)
    table.add_column("Document", min_width=10, max_width=32, overflow="fold")
    for row in listed:
        table.add_row(*_cells(row, " " if wide else "\n"), style="dim" if row.repeats else None)
    return table


def _cells(row: Row, between: str) -> "list[Text]":
    from rich.text import Text

    undated = row.date_kind == "undated"
    date = Text(row.date, style="dim" if undated else "")
    date.append("" if undated else f"{between}{row.date_kind}", style="dim")
    number = Text.assemble(("↳ " if row.repeats else "", "dim"), (row.number, "bold"))
    people = Text(isolated(f"{row.who} {row.happened}"))
    people.append(f", {row.stance}" if row.stance else "", style="italic")
    said_by = Text(isolated(row.said_by)) if row.said_by else Text("–", style="dim")
    document = Text(isolated(row.document))
    document.append(f" ({row.language})", style="dim")
    return [date, number, people, Text(isolated(row.where)), said_by, document]


def _write_csv(listed: Sequence[Row], stream: TextIO) -> None:
    writer = csv.DictWriter(stream, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in listed:
        writer.writerow({name: _cell(value) for name, value in _csv_fields(row).items()})


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
        "counting": claim.counting, "basis": claim.basis, "stance": claim.stance, "implicit": claim.implicit,
        "repeats": claim.repeats_in_document, "start": claim.start, "end": claim.end,
        "sentence": claim.sentence.text, "gloss": claim.gloss, "confidence": claim.confidence, "outlet": claim.outlet,
        "url": claim.url,
    }  # fmt: skip


def _listed(speakers: Sequence[Speaker]) -> str:
    return "; ".join(speaker_name(speaker) for speaker in speakers)


def _period(name: str, moment: Moment | None) -> dict[str, object]:
    return {f"{name}_start": moment.start if moment else None, f"{name}_end": moment.end if moment else None}


def _cell(value: object) -> object:
    """`value` for a spreadsheet: words that one would run as a formula get an apostrophe in front."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value
