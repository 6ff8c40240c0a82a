"""The tables of benchmarks/README.md: what scripts print is kept, and written between the marks."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module."""
    monkeypatch.syspath_prepend(FOLDER)
    import tables

    yield tables
    for name in ("tables", "machine"):
        sys.modules.pop(name, None)


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The script, run."""
    command = [sys.executable, str(FOLDER / "tables.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=100)


def test_a_section_is_measured_in_short_and_written_down(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "README.md", tmp_path)
    told = ran("corpus", "--short", "--into", str(tmp_path), "--work", str(tmp_path / "work"))
    assert told.returncode == 0, told.stderr
    (line,) = map(json.loads, (tmp_path / "results.jsonl").read_text(encoding="utf-8").splitlines())
    assert line["short"]
    assert [row.split("|")[1].strip() for row in line["text"].splitlines()[2:]] == ["en", "de", "ja"]
    page = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert line["text"] in page
    assert f"`corpus_check.py --texts 10 en de ja`: {line['seconds']} s on {line['day']}" in page
    assert page.startswith("# Benchmarks\n")
    again = ran("--again", "--into", str(tmp_path), "--work", str(tmp_path / "work"))
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == page


def test_sections_have_scripts_that_are_there(tables: ModuleType) -> None:
    names = [section["name"] for section in tables.sections()]
    assert len(names) == len(set(names))
    for section in tables.sections():
        for command in (section["command"], section.get("short", section["command"])):
            assert (FOLDER / command.split()[0]).is_file(), command
    refused = ran("speed")
    assert refused.returncode == 2
    assert "There is no section speed: reading" in refused.stderr


def test_what_was_asked_is_held_against_what_was_found(tables: ModuleType) -> None:
    text, asked = tables.told('| a |\n|---|\n{"asked": "Two against one", "found": 1.87, "least": 1.8}\n| 1 |\n')
    assert text == "| a |\n|---|\n| 1 |"
    slow = {"asked": "A day later", "found": 1.31, "most": 1.3}
    result = {"section": "reading", "short": False, "command": "reader_speed.py", "machine": "A machine.", "seconds": 1,
              "day": "2026-11-22", "commit": "1234567", "asked": [*asked, slow], "text": text}  # fmt: skip
    page = tables.written([result])
    assert "| Two against one | ≥ 1.8 | 1.87 | yes |\n| A day later | ≤ 1.3 | 1.31 | no |" in page
    assert "`reader_speed.py`: 1 s on 2026-11-22, commit 1234567. A machine." in page
    assert "Not measured yet: `benchmarks/run growth`." in page


def test_a_page_without_marks_is_left_alone(tables: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("# Benchmarks\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no line"):
        tables.put(page, [])
    assert page.read_text(encoding="utf-8") == "# Benchmarks\n"
