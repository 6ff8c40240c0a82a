"""A draft against reports: words, a file, standard input; files or a ledger."""

import io
import json
import sys

import pytest

from counterclaim import add, check
from counterclaim.errors import LedgerError

REPORTS = [
    ("a", "2025-03-01T08:00+03:00", "An earthquake in Izmir, Turkey, killed 10 people, the disaster agency said."),
    ("b", "2025-03-01T18:00+03:00", "The earthquake in Izmir, Turkey, killed 25 people, the disaster agency said."),
]


@pytest.fixture
def reports(tmp_path):
    rows = [json.dumps({"id": id, "date": date, "text": text, "lang": "en"}) for id, date, text in REPORTS]
    (tmp_path / "reports.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path / "reports.jsonl"


def test_a_sentence_in_another_language(reports):
    (found,) = check("Bei dem Erdbeben in Izmir starben 10 Menschen.", reports, lang="de")
    assert (found.status, found.looked_at, found.newest) == ("outdated", 2, "2025-03-01")
    assert found.proofs[0] == REPORTS[1][2]


def test_a_file_and_standard_input(reports, tmp_path, monkeypatch):
    words = "The earthquake in Izmir killed 25 people."
    (tmp_path / "draft.txt").write_text(words, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(words))
    statuses = [[found.status for found in check(draft, reports)] for draft in (str(tmp_path / "draft.txt"), "-")]
    assert statuses == [["current"], ["current"]]


def test_words_too_long_for_a_name_are_words(reports):
    assert check("Nothing happened. " * 500, reports) == []


def test_a_ledger(reports, tmp_path):
    ledger = str(tmp_path / "quake.db")
    add(reports, ledger)
    assert [found.status for found in check("The earthquake in Izmir killed 25 people.", ledger=ledger)] == ["current"]
    with pytest.raises(LedgerError):
        check("Ten died.", ledger=str(tmp_path / "none.db"))


def test_problems_are_told(reports, tmp_path):
    problems = []
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    check("Ten people died in Izmir.", [str(reports), str(tmp_path / "bad.txt")], on_problem=problems.append)
    assert problems
