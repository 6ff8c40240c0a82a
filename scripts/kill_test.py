#!/usr/bin/env python3
"""Kill `counterclaim add` at random moments, again and again, and see that nothing is lost and nothing doubled.

usage: kill_test.py [--documents N] [--kills N] [--seed N] [--ledger postgresql://USER@HOST/DATABASE]

Makes a pile of reports, adds it undisturbed to one ledger, and to another with so many kills (SIGKILL to all processes
of the run, to the first alone, or to one that reads), each at a random moment, spread over the whole. At the end both
ledgers have to hold the same in every table, clocks and row numbers apart, and give the same verdicts.
Without --ledger they are SQLite files; else two databases made on that server, and dropped afterwards.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from pile import make_pile
from sqlalchemy import Table, func, make_url, select

from counterclaim import api
from counterclaim.flow import BATCH
from counterclaim.ledger.connect import connect
from counterclaim.ledger.tables import DOCUMENTS, METADATA
from counterclaim.model import as_record

CLOCKS = {"seen", "added", "at"}
RUNS = "additions"
"""The table of runs: those that were killed brought a part each, so their number differs."""

PATIENCE = 20.0
"""Seconds in which those that read have to end after the first process of their run."""

AMONG = 0.5
"""How often a run is left alone until it keeps documents, while there are fewer than there should be by then."""

HOW = {"all": 4, "first": 4, "reader": 2}
"""What is killed, and how often in ten."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=2_000, metavar="N")
    options.add_argument("--kills", type=int, default=200, metavar="N")
    options.add_argument("--seed", type=int, default=1, metavar="N")
    options.add_argument("--ledger", metavar="ADDRESS")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory() as work, ledgers(Path(work), wanted.ledger) as (quiet, killed):
        pile = Path(work) / "pile"
        files = make_pile(pile, wanted.documents, wanted.seed)
        print(f"{files:,} files with {wanted.documents:,} documents, seed {wanted.seed}, in {kind_of(quiet)}.")
        began = time.monotonic()
        startup, summary = undisturbed(pile, quiet)
        took = time.monotonic() - began
        print(f"Undisturbed: {summary} {took:.1f} s, of which {startup:.1f} s until the first are kept.")
        began = time.monotonic()
        print(f"Once more: {undisturbed(pile, quiet)[1]}")
        pace = Pace(time.monotonic() - began, startup, wanted.documents / max(took - startup, 0.1))
        began = time.monotonic()
        killer = Killer(pile, killed, random.Random(wanted.seed), pace)
        while killer.kills < wanted.kills:
            killer.kill(wanted.documents * killer.kills / wanted.kills)
        print(f"{wanted.kills} kills in {time.monotonic() - began:.0f} s: {killer.end()}.")
        print(f"The last run: {undisturbed(pile, killed)[1]}")
        sys.exit(compared(quiet, killed))


@contextmanager
def ledgers(work: Path, server: str | None) -> Iterator[tuple[str, str]]:
    """The addresses of two new ledgers."""
    if server is None:
        yield str(work / "quiet.db"), str(work / "killed.db")
        return
    import psycopg

    names = [f"kill_test_{os.getpid()}_{which}" for which in ("quiet", "killed")]
    with psycopg.connect(server, autocommit=True) as connection:
        for name in names:
            connection.execute(f"CREATE DATABASE {name}")
    try:
        quiet, killed = (make_url(server).set(database=name).render_as_string(hide_password=False) for name in names)
        yield quiet, killed
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            for name in names:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def kind_of(address: str) -> str:
    return "PostgreSQL" if "://" in address else "SQLite"


def begun(pile: Path, ledger: str) -> subprocess.Popen[str]:
    """A run of `add`, in a group of processes of its own."""
    command = [sys.executable, "-m", "counterclaim.cli", "add", str(pile), "--ledger", ledger]
    return subprocess.Popen(
        [*command, "--progress", "json", "--problems", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip


def undisturbed(pile: Path, ledger: str) -> tuple[float, str]:
    """Add the pile, and tell after how many seconds the first documents were kept, and the summary."""
    with begun(pile, ledger) as run:
        out, err = run.communicate()
    if run.returncode not in (0, 1):
        sys.exit(f"A run that nobody disturbed ended with exit status {run.returncode}:\n{err}")
    progress = [json.loads(line) for line in err.splitlines() if '"progress"' in line]
    return next((record["seconds"] for record in progress if record["done"]), 0.0), out.partition("\n")[0]


class Pace(NamedTuple):
    """The seconds of a run that finds all kept, those until one keeps its first, and the documents a second from then
    on."""

    idle: float
    startup: float
    rate: float


class Killer:
    """Kills runs of `add` into one ledger, so that what is kept grows by and by."""

    def __init__(self, pile: Path, ledger: str, chance: random.Random, pace: Pace) -> None:
        self._pile, self._ledger, self._chance, self._pace = pile, ledger, chance, pace
        self._done: Counter[str] = Counter()
        self._run: subprocess.Popen[str] | None = None
        self.kills = 0

    def kill(self, wanted: float) -> None:
        """Kill a run, if it lasts so long, that is to bring the ledger to about so many documents as are `wanted`."""
        run = self._run or begun(self._pile, self._ledger)
        self._run = None
        behind = wanted - kept(self._ledger)
        least, most = 0.0, self._pace.idle
        if behind > 0 and self._chance.random() < AMONG:
            least, most = self._pace.startup, self._pace.startup + (behind + BATCH) / self._pace.rate
        if ended_within(run, self._chance.uniform(least, most)):
            self._done["came too late"] += 1
            run.communicate()
            return
        self.kills += 1
        how = self._chance.choices(list(HOW), list(HOW.values()))[0]
        readers = children(run.pid) if how == "reader" else []
        if readers:
            os.kill(self._chance.choice(readers), signal.SIGKILL)
            self._done["one that read"] += 1
            self._run = run  # which goes on
            return
        if how == "all":
            os.killpg(run.pid, signal.SIGKILL)
            self._done["all processes"] += 1
        else:
            run.kill()
            self._done["the first process"] += 1
        run.communicate()
        self._await_end(run.pid)

    def end(self) -> str:
        """Kill what still runs, and tell what was killed how often."""
        if self._run is not None:
            os.killpg(self._run.pid, signal.SIGKILL)
            self._run.communicate()
            self._await_end(self._run.pid)
        return ", ".join(f"{what} {times}" for what, times in self._done.most_common())

    def _await_end(self, group: int) -> None:
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience:
            try:
                os.killpg(group, 0)
            except ProcessLookupError:
                return
            time.sleep(0.02)
        sys.exit(f"{PATIENCE:.0f} s after its first process, others of a run are still there.")


def ended_within(run: subprocess.Popen[str], seconds: float) -> bool:
    """Whether `run` ends by itself within so many `seconds`."""
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def children(pid: int) -> list[int]:
    """The processes that read for `pid`."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def kept(address: str) -> int:
    """How many documents the ledger holds."""
    if "://" not in address and not Path(address).exists():
        return 0
    engine = connect(address, create=False)
    try:
        with engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one())
    except Exception:  # noqa: BLE001 - killed before there was a table
        return 0
    finally:
        engine.dispose()


def state(address: str) -> dict[str, Counter[str]]:
    """What each table holds, as digests of its rows: without clocks, and with what a row refers to for its number."""
    engine = connect(address, create=False)
    digests: dict[str, dict[Any, str]] = {}
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            digests[table.name] = {}
            for row in connection.execute(select(table)).mappings():
                told = [_told(table, column, row[column], digests) for column in row if column not in CLOCKS]
                digests[table.name][row["number"]] = hashlib.sha256(repr(told).encode()).hexdigest()
    engine.dispose()
    return {name: Counter(rows.values()) for name, rows in digests.items() if name != RUNS}


def _told(table: Table, column: str, value: Any, digests: dict[str, dict[Any, str]]) -> Any:
    referred = next((key.column.table.name for key in table.c[column].foreign_keys), None)
    if column == "number" or referred == RUNS:
        return None
    return value if referred is None or value is None else digests[referred][value]


def compared(quiet: str, killed: str) -> int:
    """Print table by table whether both hold the same; the exit status: 1 where they do not."""
    states = {name: state(address) for name, address in (("quiet", quiet), ("killed", killed))}
    for name, address in (("quiet", quiet), ("killed", killed)):
        verdicts = [as_record(verdict) for verdict in api.verdicts(ledger=address)]
        states[name]["(verdicts)"] = Counter(json.dumps(record, sort_keys=True) for record in verdicts)
    different = 0
    for table, rows in states["quiet"].items():
        others = states["killed"][table]
        lost, added = (rows - others).total(), (others - rows).total()
        different += bool(lost or added)
        print(
            f"  {table:20} {rows.total():8,} rows  " + (f"{lost} lost, {added} too many" if lost or added else "equal")
        )
    print("Nothing is lost and nothing doubled." if not different else f"{different} tables differ.")
    return int(different > 0)


if __name__ == "__main__":
    main()
