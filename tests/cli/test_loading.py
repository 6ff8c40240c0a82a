"""The command that takes exports back."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterclaim import add, claims, export
from counterclaim.cli import app


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text("The flood in Ptuj killed 14 people, police said.", encoding="utf-8")
    add([tmp_path / "report.txt"], ledger=str(tmp_path / "flood.db"))
    export(tmp_path / "flood.jsonl", ledger=str(tmp_path / "flood.db"), texts=True)
    return tmp_path / "flood.jsonl"


def test_it_tells_what_it_did(exported: Path) -> None:
    new = str(exported.with_name("new.db"))
    done = CliRunner().invoke(app, ["load", str(exported), "--ledger", new])
    assert done.exit_code == 0
    assert (
        done.stdout
        == "1 new document; of the claims 1 there already, 0 added, 0 corrected; 0 judgements; 0 problems.\n"
    )
    assert len(list(claims(ledger=new))) == 1


def test_a_claim_without_its_text_is_a_problem_that_says_what_to_do(exported: Path) -> None:
    only = exported.with_name("only.jsonl")
    only.write_text(exported.read_text("utf-8").splitlines()[-1] + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["load", str(only), "--ledger", str(exported.with_name("new.db"))])
    assert done.exit_code == 1
    assert "report.txt: The ledger has no document report.txt" in done.stderr
    assert "export with --texts" in done.stderr


def test_it_reads_from_a_pipe(exported: Path) -> None:
    new = str(exported.with_name("new.db"))
    words = [sys.executable, "-m", "counterclaim.cli", "load", "-", "--ledger", new]
    done = subprocess.run(words, input=exported.read_bytes(), capture_output=True, timeout=60, check=True)
    assert done.stdout.startswith(b"1 new document; of the claims 1 there already")
