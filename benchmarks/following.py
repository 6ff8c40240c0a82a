"""How fast the index of stories is made, and follows: python benchmarks/following.py [DOCUMENTS …] [--ledger ADDRESS]

Puts made-up reports (see stories.py) into a ledger, a new SQLite file unless one is named, has the index made, adds 100
more, three times, and has the index follow. Prints for each number the seconds of the processor and of the clock
that the index took, documents a second, the peak of memory without the reports, and the seconds for 100 more (the
first time of a process reads its tables, and is told apart).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from stories import Report, made_up

from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger

_MORE = 100


def fill(address: str, reports: Iterable[Report]) -> None:
    """Put `reports` into the ledger at `address`."""
    waiting = iter(reports)
    with Ledger.open(address) as ledger:
        while some := list(islice(waiting, 500)):
            with ledger.batch():
                for document, claims in some:
                    ledger.add(document, claims, [], "made up")


def others(seed: int) -> Iterable[Report]:
    """So many more reports, with ids of their own."""
    for document, claims in made_up(_MORE, seed):
        id = f"{seed}-{document.id}"
        yield replace(document, id=id), [replace(claim, doc=id) for claim in claims]


def timed(address: str) -> tuple[float, float]:
    """Have the index brought up; the seconds of the processor and of the clock."""
    began, on_the_clock = time.process_time(), time.perf_counter()
    bring_up(address)
    return time.process_time() - began, time.perf_counter() - on_the_clock


def measure(documents: int, address: str) -> str:
    """A row of the table."""
    fill(address, made_up(documents))
    seconds, clock = timed(address)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    more = []
    for seed in (2, 3, 4):
        fill(address, others(seed))
        more.append(timed(address)[0])
    told = " ".join(f"{each:.2f}" for each in more)
    speed = f"{documents / seconds:,.0f}" if documents else ""
    return f"| {documents:,} | {seconds:.1f} | {clock:.1f} | {speed} | {peak} | {told} |"


def main(arguments: list[str]) -> None:
    """Print the table, each row measured in a process of its own, on a ledger of its own."""
    if arguments[:1] == ["--one"]:
        print(measure(int(arguments[1]), arguments[2]))
        return
    print("| documents | index, s | on the clock | documents/s | peak, MB | 100 more, s |\n|--:|--:|--:|--:|--:|--:|")
    named = arguments[arguments.index("--ledger") + 1] if "--ledger" in arguments else None
    numbers = [word for word in arguments if word.isdigit()] or ["0", "1000", "10000"]
    for documents in numbers:
        with tempfile.TemporaryDirectory() as folder:
            address = named or str(Path(folder) / "ledger.db")
            subprocess.run([sys.executable, __file__, "--one", documents, address], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
