"""Exports are whole or not at all, and say what is amiss."""

import io
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim import UsageError, add, export, report, show

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


def test_no_ledger_is_written_over(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "linked.csv").symlink_to(ledger)
    os.link(ledger, tmp_path / "same.csv")
    shutil.copy(ledger, tmp_path / "another.csv")
    for name in ("flood.db", "flood.db-wal", "flood.db-shm", "linked.csv", "same.csv", "another.csv"):
        with pytest.raises(UsageError, match="nothing is written over it"):
            export(tmp_path / name, "csv", ledger)
    with pytest.raises(UsageError, match="nothing is written over it"):
        report(output=ledger, ledger=ledger)
    (tmp_path / "deaths.ged-notes.txt").symlink_to(ledger)
    with pytest.raises(UsageError, match="nothing is written over it"):
        export(tmp_path / "deaths.csv", "ged", ledger)
    assert not (tmp_path / "deaths.csv").exists()
    assert len(show(ledger=ledger)) == 1


def test_an_older_export_is_written_over(ledger: str, tmp_path: Path) -> None:
    for _ in range(2):
        made = export(tmp_path / "flood.sqlite", ledger=ledger)
    assert made.paths == (tmp_path / "flood.sqlite", tmp_path / "flood.metadata.json")
    with closing(sqlite3.connect(tmp_path / "flood.sqlite")) as database:
        assert database.execute("select count(*) from claims").fetchone() == (1,)


@pytest.mark.parametrize("name", ["deaths.txt", "deaths.csv", "deaths.ged.csv"])
def test_notes_go_beside_under_a_name_of_their_own(name: str, ledger: str, tmp_path: Path) -> None:
    (tmp_path / "deaths.txt").write_text("mine", encoding="utf-8")
    made = export(tmp_path / name, "ged", ledger)
    assert made.paths == (tmp_path / name, tmp_path / "deaths.ged-notes.txt")
    assert made.paths[0].read_bytes().startswith(b"id,")
    assert made.paths[1].read_bytes().startswith(b"Reported deaths")
    assert name == "deaths.txt" or (tmp_path / "deaths.txt").read_text(encoding="utf-8") == "mine"


def test_notes_that_lead_to_the_file_itself_are_refused(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "deaths.ged-notes.txt").symlink_to(tmp_path / "deaths.csv")
    with pytest.raises(UsageError, match="is a link to"):
        export(tmp_path / "deaths.csv", "ged", ledger)
