"""Verdicts and tolls for a terminal, a spreadsheet and a program."""

import csv
import io
import json

import pytest

from counterclaim.model import Moment, Toll, Verdict
from counterclaim.output.verdicts import write_tolls, write_verdicts

VERDICT = Verdict("v_1", "updates", "m_1", "m_2", "AFAD raised the count.", {"number": "10>25"}, "2026.1", 0.9)
TOLL = Toll(
    "s_1", "strike 2025-03-01", ("a", "b"), "killed", "people", None, "Izmir", 1_000, 1_200, None,
    Moment("2025-03-01", "2025-03-01"), "single", ("m_1",), why="The newest.", rules="2026.1/latest-official",
)  # fmt: skip


@pytest.fixture
def printed(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")

    def show(write, record, format):
        stream = io.StringIO()
        write([record] if record else [], format, stream)
        return stream.getvalue()

    return show


def test_a_program_gets_the_records_of_the_contract(printed):
    verdict = json.loads(printed(write_verdicts, VERDICT, "jsonl"))
    assert list(verdict) == ["id", "relation", "a", "b", "why", "drift", "rules", "confidence", "reason"]
    toll = json.loads(printed(write_tolls, TOLL, "jsonl"))
    assert (toll["low"], toll["best"], toll["high"]) == (1_000, 1_200, None)


def test_a_spreadsheet_gets_a_line_each(printed):
    (row,) = csv.DictReader(io.StringIO(printed(write_verdicts, VERDICT, "csv")))
    assert row["drift"] == "number: 10>25"
    (row,) = csv.DictReader(io.StringIO(printed(write_tolls, TOLL, "csv")))
    assert (row["docs"], row["high"]) == ("a; b", "")


def test_a_terminal_gets_words(printed):
    shown = printed(write_tolls, TOLL, "table")
    assert "people killed, Izmir, strike 2025-03-01" in shown
    assert "1,200" in shown
    assert "AFAD raised the count." in printed(write_verdicts, VERDICT, "table")


def test_nothing_is_said_aloud(printed):
    assert printed(write_verdicts, None, "table").strip() == "No verdicts."
    assert printed(write_tolls, None, "table").strip() == "No tolls."


@pytest.mark.parametrize("width", [80, 100])
def test_a_terminal_of_usual_width_tears_no_head(printed, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    _, heads, rule, *rows = printed(write_tolls, TOLL, "table").splitlines()
    assert heads.split() == ["What", "Low", "Best", "High", "As", "of", "Corroboration", "Reports"]
    assert len(rule) <= width
    assert rows[-2] == "   The newest."
