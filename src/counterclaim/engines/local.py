"""Reading on this machine: few documents in this process, many in several that are replaced when one dies."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from types import ModuleType

from counterclaim.errors import CounterclaimError
from counterclaim.flow import Found, Item, found_in
from counterclaim.model import Document, Problem

MANY_DOCUMENTS = 64
MANY_CHARACTERS = 2_000_000
"""More than so many documents, or so much text, and other processes are worth their start."""

CHUNK_DOCUMENTS = 16
CHUNK_CHARACTERS = 200_000
"""A worker is given about so much at a time."""

AHEAD = 2
"""So many chunks a worker has before it, that it need not wait for the next."""

Read = Callable[[Item], Found]


def read_here(items: Iterable[Item], workers: int | None = None, read: Read = found_in) -> Iterator[Found]:
    """What is in each of the `items`, in their order.

    Few documents are read in this process; more than `MANY_DOCUMENTS` or `MANY_CHARACTERS` by `workers` processes (as
    many as there are processors, when None), with a bounded number of documents in flight. A document that takes its
    worker down becomes a Problem of kind "crashed". `read` must be a function that a new process can import.
    """
    workers = workers or _processors()
    stream, waiting, documents, characters = iter(items), list[Item](), 0, 0
    for item in stream:
        waiting.append(item)
        if size := _size(item):
            documents, characters = documents + 1, characters + size
        if workers > 1 and (documents > MANY_DOCUMENTS or characters > MANY_CHARACTERS):
            yield from _read_by_others(chain(waiting, stream), workers, read)
            return
        if workers == 1 or len(waiting) > MANY_DOCUMENTS:
            yield from map(read, waiting)
            waiting = []
    yield from map(read, waiting)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(item: Item) -> int:
    """The characters or bytes of `item` that are to be read."""
    if isinstance(item, (Problem, list)):
        return 0
    return len(item.text if isinstance(item, Document) else item.data)


@dataclass(slots=True)
class _Task:
    items: list[Item]
    found: list[Found] | None = None


def _read_by_others(items: Iterable[Item], number: int, read: Read) -> Iterator[Found]:
    chunks, tasks = _chunks(items), deque[_Task]()
    workers: list[_Worker] = []
    try:
        workers += (_Worker(read) for _ in range(number))
        while True:
            for worker in workers * AHEAD:
                if len(worker.tasks) < AHEAD and len(tasks) < 2 * AHEAD * number and (chunk := next(chunks, None)):
                    tasks.append(_Task(chunk))
                    worker.give(tasks[-1])
            if not tasks:
                return
            if tasks[0].found is None:
                for pipe in wait([worker.pipe for worker in workers if worker.tasks]):
                    place = next(place for place, worker in enumerate(workers) if worker.pipe is pipe)
                    if not workers[place].take():
                        workers[place] = _after_death(workers[place])
            while tasks and tasks[0].found is not None:
                yield from tasks.popleft().found or ()
    finally:
        for worker in workers:
            worker.stop()


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += _size(item)
        if len(chunk) >= CHUNK_DOCUMENTS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def _after_death(dead: "_Worker") -> "_Worker":
    """A worker for what `dead` leaves. The documents of its last chunk are read one by one, to find the deadly one."""
    last, *rest = dead.tasks
    worker, last.found = dead.successor(), []
    for item in last.items:
        alone = _Task([item])
        worker.give(alone)
        while worker.tasks and worker.take():
            pass
        last.found += alone.found or [_crashed(item)]
        if alone.found is None:
            worker = worker.successor()
    for task in rest:
        worker.give(task)
    return worker


def _crashed(item: Item) -> Found:
    if isinstance(item, list):
        return item
    if isinstance(item, Problem):
        return [item]
    why = "Reading this document ended the process that read it; the others went on. Please report it."
    return [Problem(item.id, "extract", "crashed", why)]


class _Worker:
    """A process that reads the chunks it is given, one after another, in a daemon: it does not outlive this one."""

    def __init__(self, read: Read) -> None:
        spawn = get_context("spawn")
        self._read = read
        self.tasks: deque[_Task] = deque()
        self.began = False
        self.pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_work, args=(theirs, read), daemon=True)
        with _no_main_module(), _no_interruption():
            self._process.start()
        theirs.close()

    def give(self, task: _Task) -> None:
        """Have `task` done after those before it."""
        self.tasks.append(task)
        with suppress(OSError):  # a worker that died shows it when its answer is taken
            self.pipe.send(task.items)

    def take(self) -> bool:
        """Take its next answer. False when it died. Raises what the reader raised."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            return False
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            self.began = True
        else:
            self.tasks.popleft().found = answer
        return True

    def successor(self) -> "_Worker":
        """A new worker in the place of this one, which died."""
        self.stop()
        if not self.began:
            raise CounterclaimError("No process to read with can be started here: read fewer documents at a time.")
        return _Worker(self._read)

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self._process.terminate()
        self._process.join()
        self.pipe.close()


def _work(pipe: "Connection[list[Found] | Exception | None, list[Item]]", read: Read) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word: the parent speaks
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    given: SimpleQueue[list[Item]] = SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, given), daemon=True).start()
    answer: list[Found] | Exception | None = None
    with suppress(OSError):  # a parent that is gone needs no answer
        while True:
            pipe.send(answer)
            chunk = given.get()
            try:
                answer = [read(item) for item in chunk]
            except Exception as error:  # noqa: BLE001 - raised again in the parent
                answer = error


def _listen(pipe: "Connection[list[Found] | Exception | None, list[Item]]", given: "SimpleQueue[list[Item]]") -> None:
    # always at the pipe, so that a parent is never kept waiting, and its death is noticed in the midst of a document
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(1)


@contextmanager
def _no_main_module() -> Iterator[None]:
    """Keeps workers from running the caller's script again, as `spawn` would where it has no `__main__` guard."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _no_interruption() -> Iterator[None]:
    """Puts Ctrl-C off, here and in a process begun here, which half-begun would answer it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it lets signals in again when it begins, so it begins before
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
