#!/usr/bin/env python3
"""Adding on one machine: two processes beside one, and what the parent, which unpacks and stores, takes of the work.

usage: adding.py [--documents 4000] [--rounds 3] [--ledger postgresql://…|postgresql]

`counterclaim.add` reads made-up news (corpus.py) into a ledger, with one processor, where one process does all, and
with two, where two read for a third; the rounds alternate. Measured is what comes after the first quarter, when all is
loaded, which takes seconds. The ledger is a new SQLite file each time, or the one that is named, to which all is added
(`postgresql`: on a server of its own, gone afterwards); Linux alone tells of processes what is asked here.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from corpus import articles, lines_file
from databases import server

_TICK = os.sysconf("SC_CLK_TCK")
Measure = dict[str, float]


def added(path: Path, ledger: str, documents: int) -> Measure:
    """Add the `documents` at `path`, and tell, for each after the first quarter, the milliseconds by the clock, those
    of this process, and those of its workers."""
    from counterclaim import add
    from counterclaim.model import Progress

    marks: list[tuple[int, float, float, float]] = []

    def look(now: Progress) -> None:
        if now.done == documents or (not marks and now.done >= documents // 4):
            marks.append((now.done, time.perf_counter(), time.process_time(), work_of_children()))

    add(path, ledger, progress=look)
    first, last = marks[0], marks[-1]
    clock, parent, workers = (1000 * (last[place] - first[place]) / (last[0] - first[0]) for place in (1, 2, 3))
    return {"clock": clock, "parent": parent, "workers": workers}


def work_of_children() -> float:
    """The seconds of processors that the children of this process have taken, also those that ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    ticks = 0
    for task in Path("/proc/self/task").iterdir():
        for child in (task / "children").read_text(encoding="ascii").split():
            fields = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ended.ru_utime + ended.ru_stime + ticks / _TICK


def ran(processors: set[int], path: Path, ledger: str, documents: int) -> Measure:
    """`added` in a program of its own that has these `processors` alone."""
    command = [sys.executable, __file__, "--measure", str(path), "--ledger", ledger, "--documents", str(documents)]
    printed = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, preexec_fn=lambda: os.sched_setaffinity(0, processors)
    ).stdout
    return dict(json.loads(printed))


def rounds(number: int, documents: int, ledger: str | None) -> tuple[list[Measure], list[Measure]]:
    """What `number` rounds found, with one processor and with two; each adds other `documents`."""
    one, two = list[Measure](), list[Measure]()
    here = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        for each in range(2 * number):
            path = Path(folder, f"news-{each}.jsonl")
            lines_file(path, articles(each * documents, documents))
            found, processors = (two, set(here[:2])) if each % 2 else (one, {here[0]})
            found.append(ran(processors, path, ledger or f"{folder}/{each}.db", documents))
    return one, two


def main() -> None:
    """Read the command line, measure, print the table and what was asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=4_000, metavar="N")
    options.add_argument("--rounds", type=int, default=3, metavar="N")
    options.add_argument("--ledger", metavar="ADDRESS", help="of an empty ledger (a new SQLite file each time)")
    options.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    wanted = options.parse_args()
    if wanted.measure:
        print(json.dumps(added(wanted.measure, wanted.ledger, wanted.documents)))
        return
    with ExitStack() as stack:
        named = stack.enter_context(server()) if wanted.ledger == "postgresql" else wanted.ledger
        one, two = rounds(wanted.rounds, wanted.documents, named)
    print("| processes that read | documents/s | ms of workers a document | ms of the parent a document |")
    print("|--:|--:|--:|--:|")
    for readers, found in ((1, one), (2, two)):
        clock, parent, workers = (statistics.median(each[name] for each in found) for name in one[0])
        print(f"| {readers} | {1000 / clock:,.0f} | {workers:.2f} | {parent:.2f} |")
    times = statistics.median(first["clock"] / second["clock"] for first, second in zip(one, two, strict=True))
    share = statistics.median(each["parent"] / each["workers"] for each in two)
    where = "PostgreSQL" if wanted.ledger else "SQLite"
    print(json.dumps({"asked": f"Two processes against one, into {where}", "found": round(times, 2), "least": 1.8}))
    print(json.dumps({"asked": f"The parent's work to its workers', {where}", "found": round(share, 3), "most": 0.1}))


if __name__ == "__main__":
    main()
