"""Backup, restore and verify, as programs and as commands."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli import app


@pytest.fixture(autouse=True)
def _folder(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger with two reports, in a folder to work in."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("Police said 15 people were killed on Monday.", encoding="utf-8")
    (tmp_path / "reports" / "b.txt").write_text("The mayor said 12 people were killed.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    counterclaim.add("reports")


def run(*words: str, status: int = 0) -> str:
    """What a command prints, which ends with `status`."""
    done = CliRunner().invoke(app, [*words], prog_name="counterclaim")
    assert done.exit_code == status, done.stderr
    return done.stdout + done.stderr


def test_a_ledger_of_either_store_comes_back_as_a_file() -> None:
    rows = counterclaim.backup("ours.backup")
    assert counterclaim.restore("ours.backup", "again.db") == rows
    assert list(counterclaim.claims(ledger="again.db")) == list(counterclaim.claims())
    assert counterclaim.verify("again.db") == counterclaim.verify() == []
    assert counterclaim.add("reports", "again.db").unchanged == 2


def test_the_commands_say_what_they_did() -> None:
    assert run("backup", "ours.backup").startswith(f"Backup: {Path('ours.backup').absolute()} (")
    assert "is there already: name a new file" in run("backup", "ours.backup", status=2)
    assert run("restore", "ours.backup", "--ledger", "again.db").endswith("rows, as they were in ours.backup.\n")
    assert "is left alone" in run("restore", "ours.backup", "--ledger", "again.db", status=2)
    assert run("verify", "--ledger", "again.db") == "The ledger is sound.\n"
    assert run("verify", "--ledger", "again.db", "--format", "jsonl") == ""


def test_damage_is_told_with_the_status() -> None:
    import sqlite3

    counterclaim.backup("ours.backup")
    counterclaim.restore("ours.backup", "again.db")
    broken = sqlite3.connect("again.db")
    broken.execute("UPDATE versions SET text = 'Nobody said anything.' WHERE number = 2")
    broken.commit()
    broken.close()
    assert "Its text is not the one" in run("verify", "--ledger", "again.db", status=1)
    faults = [
        json.loads(line) for line in run("verify", "--ledger", "again.db", "--format", "jsonl", status=1).splitlines()
    ]
    assert {(fault["table"], fault["number"]) for fault in faults} == {("versions", 2), ("claims", 2)}
