"""The notebooks of the documents: they run, show what is kept in them, and leave nothing behind."""

import importlib.util
import os
import re
from pathlib import Path

import nbformat
import pytest

TOP = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("notebooks", TOP / "scripts" / "notebooks.py")
notebooks = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(notebooks)
NOTEBOOKS = sorted(notebooks.FOLDER.glob("*.ipynb"))


def test_there_are_some() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_is_kept_in_it(path: Path) -> None:
    before = (sorted(path.parent.iterdir()), dict(os.environ))
    kept, anew = notebooks.told(nbformat.read(path, as_version=4)), notebooks.told(notebooks.run(path))
    assert anew == kept, "run scripts/notebooks.py, and look at what it shows"
    assert kept.count("image/png") >= 2
    assert (sorted(path.parent.iterdir()), dict(os.environ)) == before


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_kept_names_no_machine_and_no_moment(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert not [words for words in notebooks.told(notebook) if re.search(r"0x[0-9a-f]{6}|[\\/]tmp", words)]
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert not [cell for cell in notebook.cells if cell.metadata]
