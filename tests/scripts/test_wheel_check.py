"""The check of the wheel finds what is amiss in one. That it finds nothing in ours, scripts/test shows."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOP = Path(__file__).parents[2]
OWN = {"counterclaim/__init__.py", "counterclaim/packs/de/people.toml", "counterclaim/desk/static/desk.css"}
PROJECT: dict[str, Any] = {"version": "2026.1"}
METADATA = b"""Metadata-Version: 2.4
Name: counterclaim
Version: 2026.1
Summary: Who said how many.
Keywords: casualties
License-Expression: Apache-2.0
Classifier: Typing :: Typed
Requires-Python: >=3.11
Description-Content-Type: text/markdown

# Counterclaim
"""


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("wheel_check_script", TOP / "scripts" / "wheel_check.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_wheel_holds_the_package_and_nothing_else(check: ModuleType) -> None:
    whole = {*OWN, "counterclaim-2026.1.dist-info/METADATA"}
    assert check.amiss_in_wheel(whole, OWN) == []
    spoilt = (whole - {"counterclaim/packs/de/people.toml"}) | {"tests/test_cli.py", "counterclaim/mine.db"}
    assert check.amiss_in_wheel(spoilt, OWN) == [
        "missing: counterclaim/packs/de/people.toml",
        "too much: counterclaim/mine.db",
        "too much: tests/test_cli.py",
    ]


def test_a_source_archive_holds_what_is_named_and_no_junk(check: ModuleType) -> None:
    whole = {*(f"src/{name}" for name in OWN), "PKG-INFO", "README.md", "docs/desk.md"}
    included = {"src", "docs", "README.md"}
    assert check.amiss_in_sdist(whole, OWN, included) == []
    spoilt = (whole - {"README.md"}) | {"src/counterclaim/__pycache__/a.pyc", "tests/test_cli.py", "docs/notes.txt~"}
    assert check.amiss_in_sdist(spoilt, OWN, included) == [
        "missing: README.md",
        "too much: docs/notes.txt~",
        "too much: src/counterclaim/__pycache__/a.pyc",
        "too much: tests/test_cli.py",
    ]


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (b"", []),
        (b"Version: 2026.1", ["Version is '2025.9'"]),
        (b"Keywords: casualties", ["Keywords is not there"]),
        (b"# Counterclaim", ["the README is not its description"]),
    ],
)
def test_what_an_index_shows_of_it(spoilt: bytes, told: list[str], check: ModuleType) -> None:
    instead = b"Version: 2025.9" if spoilt.startswith(b"Version") else b"X-Nothing: 1" if b":" in spoilt else b"Nothing"
    assert check.amiss_in_metadata(METADATA.replace(spoilt, instead) if spoilt else METADATA, PROJECT) == told


def test_the_files_of_the_package_are_those_without_what_running_it_leaves(check: ModuleType, tmp_path: Path) -> None:
    for name in ("py.typed", "__pycache__/a.pyc", "ledger.db", "packs/de/people.toml"):
        path = tmp_path / "src" / "counterclaim" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert check.own_files(tmp_path) == {"counterclaim/py.typed", "counterclaim/packs/de/people.toml"}


def exports(check: ModuleType, folder: Path, listed: str, without: str) -> None:
    """Run the check of exports where the format `without` asks for an extra."""

    def counterclaim(*words: str, status: int = 0) -> str:
        if (words[2] == without) != (status == 2):
            raise check.Amiss(f"{words[2]} did not end with {status}")
        (folder / words[4]).write_bytes(b"claims" * (words[2] != "empty"))
        return "pip install 'counterclaim[arrow]'" if status else ""

    check.export_all(folder, counterclaim, listed)


def test_only_a_format_that_is_known_to_need_an_extra_may_ask_for_it(check: ModuleType, tmp_path: Path) -> None:
    exports(check, tmp_path, "csv  claims\nparquet  columns\n", without="parquet")
    with pytest.raises(check.Amiss, match="csv did not end with 0"):
        exports(check, tmp_path, "csv  claims\n", without="csv")
    with pytest.raises(check.Amiss, match="parquet did not end with 2"):
        exports(check, tmp_path, "parquet  columns\n", without="")
    with pytest.raises(check.Amiss, match="empty wrote nothing"):
        exports(check, tmp_path, "empty  nothing\n", without="")
    with pytest.raises(check.Amiss, match="no format"):
        exports(check, tmp_path, "", without="")
