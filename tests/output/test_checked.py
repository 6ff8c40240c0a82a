"""What was checked, for a terminal, a spreadsheet and a program."""

import csv
import io
import json

from counterclaim.model import Checked
from counterclaim.output.checked import write_checked

FOUND = Checked(
    "draft", 0, 3, "600 were killed.", "distorted", ("m_1", "m_2"), "The source counted killed or injured.", 1_200,
    "2025-04-30", ("600 were killed or injured.", "Some 600 casualties."),
)  # fmt: skip


def printed(found, format, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    stream = io.StringIO()
    write_checked(found, format, stream)
    return stream.getvalue()


def test_a_program_gets_the_record(monkeypatch):
    record = json.loads(printed([FOUND], "jsonl", monkeypatch))
    assert (record["status"], record["claims"], record["looked_at"]) == ("distorted", ["m_1", "m_2"], 1_200)


def test_a_spreadsheet_gets_a_line_each(monkeypatch):
    (row,) = csv.DictReader(io.StringIO(printed([FOUND], "csv", monkeypatch)))
    assert row["proofs"] == "600 were killed or injured. | Some 600 casualties."


def test_a_terminal_gets_quotes_and_how_much_was_looked_at(monkeypatch):
    shown = printed([FOUND], "table", monkeypatch)
    assert "“600 were killed or injured.”" in shown
    assert shown.endswith("1,200 reports looked at, the newest of 2025-04-30.\n")
    assert "The draft gives no figure" in printed([], "table", monkeypatch)
