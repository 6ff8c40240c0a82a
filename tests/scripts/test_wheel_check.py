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
