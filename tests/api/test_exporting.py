"""Exports are whole or not at all, and say what is amiss."""

import io
from pathlib import Path

import pytest

from counterclaim import UsageError, add, export

REPORT = "The flood in Ptuj killed 14 people, police said on Monday."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    address = str(tmp_path / "flood.db")
    add([tmp_path / "report.txt"], ledger=address, date="2025-05-14")
    return address


def test_a_file_and_a_stream_hold_the_same(ledger: str, tmp_path: Path) -> None:
    made = export(tmp_path / "flood.jsonl", ledger=ledger)
    assert (made.format, made.paths) == ("jsonl", (tmp_path / "flood.jsonl",))
    stream = io.BytesIO()
    assert export(stream, "jsonl", ledger).paths == ()
    assert stream.getvalue() == (tmp_path / "flood.jsonl").read_bytes() != b""


def test_what_cannot_be_written_is_told_and_what_was_there_stays(ledger: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        export(tmp_path, "jsonl", ledger)
    with pytest.raises(UsageError, match="no measure 'kill'"):
        export(tmp_path / "flood.jsonl", ledger=ledger, measure="kill")
    with pytest.raises(UsageError, match="No story is called"):
        export(tmp_path / "flood.jsonl", ledger=ledger, story="earthquake")
    assert not (tmp_path / "flood.jsonl").exists()


def test_an_earlier_state_goes_out_too(ledger: str, tmp_path: Path) -> None:
    export(tmp_path / "then.jsonl", ledger=ledger, as_of_ledger="2020-01-01")
    assert (tmp_path / "then.jsonl").read_bytes() == b""
