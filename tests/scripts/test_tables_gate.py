"""The gate of tables: floors are held and pinned upwards."""

import importlib.util
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "tables_gate.py"
TABLE = """lang = "en"
published = "2025-05-14"
rows = '''
Province | Killed
Sumy | 12
'''
expect = "Sumy Oblast: killed 12"
"""


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("tables_gate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "tables_gate", module)
    spec.loader.exec_module(module)
    return module


def test_floors_are_pinned_and_held(gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.toml").write_text(TABLE, encoding="utf-8")
    assert gate.main(["--pin"], tmp_path) == 0
    assert tomllib.loads((tmp_path / "floors.toml").read_text(encoding="utf-8"))["cells"] == 1.0
    assert gate.main([], tmp_path) == 0
    (tmp_path / "one.toml").write_text(TABLE.replace("killed 12", "missing 12"), encoding="utf-8")
    assert gate.main([], tmp_path) == 1
    told = capsys.readouterr()
    assert "cells is 0.0000, and its floor 1.0000." in told.err
    assert "one: not read: Sumy Oblast missing 12" in told.out


def test_errors_of_what_is_held_out_are_shown_on_request(
    gate: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.toml").write_text("held = true\n" + TABLE.replace("killed 12", "missing 12"), encoding="utf-8")
    gate.main([], tmp_path)
    assert "not read" not in capsys.readouterr().out
    gate.main(["--held"], tmp_path)
    assert "not read" in capsys.readouterr().out


def test_the_house_s_own_tables_are_enough(gate: ModuleType) -> None:
    references = list(gate.load_tables(gate.FOLDER))
    told = [one for one in references if one.expected]
    assert len(told) >= 30 and len(references) - len(told) >= 15
    assert len({one.document.lang for one in told}) >= 5
    assert sum(one.held for one in references) >= 15
