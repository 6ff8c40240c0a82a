"""What a round of a watch costs in a ledger of many reports: python benchmarks/watching.py [DOCUMENTS …]

Makes up reports (those of `stories.py`) and prints, for each number of them, the seconds of a look at the ledger with
nothing new, of the first with a new report, which goes through the whole ledger, and of the next with another one.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from stories import Report, made_up

from counterclaim.ledger import Ledger
from counterclaim.watching.rounds import Telling


def main(documents: list[int]) -> None:
    """Print a row for each number of `documents`."""
    print("| documents | nothing new, s | first new report, s | another one, s |\n|---|---|---|---|")
    for number in documents:
        with tempfile.TemporaryDirectory() as folder:
            print(f"| {number:,} | {' | '.join(f'{seconds:.3f}' for seconds in _measured(number, Path(folder)))} |")


def _measured(number: int, folder: Path) -> list[float]:
    address = str(folder / "ledger.db")
    *reports, last, newest = made_up(number + 2)
    with Ledger.open(address) as store:
        _add(store, reports)
        telling = Telling(address, [], print)
        seconds = [_look(telling)]
        for report in (last, newest):
            _add(store, [report])
            seconds.append(_look(telling))
    return seconds


def _add(store: Ledger, reports: list[Report]) -> None:
    with store.batch():
        for document, claims in reports:
            store.add(document, claims, [], "benchmark")


def _look(telling: Telling) -> float:
    began = time.perf_counter()
    list(telling.tell())
    return time.perf_counter() - began


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1_000, 10_000])
