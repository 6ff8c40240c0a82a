"""The command that takes a ledger out."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim import add
from counterclaim.cli import app
from counterclaim.output.export import FORMATS


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    (tmp_path / "report.txt").write_text("The flood in Ptuj killed 14 people, police said.", encoding="utf-8")
    add([tmp_path / "report.txt"], ledger=str(tmp_path / "flood.db"))
    return str(tmp_path / "flood.db")


def test_it_pipes(ledger: str) -> None:
    words = [sys.executable, "-m", "counterclaim.cli", "export", "--to", "jsonl", "--ledger", ledger]
    done = subprocess.run(words, capture_output=True, timeout=60, check=True)
    assert done.stdout.count(b"\n") == 1
    assert b'"measure": "killed"' in done.stdout


def test_a_hyphen_is_standard_output(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["export", "--to", "jsonl", "-o", "-", "--ledger", ledger])
    assert done.stdout.count("\n") == 1 and '"measure": "killed"' in done.stdout
    assert not Path("-").exists()


def test_it_tells_the_file(ledger: str, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = CliRunner().invoke(app, ["export", "-o", str(target), "--ledger", ledger])
    assert (done.exit_code, done.stdout) == (0, f"Exported: {target}\n")
    assert target.stat().st_size


def test_the_formats_are_listed() -> None:
    done = CliRunner().invoke(app, ["export", "--to", "list"])
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(FORMATS)
