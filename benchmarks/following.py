"""How fast the index of stories is made, and follows: python benchmarks/following.py [REPORTS …] [--ledger ADDRESS]

Puts made-up reports with claims (see news.py; the reader finds some in one document of seven) into a ledger, a new
SQLite file unless one is named, has the index made, adds the next 150, four times, and has the index follow: as many as
1,000 documents have. Prints for each number the seconds of the processor and of the clock that the index took,
reports a second, the peak of memory, the reports of the largest story, the seconds of the processor for 150 more (the
first time of a process reads its tables, and is told apart), and how many times those of the first row the median of
the other three is.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from statistics import median

from news import Report, news
from sqlalchemy import func, select

from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.shelves import STORIES

_MORE, _TIMES = 150, 4


def fill(address: str, reports: Iterable[Report]) -> None:
    """Put `reports` into the ledger at `address`."""
    waiting = iter(reports)
    with Ledger.open(address) as ledger:
        while some := list(islice(waiting, 500)):
            with ledger.batch():
                for document, claims in some:
                    ledger.add(document, claims, [], "made up")


def timed(address: str) -> tuple[float, float]:
    """Have the index brought up; the seconds of the processor and of the clock."""
    began, on_the_clock = time.process_time(), time.perf_counter()
    bring_up(address)
    return time.process_time() - began, time.perf_counter() - on_the_clock


def largest(address: str) -> int:
    """The reports of the largest story."""
    with Ledger.open(address) as ledger, ledger.session.reading():
        return int(ledger.session.rows(select(func.coalesce(func.max(STORIES.c.reports), 0)))[0][0])


def measure(reports: int, address: str) -> tuple[str, float]:
    """A row of the table, and the seconds for so many more."""
    fill(address, news(reports))
    seconds, clock = timed(address)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    more = []
    for turn in range(_TIMES):
        fill(address, news(_MORE, reports + turn * _MORE))
        more.append(timed(address)[0])
    told = " ".join(f"{each:.2f}" for each in more)
    speed = f"{reports / seconds:,.0f}" if reports else ""
    size = f"{largest(address):,}"
    return f"| {reports:,} | {seconds:.1f} | {clock:.1f} | {speed} | {peak} | {size} | {told} |", median(more[1:])


def main(arguments: list[str]) -> None:
    """Print the table, each row measured in a process of its own, on a ledger of its own."""
    if arguments[:1] == ["--one"]:
        print(*measure(int(arguments[1]), arguments[2]), sep="\t")
        return
    print("| reports | index, s | on the clock | reports/s | peak, MB | largest story | 150 more, s | times |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    named = arguments[arguments.index("--ledger") + 1] if "--ledger" in arguments else None
    first = None
    for reports in [word for word in arguments if word.isdigit()] or ["150", "1500", "15000"]:
        with tempfile.TemporaryDirectory() as folder:
            address = named or str(Path(folder) / "ledger.db")
            command = [sys.executable, __file__, "--one", reports, address]
            row, more = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split("\t")
        first = first or float(more)
        print(f"{row} {float(more) / first:.2f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
