"""The gate of tolls: floors are held, pinned upwards, and failures shown with their quotes."""

import importlib.util
import json
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "toll_gate.py"
TEXT = "Three people were killed in a bus crash near Larissa on Monday, police said."


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("toll_gate", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "toll_gate", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of one story of one report, and one sentence to check."""
    rows = {
        "docs": {"id": "a", "lang": "en", "date": "2025-03-03", "text": TEXT},
        "stories": {"id": "a", "stories": ["s"]},
        "tolls": {
            "story": "s", "kinds": ["accident"], "event": "crash", "measure": "killed", "docs": ["a"],
            "at": "2025-03-03T20:00:00Z", "truth": 3, "best": 3, "low": 3, "high": 3, "corroboration": "single",
        },
    }  # fmt: skip
    rows["sentences"] = {"id": "x", "lang": "en", "text": "Two people died.", "expect": "unknown", "why": "not told"}
    for name, row in rows.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return tmp_path


def told(folder: Path, best: int) -> list[str]:
    row = {
        "story": "x", "docs": ["a"], "measure": "killed", "role": "people", "country": None, "place": None, "low": 3,
        "best": best, "high": 3, "corroboration": "single", "claims": [],
    }  # fmt: skip
    (folder / "told.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return ["--tolls", str(folder / "told.jsonl")]


def test_floors_are_pinned_and_held(gate: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main([*told(folder, 3), "--pin"], folder, folder / "sentences.jsonl") == 0
    assert tomllib.loads((folder / "floors.toml").read_text(encoding="utf-8"))["exact"] == 0.99
    assert gate.main(told(folder, 3), folder, folder / "sentences.jsonl") == 0
    assert gate.main(told(folder, 4), folder, folder / "sentences.jsonl") == 1
    printed = capsys.readouterr()
    assert "exact is 0.0000, and its floor 0.9900." in printed.err
    assert TEXT in printed.out
    assert "asked best 3" in printed.out


def test_pinning_lowers_nothing(gate: ModuleType, folder: Path) -> None:
    gate.main([*told(folder, 3), "--pin"], folder, folder / "sentences.jsonl")
    before = (folder / "floors.toml").read_text(encoding="utf-8")
    gate.main([*told(folder, 4), "--pin"], folder, folder / "sentences.jsonl")
    assert (folder / "floors.toml").read_text(encoding="utf-8") == before


def test_the_program_is_asked_where_no_file_is_given(
    gate: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main([], folder, folder / "sentences.jsonl") == 0
    printed = capsys.readouterr().out
    assert "best   1 of   1" in printed
    assert "unknown              right  1 of   1" in printed
