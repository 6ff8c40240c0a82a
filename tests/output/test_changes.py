"""What changed, for a terminal, a message, a spreadsheet and a program."""

import csv
import io
import json

import pytest

from counterclaim.model import Change, Changes, Ends, Moment, Proof
from counterclaim.output.changes import write_changes

ROW = Change(
    "s_1", "A quake in Izmir", "killed", "people", None, "Izmir", "", Ends(10, 10, 10, "single"),
    Ends(38, 40, None, "independent"), "raised", ("AFAD",), Moment("2025-03-01", "2025-03-01"),
    (Proof("c.txt", 0, 30, "Forty people | were killed.", "m_3"),), ("v_1",),
)  # fmt: skip
FOUND = Changes("1 March 2025", (ROW,), 3, 2, 1)


def printed(found, format, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    stream = io.StringIO()
    write_changes(found, format, stream)
    return stream.getvalue()


def test_a_program_gets_the_record(monkeypatch):
    record = json.loads(printed(FOUND, "jsonl", monkeypatch))
    assert (record["old"]["best"], record["new"]["best"], record["what"]) == (10, 40, "raised")
    assert record["quotes"][0]["quote"] == "Forty people | were killed."


def test_a_spreadsheet_gets_a_line_each(monkeypatch):
    (row,) = csv.DictReader(io.StringIO(printed(FOUND, "csv", monkeypatch)))
    assert (row["old_best"], row["new_best"], row["new_high"], row["by"]) == ("10", "40", "", "AFAD")


def test_a_message_gets_a_table_that_holds(monkeypatch):
    lines = printed(FOUND, "markdown", monkeypatch).splitlines()
    assert lines[0] == "**A quake in Izmir**"
    assert lines[4].startswith("| killed, Izmir: raised | 10 | 40 (38 or more) | AFAD | 1 Mar 2025 | “Forty people \\|")
    assert (
        lines[-1]
        == "1 change since 1 March 2025. 2 of 3 reports appeared since; 1 without a date counts as known before."
    )


def test_a_terminal_gets_all_columns_within_its_width(monkeypatch):
    shown = printed(FOUND, "table", monkeypatch)
    assert "A quake in Izmir" in shown
    assert all(word in shown for word in ("Forty", "killed.", "AFAD", "c.txt", "raised"))
    assert max(map(len, shown.splitlines())) <= 104


def test_nothing_changed(monkeypatch):
    shown = printed(Changes("1 March 2025", (), 3), "table", monkeypatch)
    assert shown == "Nothing changed since 1 March 2025. 0 of 3 reports appeared since.\n"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (Ends(14, 14, 14, "single"), "14"),
        (Ends(10, 14, 20, "single"), "14 (10–20)"),
        (Ends(14, 14, None, "single"), "14 or more"),
        (Ends(9, None, 14, "contested"), "9–14, contested"),
        (Ends(None, None, 14, "single"), "14 or fewer"),
    ],
)
def test_the_ends_in_words(ends, words, monkeypatch):
    row = Change("s", "t", "killed", "people", None, None, "", None, ends, "new series", (), None)
    assert f"| – | {words} | " in printed(Changes("now", (row,)), "markdown", monkeypatch)
