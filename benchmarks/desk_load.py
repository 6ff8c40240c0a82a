#!/usr/bin/env python3
"""The desk under load: so many requests a second, whether or not the last ones are answered, and how long each took.

usage: desk_load.py LEDGER [--claims N] [--rate 20] [--seconds 60] [--seed 1] [--format table|jsonl]

LEDGER is a path, postgresql://…, or `postgresql`: a server of its own, gone afterwards. Where nothing is there, or an
empty database, a ledger of --claims claims is made first (desk_ledger.py tells how). A desk is opened on it in a
process of its own, and asked over HTTP for stories (a few of them told by thousands of reports), for tolls (a series
with what stands of it), for searches of seven kinds, for lists, documents and home, each as a page and, but for
documents, from /api/v1. Stories, documents and words are drawn with --seed from all that there are.

Requests come at even times; each latency is counted from the moment at which its request was due, so that a desk that
falls behind cannot hide it. Everything stays on this machine; the run ends by itself. It prints milliseconds for each
kind of request and, as "all", for all of them, and of the desk's process the seconds of the processor for each request.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import resource
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import httpx2
from databases import server
from desk_ledger import made
from desk_questions import Drawn
from desk_reports import LATIN, TOWNS, invented
from sqlalchemy import select

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.mark import marked
from counterclaim.ledger.index.shelves import SERIES, STORIES

SHARES = {
    "story": 20, "giant story": 5, "toll": 15, "giant toll": 5, "document": 10, "list": 8, "home": 7,
    "search, rare": 5, "search, frequent": 5, "search, several": 5, "search, number": 4, "search, Chinese": 4,
    "search, Arabic": 4, "search, nothing": 3,
}  # fmt: skip
"""How often each kind is asked for, of 100."""

Draw = Callable[[random.Random], str]


def kinds(store: Ledger, seed: int) -> dict[str, Draw]:
    """What is asked for, drawn anew each time, of each kind."""
    db = store.session
    with db.reading():
        drawn = Drawn(db, 300, seed)
        largest = drawn.largest[:4]
        query = select(STORIES.c.id, SERIES.c.place).join(STORIES, STORIES.c.number == SERIES.c.story)
        tolls = [tuple(row) for row in db.rows(query.where(STORIES.c.id.in_(drawn.stories), SERIES.c.place < 3))]

    def series(place: tuple[str, int]) -> str:
        return f"/stories/{place[0]}/series/{place[1]}"

    def words(draw: Draw) -> Draw:
        return lambda chosen: f"/?q={quote(draw(chosen))}"

    return {
        "story": lambda chosen: f"/stories/{chosen.choice(drawn.stories)}",
        "giant story": lambda chosen: f"/stories/{chosen.choice(largest)}",
        "toll": lambda chosen: series(chosen.choice(tolls)),
        "giant toll": lambda chosen: series((chosen.choice(largest), chosen.randrange(3))),
        "document": lambda chosen: f"/documents?id={quote(chosen.choice(drawn.documents))}",
        "list": lambda chosen: f"/?measure={chosen.choice(MEASURES)}&status={chosen.choice(STATUSES)}&order=changed",
        "home": lambda _: "/",
        "search, rare": words(lambda chosen: chosen.choice(RARE) + chosen.choice("abcdefg") + chosen.choice(LETTERS)),
        "search, frequent": words(lambda chosen: chosen.choice(FREQUENT)),
        "search, several": words(lambda chosen: f"{chosen.choice(LATIN)} {invented('', chosen.randrange(1, 40))} said"),
        "search, number": words(lambda chosen: str(chosen.randrange(3, 600))),
        "search, Chinese": words(lambda chosen: chosen.choice(TOWNS["zh"]) + chosen.choice(("", "警方", "火灾"))),
        "search, Arabic": words(lambda chosen: f"{chosen.choice(TOWNS['ar'])} {chosen.choice(('', 'الشرطة'))}"),
        "search, nothing": words(lambda chosen: f"zyx{chosen.randrange(10_000)}"),
    }


MEASURES, STATUSES = ("killed", "injured", "missing"), ("contested", "drifted", "updated")
RARE, LETTERS = ("Kov", "Mar", "Well"), "abcdefghijklmnopqrstuvwxyz"
FREQUENT = ("police", "people", "Polizei", "полиция", "morts", "hospital", "Meridian")


async def ask(client: httpx2.AsyncClient, kind: str, path: str, due: float, told: dict[str, list[float]]) -> None:
    """Ask for `path`, and note how long after it was due the answer was there."""
    try:
        answer = await client.get(path)
        told[kind if answer.status_code == 200 else f"{kind} {answer.status_code}"].append(perf_counter() - due)
    except httpx2.HTTPError as error:
        told[f"{kind} {type(error).__name__}"].append(perf_counter() - due)


async def load(address: str, there: dict[str, Draw], rate: float, seconds: float, seed: int) -> dict[str, list[float]]:
    """The latencies, in seconds, by kind of request."""
    chosen, told = random.Random(seed), defaultdict[str, list[float]](list)
    async with httpx2.AsyncClient(base_url=address, timeout=60) as client:
        for draw in there.values():  # what is made once, as templates are, is made before the clock runs
            await client.get(draw(random.Random(0)))
        asked, begun = set[asyncio.Task[None]](), perf_counter()
        for number in range(int(rate * seconds)):
            kind = chosen.choices(list(SHARES), list(SHARES.values()))[0]
            path = there[kind](chosen)
            if kind != "document" and chosen.random() < 1 / 2:
                path = f"/api/v1{path}"
            due = begun + number / rate
            await asyncio.sleep(max(0.0, due - perf_counter()))
            asked.add(asyncio.create_task(ask(client, kind, path, due, told)))
        await asyncio.gather(*asked)
    return told


def measured(ledger: str, rate: float, seconds: float, seed: int) -> list[dict[str, object]]:
    """A row for each kind of request to a desk on `ledger`, the last for all of them."""
    with Ledger.open(ledger, create=False) as store:
        there = kinds(store, seed)
    words = [sys.executable, "-m", "counterclaim.cli", "serve", "--port", "0", "--ledger", ledger]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout
            address = re.search(r"http://\S+", desk.stdout.readline())
            assert address, "the desk did not open"
            told = asyncio.run(load(address[0], there, rate, seconds, seed))
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait(20)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    every = [time for times in told.values() for time in times]
    work = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(every)
    rows = [row(kind, times) for kind, times in sorted(told.items())]
    return [*rows, {**row("all", every), "desk_cpu_ms": round(work * 1000, 1)}]


def row(kind: str, times: Sequence[float]) -> dict[str, object]:
    """What is told of one kind: how many requests, and milliseconds below which so many of 100 were answered."""
    ordered = sorted(times)

    def below(share: float) -> float:
        return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000, 1)

    figures = {"p50": below(0.5), "p95": below(0.95), "p99": below(0.99), "most": below(1.0)}
    return {"kind": kind, "requests": len(ordered), **figures}


@contextmanager
def filled(wanted: str, claims: int, seed: int) -> Iterator[str]:
    """The address of the ledger that is `wanted`, with `claims` made where there is none: all of them, or no ledger."""
    if wanted != "postgresql" and there(wanted):
        yield wanted
    elif wanted == "postgresql" or "://" in wanted:
        with server(None if wanted == "postgresql" else wanted) as address:
            made(address, claims, seed)
            yield address
    else:
        half = Path(f"{wanted}.part")
        half.unlink(missing_ok=True)
        made(str(half), claims, seed)
        half.rename(wanted)
        yield wanted


def there(ledger: str) -> bool:
    """Whether a ledger with an index is at `ledger`."""
    if "://" not in ledger and not Path(ledger).exists():
        return False
    with Ledger.open(ledger) as store, store.session.reading():
        return marked(store.session) is not None


def main() -> None:
    """Make the ledger where there is none, load a desk on it, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("--claims", type=int, default=2_000_000, metavar="N")
    parser.add_argument("--rate", type=float, default=20.0, help="requests a second")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=("table", "jsonl"), default="table")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # the desk and the server stop, too
    with ExitStack() as stack:
        with redirect_stdout(sys.stderr):
            address = stack.enter_context(filled(asked.ledger, asked.claims, asked.seed))
        found = measured(address, asked.rate, asked.seconds, asked.seed)
    store = "PostgreSQL" if address.startswith("postgresql") else "SQLite"
    if asked.format == "jsonl":
        for each in found:
            print(json.dumps({"store": store, "rate": asked.rate, **each}))
        return
    print(f"{asked.rate:g} requests a second for {asked.seconds:g} s.\n")
    print("| request | requests | p50, ms | p95, ms | p99, ms | most, ms |\n|---|--:|--:|--:|--:|--:|")
    for each in found:
        print(f"| {' | '.join(str(each[at]) for at in ('kind', 'requests', 'p50', 'p95', 'p99', 'most'))} |")
    print(f"\nThe desk took {found[-1]['desk_cpu_ms']} ms of the processor for a request.")
    for name in ("story", "toll", "search"):
        slowest = max(each["p95"] for each in found if name in str(each["kind"]))
        told = f"The slowest kind of {name} on {store}, {asked.claims:,} claims, {asked.rate:g} a second: p95 in ms"
        print(json.dumps({"asked": told, "found": slowest, "most": 150}))


if __name__ == "__main__":
    main()
