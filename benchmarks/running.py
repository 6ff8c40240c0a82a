"""A command in a process of its own: its seconds, and the memory that it and its workers held at their peaks."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.5  # seconds between two looks at its memory, which cost more the more it holds
_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Ran:
    """How it went. `seconds` by the clock, `work` of all processors in the command and those it began; peaks in MB.

    `all_mb` counts what several processes share once (Linux's PSS); both peaks are 0 where the system does not tell.
    """

    seconds: float
    work: float
    parent_mb: int
    worker_mb: int
    all_mb: int
    out: str


def run(command: Sequence[str], **more: str) -> Ran:
    """Run `command`, with `more` in its environment. Raises RuntimeError with what it said, where it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out, tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=said, env={**os.environ, **more})
        peaks = Peaks(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        peaks.end()
        out.seek(0)
        said.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.read()[-2_000:]}")
        parent = peaks.parent or used.ru_maxrss * 1024
        return Ran(
            round(seconds, 3), round(used.ru_utime + used.ru_stime, 3),
            parent // _MB, peaks.worker // _MB, max(peaks.all, parent) // _MB, out.read(),
        )  # fmt: skip


class Peaks:
    """What a process, the largest of its workers, and all of them together held at most, in bytes."""

    def __init__(self, pid: int) -> None:
        self.parent = self.worker = self.all = 0
        self._pid, self._ended = pid, threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_EVERY):
            workers = _below(self._pid)
            held = {pid: _held(pid) for pid in (self._pid, *workers)}
            self.parent = max(self.parent, held[self._pid][0])
            self.worker = max(self.worker, *(held[pid][0] for pid in workers), 0)
            self.all = max(self.all, sum(shared for _, shared in held.values()))


def _below(pid: int) -> list[int]:
    """The processes that `pid` began, and that these began."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        begun = [int(each) for task in tasks for each in (task / "children").read_text(encoding="utf-8").split()]
    except OSError:
        return []
    return [each for child in begun for each in (child, *_below(child))]


def _held(pid: int) -> tuple[int, int]:
    """The resident memory of `pid`, and the same with its part in what it shares, in bytes."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0, 0
    found = {line.split()[0]: int(line.split()[1]) * 1024 for line in lines[1:] if line.split()[1].isdigit()}
    return found.get("Rss:", 0), found.get("Pss:", 0)
