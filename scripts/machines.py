"""A cluster on this machine, to try things on: a Dask scheduler and its workers, each a process, on loopback alone."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import counterclaim

HOST = "127.0.0.1"
SOURCES = str(Path(counterclaim.__file__).parents[1])
PATIENCE = 60.0
"""Seconds for a scheduler or a worker to begin, on a machine that is busy."""


class Machines:
    """A scheduler that listens on loopback, and workers of it, by number; each reads one shard at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        told = folder / "scheduler.json"
        self._scheduler = self._begun("scheduler", "scheduler", "--port", "0", "--scheduler-file", str(told))
        self._await(lambda: told.exists() and told.read_text("utf-8").endswith("}"), "scheduler")
        self.address = str(json.loads(told.read_text("utf-8"))["address"])
        self.workers: list[subprocess.Popen[bytes]] = []

    def add(self, number: int = 1, nanny: bool = False) -> None:
        """Have so many workers more, and wait until they are there; with a `nanny` that begins a dead one anew."""
        kept = "--nanny" if nanny else "--no-nanny"
        words = (self.address, "--nthreads", "1", kept, "--local-directory", str(self._folder), "--no-dashboard")
        first = len(self.workers)
        for each in range(first, first + number):
            self.workers.append(self._begun(f"worker{each}", "worker", *words))
        for each in range(first, first + number):
            self._await(lambda name=f"worker{each}": "Registered to" in self._log(name), f"worker{each}")

    def pids(self) -> list[int]:
        """The numbers of the scheduler's process, and of the workers'."""
        return [self._scheduler.pid, *(worker.pid for worker in self.workers)]

    def stop(self) -> None:
        """End all of them, hung or not."""
        for process in (*self.workers, self._scheduler):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _begun(self, name: str, what: str, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", HOST, *words]
        with (self._folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, env=os.environ | {"PYTHONPATH": SOURCES}
            )

    def _await(self, there: Callable[[], bool], name: str) -> None:
        until = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > until:
                raise RuntimeError(f"{PATIENCE:.0f} seconds were not enough to begin:\n{self._log(name)[-2000:]}")
            time.sleep(0.05)

    def _log(self, name: str) -> str:
        return (self._folder / f"{name}.log").read_text("utf-8", "replace")


@contextmanager
def machines(workers: int, nanny: bool = False) -> Iterator[Machines]:
    """A scheduler and so many workers, until all is done inside."""
    with tempfile.TemporaryDirectory() as folder:
        made = Machines(Path(folder))
        try:
            made.add(workers, nanny)
            yield made
        finally:
            made.stop()
