"""Reading on this machine: few documents in this process, many in a pool of processes."""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from types import ModuleType

from counterclaim.flow import Item, Reading, reading_of
from counterclaim.model import Document, Problem

MANY_DOCUMENTS = 64
MANY_CHARACTERS = 2_000_000
"""More than so many documents, or so much text, and a pool is worth its start."""

Read = Callable[[Document], Reading]

CHUNK_DOCUMENTS = 16
CHUNK_CHARACTERS = 200_000
"""A worker is given about so much at a time."""


def read_here(
    items: Iterable[Item], workers: int | None = None, read: Read = reading_of
) -> Iterator[Reading | Problem]:
    """The documents among `items` read, everything in its order.

    Few documents are read in this process; more than `MANY_DOCUMENTS` or `MANY_CHARACTERS` by `workers` processes (as
    many as there are processors, when None), with a bounded number of documents in flight. A document that takes its
    worker down becomes a Problem of kind "crashed".
    """
    workers = workers or _processors()
    stream, waiting, documents, characters = iter(items), list[Item](), 0, 0
    for item in stream:
        waiting.append(item)
        if isinstance(item, Document):
            documents, characters = documents + 1, characters + len(item.text)
        if workers > 1 and (documents > MANY_DOCUMENTS or characters > MANY_CHARACTERS):
            yield from _Pool(workers, read).read(chain(waiting, stream))
            return
        if workers == 1 or len(waiting) > MANY_DOCUMENTS:
            yield from _read_each(read, waiting)
            waiting = []
    yield from _read_each(read, waiting)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Pool:
    """A pool of worker processes that is built anew when a document has taken a worker down."""

    def __init__(self, workers: int, read: Read) -> None:
        self._workers = workers
        self._read = read
        self._pool: ProcessPoolExecutor | None = None
        self._processes: list[multiprocessing.process.BaseProcess] = []

    def read(self, items: Iterable[Item]) -> Iterator[Reading | Problem]:
        """`items` in their order, with the documents read."""
        flying: deque[tuple[list[Item], Future[list[Reading | Problem]]]] = deque()
        try:
            for chunk in _chunks(items):
                flying.append((chunk, self._submit(chunk)))
                if len(flying) > 2 * self._workers:
                    yield from self._land(flying)
            while flying:
                yield from self._land(flying)
        finally:
            self._stop()

    def _land(self, flying: deque[tuple[list[Item], Future[list[Reading | Problem]]]]) -> list[Reading | Problem]:
        chunk, future = flying.popleft()
        try:
            return future.result()
        except (BrokenProcessPool, CancelledError):
            # one document took a worker, and with it the pool: find it by reading what was in flight one by one
            self._stop()
            found = [self._alone(item) for item in chunk]
            again = [(chunk, future if _fine(future) else self._submit(chunk)) for chunk, future in flying]
            flying.clear()
            flying.extend(again)
            return found

    def _alone(self, item: Item) -> Reading | Problem:
        if not isinstance(item, Document):
            return item
        try:
            return self._submit([item]).result()[0]
        except BrokenProcessPool:
            self._stop()
            why = "Reading this document ended the process that read it; the others went on. Please report it."
            return Reading(item, problems=(Problem(item.id, "extract", "crashed", why),))

    def _submit(self, chunk: list[Item]) -> Future[list[Reading | Problem]]:
        for _ in range(2):
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self._workers, multiprocessing.get_context("spawn"), initializer=_begin_worker
                )
            others = set(multiprocessing.active_children())
            try:
                with _no_main_module():
                    return self._pool.submit(_read_each, self._read, chunk)
            except BrokenProcessPool:
                self._stop()
            finally:
                self._processes += set(multiprocessing.active_children()) - others
        raise BrokenProcessPool("no worker process can be started")

    def _stop(self) -> None:
        for process in self._processes:
            process.terminate()
        self._processes = []
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _fine(future: Future[list[Reading | Problem]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(chunk) >= CHUNK_DOCUMENTS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _read_each(read: Read, items: list[Item]) -> list[Reading | Problem]:
    return [read(item) if isinstance(item, Document) else item for item in items]


def _begin_worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # a parent that was killed could not say goodbye


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Keeps workers from running the caller's script again, as `spawn` would where it has no `__main__` guard."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
