"""Counts of killed people, as they are read from made-up reports."""

from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim import add
from counterclaim.api.exporting import packed
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.parts import deaths_of


@pytest.fixture
def counts(tmp_path: Path) -> Callable[..., list[Deaths]]:
    """Reads English reports that appeared on one day: `counts("The flood …", "…", date="2025-03-05")`."""

    def read(*texts: str, date: str = "2025-03-05") -> list[Deaths]:
        ledger = str(tmp_path / "ledger.db")
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        add([tmp_path / f"{number}.txt" for number in range(len(texts))], ledger=ledger, date=date, lang="en")
        with packed(ledger) as parcel:
            return deaths_of(parcel)

    return read
