"""Run the notebooks of docs/notebooks and keep what they show; with --check, only say whether it is still the same.

    scripts/notebooks.py [--check]

What a notebook shows is kept in it, so that it can be read where it cannot be run. Pictures are looked at by people:
the check holds words, numbers and tables against what is kept.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs" / "notebooks"
HOMES = ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR")
SECONDS = 600
"""For one cell, on a machine that has other things to do as well."""


def run(path: Path) -> Any:
    """The notebook at `path` with what its cells show when they are run anew, in an empty folder."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    with TemporaryDirectory() as folder, _own(folder):
        place = {"metadata": {"path": folder}}
        NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=place).execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


@contextmanager
def _own(folder: str) -> Iterator[None]:
    """Whatever a kernel would write into a home, it writes into `folder`. The fonts are listed beforehand: where that
    takes long, Matplotlib says so, and that would be among what a notebook shows."""
    before = dict(os.environ)
    os.environ.update(dict.fromkeys((*HOMES, "MPLCONFIGDIR"), folder))
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"], check=True, capture_output=True)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def told(notebook: Any) -> list[str]:
    """The words that the cells of `notebook` show, in their order; of pictures, that they are there."""
    return [words for cell in notebook.cells if cell.cell_type == "code" for words in _told(cell)]


def _told(cell: Any) -> Iterator[str]:
    for output in cell.outputs:
        yield from [output.text] if "text" in output else []
        for kind, words in sorted(output.get("data", {}).items()):
            yield kind if kind.startswith("image/") else words


def main() -> int:
    """Run all notebooks."""
    import nbformat

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where one shows something else"
    )
    check = parser.parse_args().check
    other = []
    for path in sorted(FOLDER.glob("*.ipynb")):
        anew = run(path)
        if told(anew) != told(nbformat.read(path, as_version=4)):
            other.append(path)
            if not check:
                nbformat.write(anew, path)
        print(f"{path.name}: {'shows something else' if path in other else 'as it was'}")
    return 1 if check and other else 0


if __name__ == "__main__":
    sys.exit(main())
