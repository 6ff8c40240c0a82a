#!/usr/bin/env python3
"""How a ledger grows: documents added and its index brought up, from 1,000 to 1,000,000, and a day's thousand at each.

usage: growth.py STATE.jsonl [--to 1000000] [--ledger ADDRESS] [--keep] [--beside]

One ledger is filled with made-up news (corpus.py), `counterclaim add` after `counterclaim add`, each of 100,000
documents at most. Measured are seconds by the clock and of all processors together, the peak of memory of `add` and of
its workers, the bytes of each part of the ledger, and how long stories, tolls and searches take; and at each
checkpoint, three times, 1,000 documents of the next day. Each step is one line of STATE, which a run that was stopped
goes on from. The ledger is a file beside STATE unless an address is named; it is removed at the end unless --keep.
With --beside the index follows while the next documents are added: less time by the clock, more of the processors',
where add and index share what they have.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus import DAYS
from growth_tables import asked, tables
from running import Ran, run

HERE = Path(__file__).parent
CHECKPOINTS = (1_000, 10_000, 100_000, 1_000_000)
AT_ONCE = 100_000
DAY, TIMES = 1_000, 3
_INDEX = """
import sys
from counterclaim.garbage import look_seldom
from counterclaim.indexing import bring_up
look_seldom()
bring_up(sys.argv[1])
"""


class State:
    """What was measured, one line of JSON a step; a step that is there is not done again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self.rows: list[dict[str, Any]] = [json.loads(line) for line in lines]

    def has(self, step: str, first: int) -> bool:
        """Whether `step` was done with the documents from number `first`."""
        return any((row["step"], row["first"]) == (step, first) for row in self.rows)

    def note(self, step: str, first: int, documents: int, **found: Any) -> None:
        """Write down what `step` found."""
        row = {"step": step, "first": first, "documents": documents, **found}
        self.rows.append(row)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr, flush=True)


def told(ran: Ran) -> dict[str, Any]:
    """What is written down of a command."""
    return {name: value for name, value in asdict(ran).items() if name != "out"}


class Following:
    """The index that follows what is in the ledger at `address`, in a process of its own; `of` names what it is for."""

    def __init__(self, address: str, of: tuple[str, int, int]) -> None:
        self.of = of
        self._ran: list[Ran] = []
        self._thread = threading.Thread(target=self._run, args=(address,), daemon=True)
        self._thread.start()

    def end(self) -> tuple[Ran, float]:
        """What it took, and the seconds that passed here until it was done. Raises RuntimeError where it failed."""
        began = time.perf_counter()
        self._thread.join()
        if not self._ran:
            raise RuntimeError("the index did not follow: see above")
        return self._ran[0], round(time.perf_counter() - began, 3)

    def _run(self, address: str) -> None:
        self._ran.append(run([sys.executable, "-c", _INDEX, address]))


class Growth:
    """A ledger at `address` that grows, with shards of news in `folder` and what is found in `state`."""

    def __init__(self, address: str, folder: Path, state: State, seed: int, daily: float) -> None:
        self.address, self.folder, self.state, self.seed, self.daily = address, folder, state, seed, daily
        self._following: Following | None = None

    def add(self, step: str, first: int, documents: int) -> None:
        """Add so many documents from the one numbered `first`, and begin to have the index follow (see `settle`)."""
        if not self.state.has(f"{step} add", first):
            self._make(first, documents)
            ran = run([*_counterclaim("add"), str(self.folder), "--ledger", self.address, "--progress", "none"])
            self.state.note(f"{step} add", first, _new_in(ran), **told(ran))
        shutil.rmtree(self.folder, ignore_errors=True)
        self.settle()
        if not self.state.has(f"{step} index", first):
            self._following = Following(self.address, (f"{step} index", first, documents))

    def settle(self) -> None:
        """Wait until the index has followed. What is written down as its seconds is what was waited here."""
        if self._following:
            ran, waited = self._following.end()
            self.state.note(*self._following.of, **told(ran) | {"seconds": waited})
            self._following = None

    def look(self, documents: int) -> None:
        """The sizes of its parts, how long it takes to answer, and how well its reports are grouped."""
        self.settle()
        if not self.state.has("look", documents):
            ran = run([sys.executable, str(HERE / "growth_questions.py"), self.address])
            by = ["--daily", str(self.daily), "--seed", str(self.seed)]
            grouped = run([sys.executable, str(HERE / "grouping.py"), self.address, *by])
            self.state.note("look", documents, documents, **json.loads(ran.out), grouped=json.loads(grouped.out))

    def _make(self, first: int, documents: int) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        command = [sys.executable, str(HERE / "corpus.py"), str(self.folder), "--first", str(first)]
        more = ["--documents", str(documents), "--daily", str(self.daily), "--seed", str(self.seed)]
        run([*command, *more])


def _new_in(ran: Ran) -> int:
    """How many documents an `add` found new: fewer than it was given, where one that was killed had added some."""
    return int(ran.out.split(" new ")[0].replace(",", ""))


def _counterclaim(command: str) -> list[str]:
    return [sys.executable, "-m", "counterclaim.cli", command]


def steps(to: int) -> Iterator[tuple[str, int, int]]:
    """The name, the first document and the number of documents of each step until there are `to`."""
    number = 0
    for until in (each for each in CHECKPOINTS if each <= to):
        ends = [*range(number, until, AT_ONCE), until]
        for first, end in pairwise(ends):
            yield f"to {until}", first, end - first
        yield "look", until, 0
        for each in range(TIMES):
            yield f"day {each + 1} at {until}", until + each * DAY, DAY
        number = until + TIMES * DAY


def main() -> None:
    """Read the command line, take the steps."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("state", type=Path)
    options.add_argument("--to", type=int, default=CHECKPOINTS[-1], metavar="N")
    options.add_argument("--ledger", metavar="ADDRESS")
    options.add_argument("--seed", type=int, default=1, metavar="S")
    options.add_argument("--daily", type=float, default=CHECKPOINTS[-1] / DAYS, metavar="N", help="documents a day")
    options.add_argument("--keep", action="store_true", help="keep the ledger")
    options.add_argument("--beside", action="store_true", help="index what is there while the next is added")
    wanted = options.parse_args()
    beside = wanted.state.with_suffix(".db")
    state = State(wanted.state)
    growth = Growth(wanted.ledger or str(beside), wanted.state.with_suffix(".news"), state, wanted.seed, wanted.daily)
    for name, first, documents in steps(wanted.to):
        if name == "look":
            growth.look(first)
            continue
        growth.add(name, first, documents)
        if not (wanted.beside and name.startswith("to ")):
            growth.settle()
    if not wanted.keep and not wanted.ledger:
        for path in beside.parent.glob(f"{beside.name}*"):
            path.unlink()
    print(tables(state.rows))
    for line in asked(state.rows):
        print(json.dumps(line))


if __name__ == "__main__":
    main()
