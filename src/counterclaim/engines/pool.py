"""Processes that read, as many as there is work for: watched, and replaced when one dies or never comes to an end."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from multiprocessing.connection import wait
from types import TracebackType
from typing import NamedTuple, Self

from counterclaim.batches import batches
from counterclaim.engines.alike import Alike
from counterclaim.engines.limits import Limits
from counterclaim.engines.worker import START_SECONDS, Task, Worker, told_end
from counterclaim.engines.working import Read
from counterclaim.errors import CounterclaimError
from counterclaim.flow import Found, Item
from counterclaim.model import Document, Problem
from counterclaim.read import Piece, size_of
from counterclaim.settings import MEMORY_VARIABLE, SECONDS_VARIABLE

CHUNK_DOCUMENTS = 16
CHUNK_CHARACTERS = 200_000
CHUNK_SECONDS = 1.0
"""A worker is given about so much at a time, or its part of what came within this time."""

AHEAD = 2
"""So many chunks a worker has before it, that it need not wait for the next."""

HANDFULS = 8
"""So many times what all are given at a time is in flight: as one may be ahead, the others need more to do."""

TRIES = 2
"""An item is given up when so many workers died of it: one may have had another reason."""

_STARTS = 3  # workers in a row that may die before they begin
_WATCH = 1.0  # seconds between two looks at workers that say nothing


class _Awaited(NamedTuple):
    """What is in an item, as soon as it is found: that at the `place` of a `task`."""

    task: Task
    place: int

    @property
    def is_found(self) -> bool:
        return self.task.is_found(self.place)

    @property
    def found(self) -> Found:
        return self.task.found[self.place]


class Pool:
    """Workers for `read`, a function that a new process can import, each piece within `limits`."""

    def __init__(self, read: Read, limits: Limits) -> None:
        self._read = read
        self._limits = limits
        self._workers: list[Worker] = []
        self._failed_starts = 0
        self._alike = Alike()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stop()

    def _stop(self) -> None:
        while self._workers:
            self._workers.pop().stop()

    def found_in(
        self, items: Iterable[Item], number: int, on_watch: Callable[[], None] = lambda: None
    ) -> Iterator[Found]:
        """What is in each of the `items`, in their order, read by up to `number` workers; a bounded number of items is
        in flight. An item that takes its worker down, or more than its limits, becomes a Problem. `on_watch` is called
        at least every second while workers are waited for.

        Raises CounterclaimError where no worker can be started, and what the reader raises of that kind.
        """
        most = CHUNK_DOCUMENTS * number, CHUNK_SECONDS, size_of, CHUNK_CHARACTERS * number
        handfuls, rows = batches(items, *most), deque[deque[_Awaited]]()
        try:
            while True:
                while len(rows) < HANDFULS and self._has_room(number) and (handful := next(handfuls, None)):
                    rows.append(self._handed_out(handful, number))
                if not rows:
                    return
                if not rows[0][0].is_found:
                    on_watch()
                    self._watch()
                while rows and rows[0][0].is_found:
                    yield rows[0].popleft().found
                    if not rows[0]:
                        rows.popleft()
        finally:
            if rows:  # nobody wants the rest, and the next who asks shall not be given it
                self._stop()

    def _handed_out(self, items: Sequence[Item], number: int) -> "deque[_Awaited]":
        """Give `items` to as many workers as there is enough for, and tell where what is in each comes."""
        whole = Task(items)
        if not (left := whole.left):
            return deque(_Awaited(whole, place) for place in range(len(items)))
        chunks = max(len(left) / CHUNK_DOCUMENTS, sum(map(size_of, left)) / CHUNK_CHARACTERS)
        one_more = len(self._workers) + all(worker.tasks for worker in self._workers)
        while len(self._workers) < min(number, max(ceil(chunks), one_more)):
            self._workers.append(Worker(self._read, self._limits))
        shared = self._alike.shared_out(items, [worker.busy for worker in self._workers])
        own = [[item for item, its in zip(items, shared, strict=True) if its == at] for at in range(len(self._workers))]
        tasks = [Task(some) for some in own]
        for worker, task in zip(self._workers, tasks, strict=True):
            if task.left:
                worker.give(task)
        places = [iter(range(len(some))) for some in own]
        return deque(_Awaited(tasks[at], next(places[at])) for at in shared)

    def _has_room(self, number: int) -> bool:
        return len(self._workers) < number or any(len(worker.tasks) < AHEAD for worker in self._workers)

    def _watch(self) -> None:
        """Wait until a worker answers, and replace those that died or are late.

        Only time in which somebody looked counts: that a machine slept, or this process was stopped, is not theirs.
        """
        busy = [worker for worker in self._workers if worker.tasks]
        began = time.monotonic()
        ready = wait([worker.pipe for worker in busy], _WATCH)
        passed = min(time.monotonic() - began, 2 * _WATCH)
        for worker in busy:
            if worker.pipe in ready:
                if worker.take():
                    self._failed_starts = 0
                else:
                    self._replace(worker, *told_end(worker.end()))
            elif worker.is_late(passed):
                self._replace(worker, "hung", "")

    def _replace(self, worker: Worker, kind: str, ended: str) -> None:
        """Put a new worker in the place of one that died (`ended` tells how) or hung, with what that left to do.

        The item that it was at is tried again unless it hung or was tried before.
        """
        worker.stop()
        first, *rest = worker.tasks
        if not worker.began:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise CounterclaimError(_unstarted(kind, ended))
        else:
            first.deaths += 1
            if kind == "hung" or first.deaths >= TRIES:
                first.answer(self._given_up(first.left[0], kind, ended))
        successor = Worker(self._read, self._limits)
        self._workers[self._workers.index(worker)] = successor
        for task in (first, *rest):
            if task.left:
                successor.give(task)

    def _given_up(self, item: Item, kind: str, ended: str) -> Found:
        assert isinstance(item, (Document, Piece))
        if kind == "hung":
            took = f"longer than {self._limits.seconds_for(size_of(item)):,.0f} seconds and was given up"
            advice = f"with more time where {SECONDS_VARIABLE} gives it"
        elif kind == "memory":
            took = f"more than {self._limits.memory // 1_000_000:,} MB of memory and was given up"
            advice = f"with more where {MEMORY_VARIABLE} gives it (in MB)"
        else:
            took = f"its process along {TRIES} times ({ended})"
            advice = "when this is mended: please report it"
        why = f"Reading it took {took}. The rest went on; `counterclaim retry` tries again, {advice}."
        return [Problem(item.id, "read", kind, why)]


def _unstarted(kind: str, ended: str) -> str:
    told = f"it takes more than {START_SECONDS:.0f} seconds" if kind == "hung" else f"it ends at once, {ended}"
    return f"No process to read with can be started here: {told}. Look whether memory or processes are limited."
