#!/usr/bin/env python3
"""A cluster beside one machine: the same news into PostgreSQL by two workers of a Dask scheduler, and by two processes.

usage: cluster.py [--documents 4000] [--rounds 3] [--workers 2] [--ledger postgresql://USER@HOST/DATABASE] [--json]

Made-up news (corpus.py) is added by the local engine with so many processes, and by as many workers with one thread
each, over loopback, in turn, each time to a ledger of its own; then the index of stories is made, here, and with the
workers' help. Both have their processes running before the clock begins, and the scheduler's and the workers' own time
counts among the processors' seconds, and what the database takes. "all" is both steps, the whole of `counterclaim
add`. Starts a PostgreSQL of its own, unless one is named.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "scripts"))

import psutil  # noqa: E402 - what comes with distributed
from databases import databases, server  # noqa: E402
from machines import Machines, machines  # noqa: E402

from counterclaim.engines.cluster import connected  # noqa: E402
from counterclaim.engines.errand import Errand  # noqa: E402
from counterclaim.engines.fitness import wanted  # noqa: E402
from counterclaim.engines.local import readers_here  # noqa: E402
from counterclaim.engines.shards import shards_of  # noqa: E402
from counterclaim.flow import keep  # noqa: E402
from counterclaim.indexing import bring_up  # noqa: E402
from counterclaim.ledger import Ledger  # noqa: E402
from counterclaim.ledger.additions import new_run  # noqa: E402
from counterclaim.read import pieces  # noqa: E402
from counterclaim.read.parts import parts_of  # noqa: E402
from counterclaim.settings import Given  # noqa: E402

PLACES = ("scheduler", "workers", "database", "here")
Row = dict[str, Any]
Add = Callable[[str, Path], None]
Index = Callable[[str], object]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("documents", 4_000), ("rounds", 3), ("workers", 2), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=default, metavar="N")
    options.add_argument("--ledger", metavar="ADDRESS")
    options.add_argument("--json", action="store_true", help="a line a step, and no table")
    asked = options.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        there = stack.enter_context(machines(asked.workers))
        address = stack.enter_context(server(asked.ledger))
        warm, news = folder / "warm", folder / "news"
        for path, first, number in ((warm, 10**8, 200), (news, 0, asked.documents)):
            path.mkdir()
            words = (str(path), "--first", str(first), "--documents", str(number), "--seed", str(asked.seed))
            subprocess.run([sys.executable, str(HERE / "corpus.py"), *words], check=True, stdout=subprocess.DEVNULL)
        rows = list(measured(asked.rounds, asked.workers, there, address, warm, news))
    if asked.json:
        print(*(json.dumps(row | {"documents": asked.documents}) for row in rows), sep="\n")
    else:
        print(table(rows, asked.documents))
        found = round(compared(rows, "all"), 2)
        print(
            json.dumps(
                {
                    "asked": "A cluster of two workers beside the local engine, added a second",
                    "found": found,
                    "least": 0.85,
                }
            )
        )


def measured(rounds: int, workers: int, there: Machines, server: str, warm: Path, news: Path) -> Iterator[Row]:
    """A row for each step of each engine in each round: seconds by the clock, and of all processors."""
    with local(workers) as here, dask(there) as far:
        for number in range(rounds):
            for engine, (add, index) in (("local", here), ("dask", far)):
                with databases(server, "warm", engine) as (first, ledger):
                    add(first, warm)
                    for step, do in (("add", partial(add, ledger, news)), ("index", partial(index, ledger))):
                        began, worked = time.perf_counter(), work(there, server)
                        do()
                        seconds = time.perf_counter() - began
                        took = {place: round(now - worked[place], 2) for place, now in work(there, server).items()}
                        yield {"round": number, "engine": engine, "step": step, "seconds": round(seconds, 2), **took}


@contextmanager
def local(workers: int) -> Iterator[tuple[Add, Index]]:
    """The engine of one machine, with so many processes."""
    with readers_here(workers) as engine:

        def add(ledger: str, news: Path) -> None:
            with Ledger.open(ledger) as store:
                store.adding("benchmark", {})
                for _ in keep(store, pieces([news]), engine):
                    pass

        yield add, bring_up


@contextmanager
def dask(there: Machines) -> Iterator[tuple[Add, Index]]:
    """The cluster."""
    with connected(there.address) as cluster:

        def add(ledger: str, news: Path) -> None:
            Ledger.open(ledger).close()
            errand = Errand(new_run(), "benchmark", {}, Given(), wanted([str(news)], ledger))
            for _ in cluster.add(errand, shards_of(parts_of([news])), lambda *_: None):
                pass

        yield add, partial(bring_up, share=cluster.share)


def work(there: Machines, server: str) -> dict[str, float]:
    """The processors' seconds until now of each of the `PLACES`, and of all that they began."""
    import psycopg

    with psycopg.connect(server) as connection:
        ((told,),) = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchall()
    scheduler, *workers = there.pids()
    roots = {"scheduler": [scheduler], "workers": workers, "database": [int(told.split()[0])], "here": [os.getpid()]}
    found, counted = dict.fromkeys(PLACES, 0.0), set[int]()
    for place in PLACES:  # "here" last: the others are begun by it
        for pid in roots[place]:
            for process in (root := psutil.Process(pid), *root.children(recursive=True)):
                if process.pid not in counted:
                    counted.add(process.pid)
                    with suppress(psutil.NoSuchProcess):
                        found[place] += sum(process.cpu_times()[:4])  # those that ended count with whom they were of
    return found


def compared(rows: Sequence[Row], step: str) -> float:
    """The throughput of the cluster in `step`, as a share of the local engine's: the median of the rounds."""
    own = [seconds(rows, step, name) for name in ("local", "dask")]
    return statistics.median(here / far for here, far in zip(*own, strict=True))


def seconds(rows: Sequence[Row], step: str, engine: str, what: str = "seconds") -> list[float]:
    """What the `engine` took in each round for `step`, "all" for all of them."""
    rounds = {row["round"]: 0.0 for row in rows}
    for row in rows:
        if row["engine"] == engine and step in (row["step"], "all"):
            rounds[row["round"]] += row[what]
    return list(rounds.values())


def table(rows: Sequence[Row], documents: int) -> str:
    """The medians of the rounds, and how the throughput of the cluster compares."""
    head = "".join(f" {place}: ms of processors a document |" for place in PLACES)
    lines = [f"| step | engine | documents a second |{head} of the local engine's throughput |", "|---" * 8 + "|"]
    for step in ("add", "index", "all"):
        for name in ("local", "dask"):
            pace = documents / statistics.median(seconds(rows, step, name))
            cost = (1_000 * statistics.median(seconds(rows, step, name, place)) / documents for place in PLACES)
            told = f"{compared(rows, step):.2f}" if name == "dask" else ""
            lines.append(f"| {step} | {name} | {pace:,.0f} | {' | '.join(f'{each:.2f}' for each in cost)} | {told} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
