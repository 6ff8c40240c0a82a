"""Tables of one's own in a folder of the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.gazetteer.own import forget

Write = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of one's own tables, not yet made; what they brought is forgotten afterwards."""
    folder = tmp_path / "settings" / "gazetteer"
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", str(folder))
    forget()
    yield folder
    forget()


@pytest.fixture
def table(tmp_path: Path, own: Path) -> Write:
    """Writes a table of the given lines, outside one's folder."""

    def write(*lines: str, name: str = "mine.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
