"""Positions as a table, as CSV and as records."""

import csv
import io
import json

import pytest

from counterclaim.model import Group, Moment, Place, Position, Speaker, as_record, position_id
from counterclaim.output.positions import CSV_COLUMNS, write

QUOTE = "The army declined to say how many died in Lusaka."
FOUND = Position(
    id=position_id("t_1", 0, len(QUOTE), "army", "declines"),
    doc="a.txt",
    text="t_1",
    lang="en",
    start=0,
    end=len(QUOTE),
    quote=QUOTE,
    source=Speaker("army", "army", "military", "ZM", "zm.army"),
    position="declines",
    measure="killed",
    group=Group("soldiers", "ZM", None, "=soldiers"),
    places=(Place("ZM", "Lusaka", "Lusaka", precision="town"),),
    said=Moment("2025-06-02", "2025-06-02", "Monday"),
)


def printed(format: str, *positions: Position) -> str:
    stream = io.StringIO()
    write(positions, format, stream)  # type: ignore[arg-type]
    return stream.getvalue()


def test_records() -> None:
    assert json.loads(printed("jsonl", FOUND)) == json.loads(json.dumps(as_record(FOUND)))


def test_csv() -> None:
    (row,) = csv.DictReader(io.StringIO(printed("csv", FOUND)))
    assert tuple(row) == CSV_COLUMNS
    assert (row["position"], row["measure"], row["said_by"], row["said_start"]) == (
        "declines",
        "killed",
        "army",
        "2025-06-02",
    )
    assert row["group"] == "'=soldiers"  # no spreadsheet runs it


@pytest.mark.parametrize("words", ["declines to say", "army", "killed", "2 Jun 2025", "a.txt"])
def test_the_table(words: str) -> None:
    assert words in " ".join(printed("table", FOUND).split())


def test_no_positions() -> None:
    assert printed("table") == "No positions.\n"
