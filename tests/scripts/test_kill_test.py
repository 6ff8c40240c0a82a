"""The kill test, in short: runs are killed, and nothing is lost or doubled; what differs is told."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.ledger import Ledger
from counterclaim.model import Document

SCRIPT = Path(__file__).parents[2] / "scripts" / "kill_test.py"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")


def begun(*arguments: str) -> subprocess.Popen[str]:
    """The kill test of a small pile."""
    command = [sys.executable, str(SCRIPT), "--documents", "80", "--kills", "3", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")


def test_runs_that_are_killed_come_to_the_same_on_both_stores(server: str) -> None:
    with begun() as sqlite, begun("--ledger", server) as postgresql:
        for run, store in ((sqlite, "SQLite"), (postgresql, "PostgreSQL")):
            told, _ = run.communicate(timeout=300)
            assert run.returncode == 0, told
            assert f"in {store}." in told
            assert "\n3 kills in" in told
            assert "Nothing is lost and nothing doubled." in told


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module."""
    monkeypatch.syspath_prepend(SCRIPT.parent)
    spec = importlib.util.spec_from_file_location("kill_test", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_lost_or_doubled_is_told(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quiet, killed = str(tmp_path / "quiet.db"), str(tmp_path / "killed.db")
    for address, texts in ((quiet, ("12 dead.", "13 dead.")), (killed, ("13 dead.", "14 dead.", "15 dead."))):
        with Ledger.open(address) as ledger:
            for number, text in enumerate(texts):
                ledger.add(Document(f"{number}", text, "en"), [], [], "test/1")
    assert script.compared(quiet, quiet) == 0
    assert script.compared(quiet, killed) == 1
    told = capsys.readouterr().out
    assert "documents                   2 rows  0 lost, 1 too many" in told
    assert "versions                    2 rows  2 lost, 3 too many" in told
