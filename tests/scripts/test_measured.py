"""The tables of what was measured are those of what the gates have pinned."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.evaluation.inventory import inventory

TOP = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def measured() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measured_script", TOP / "scripts" / "measured.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def top(measured: ModuleType, tmp_path: Path) -> Path:
    """A copy of the pages that tell what was measured."""
    for name in measured.PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(TOP / name, tmp_path / name)
    return tmp_path


def test_the_pages_tell_what_was_measured(measured: ModuleType) -> None:
    assert measured.main(["--check"]) == 0


def test_a_stale_table_is_told_and_mended(measured: ModuleType, top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = top / "docs" / "quality.md"
    page.write_text(page.read_text("utf-8").replace("| Arabic | `ar` |", "| Arabic | `xx` |"), encoding="utf-8")
    assert measured.main(["--check"], top) == 1
    assert "quality.md" in capsys.readouterr().err
    assert measured.main([], top) == 0
    assert measured.main(["--check"], top) == 0
    assert "| Arabic | `ar` |" in page.read_text("utf-8")


def test_every_language_has_its_row_and_its_scores(measured: ModuleType) -> None:
    table, english = measured.by_language(inventory()), inventory(("en",))[0].scores["quality"]
    assert table.count("\n") == len(inventory()) + 1
    assert f"{english['core']:.2f} / {english['full']:.2f}".replace("0.", ".") in table


def test_floors_that_are_not_there_have_no_row(measured: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "floors.toml").write_text("cells = 0.5\n", encoding="utf-8")
    assert measured.by_gate(tmp_path).splitlines()[2:] == [
        "| cells of tables read right in measure, number, bounds and place or group | .50 | `quality/tables` |"
    ]
