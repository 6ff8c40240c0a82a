"""An audited article, for a terminal, a spreadsheet and a program."""

import csv
import io
import json

from counterclaim.model import Audited, Quoted, Reference, Sourced
from counterclaim.output.audited import write_audited

PROOF = Quoted("bell.txt", "https://bell.example", 10, 40, "Police said 14 were injured.", "m_1")
WHY = "The source counts injured people with this number, and not killed ones."
CITED = Sourced(Reference(70, 90, "bell", "The Bell", ("https://bell.example",)), "other_kind", WHY, (PROOF,))
FOUND = Audited(
    "flood.wiki", 40, 42, "14", 36, 60, "It killed 14 people.", "killed", "14 people killed.",
    "other_kind", WHY, (PROOF,), (CITED,),
)  # fmt: skip


def printed(found, format, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    stream = io.StringIO()
    write_audited(found, format, stream)
    return stream.getvalue()


def test_a_program_gets_the_record(monkeypatch):
    record = json.loads(printed([FOUND], "jsonl", monkeypatch))
    assert (record["answer"], record["start"], record["proofs"][0]["claim"]) == ("other_kind", 40, "m_1")
    assert record["cited"][0]["reference"]["urls"] == ["https://bell.example"]


def test_a_spreadsheet_gets_a_line_each(monkeypatch):
    (row,) = csv.DictReader(io.StringIO(printed([FOUND], "csv", monkeypatch)))
    assert (row["answer"], row["references"], row["proof_starts"]) == ("other_kind", "https://bell.example", "10")


def test_a_terminal_gets_both_quotes_and_the_sum(monkeypatch):
    shown = printed([FOUND], "table", monkeypatch)
    assert "It killed 14 people." in shown
    assert "“Police said 14 were injured.”" in shown
    assert shown.endswith("1 figure: 1 another kind.\n")
    assert "gives no figure" in printed([], "table", monkeypatch)
