"""The printers of speakers: table, csv, jsonl."""

import csv
import io
import json

from counterclaim.model import Identity, Likeness
from counterclaim.output.speakers import CSV_COLUMNS, write_speakers

SPEAKERS = [
    Identity("kr.nis", ("National Intelligence Service (South Korea)", "NIS"), "intelligence", "KR", 13),
    Identity(
        "person.kr.ko-tae-min", ("Ko Tae-min", "=Ko"), "opposition", "KR", 2,
        (Likeness("person.ko-te-min", 0.71, "the names differ by one letter"),),
    ),
]  # fmt: skip


def printed(format, speakers=SPEAKERS) -> str:
    stream = io.StringIO()
    write_speakers(speakers, format, stream)
    return stream.getvalue()


def test_jsonl_is_the_record() -> None:
    first, second = map(json.loads, printed("jsonl").splitlines())
    assert list(first) == ["entity", "names", "type", "country", "statements", "proposals"]
    assert second["proposals"] == [
        {"entity": "person.ko-te-min", "score": 0.71, "why": "the names differ by one letter"}
    ]


def test_csv_has_one_line_for_each() -> None:
    header, first, second = csv.reader(io.StringIO(printed("csv")))
    assert tuple(header) == CSV_COLUMNS
    assert first == ["kr.nis", "National Intelligence Service (South Korea); NIS", "intelligence", "KR", "13", ""]
    assert second[-1] == "person.ko-te-min (0.71): the names differ by one letter"


def test_the_table_shows_names_and_proposals() -> None:
    table = printed("table")
    assert "National Intelligence Service" in table
    assert "? person.ko-te-min (0.71)" in table
    assert "nothing is merged until somebody says so" in table


def test_nobody() -> None:
    assert printed("table", []) == "No speakers.\n"
    assert printed("jsonl", []) == ""
