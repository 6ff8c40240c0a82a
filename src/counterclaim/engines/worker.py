"""A process that reads for this one, seen from here: what it was given, how long it takes, and how it ended."""

import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from queue import SimpleQueue
from types import ModuleType

from counterclaim.engines.limits import Limits
from counterclaim.engines.working import OUT_OF_MEMORY, READY, Answer, Read, work
from counterclaim.errors import CounterclaimError
from counterclaim.flow import Found, Item
from counterclaim.model import Problem
from counterclaim.read import size_of

START_SECONDS = 60.0
"""A process that takes longer to start will not."""

_FAREWELL = 5.0  # seconds within which a process that was killed is gone


class Task:
    """Some items, and what was found in each; what was found before needs no reading."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._found: list[Found] = []
        self._left: deque[tuple[int, Item]] = deque()
        self.deaths = 0  # of processes that read the first of those that are left
        for place, item in enumerate(items):
            self._found.append(item if isinstance(item, list) else [item] if isinstance(item, Problem) else [])
            if not isinstance(item, (list, Problem)):
                self._left.append((place, item))

    @property
    def left(self) -> list[Item]:
        """The items that are still to be read."""
        return [item for _, item in self._left]

    @property
    def size(self) -> int:
        """The bytes and characters that are still to be read."""
        return sum(size_of(item) for _, item in self._left)

    def is_found(self, place: int) -> bool:
        """Whether it is known what is in the item at `place`, and in all before it."""
        return not self._left or place < self._left[0][0]

    @property
    def found(self) -> list[Found]:
        """What was found in each item, in their order."""
        return self._found

    def answer(self, found: Found) -> None:
        """Note what was found in the first item that is left."""
        place, _ = self._left.popleft()
        self._found[place] = found
        self.deaths = 0


class Worker:
    """A process that does the tasks it is given, one after another, in a daemon: it does not outlive this one."""

    def __init__(self, read: Read, limits: Limits) -> None:
        """Start it. Raises CounterclaimError where the system has no room for one more."""
        self._limits = limits
        self.tasks: deque[Task] = deque()
        self.began = False
        self.watched = 0.0  # seconds, since its last answer
        spawn = get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self._given: SimpleQueue[list[Item] | None] = SimpleQueue()
        self._process = spawn.Process(target=work, args=(theirs, read, limits.memory), daemon=True)
        # What is given goes through a thread: a worker that is held up in a document may not take it.
        self._giver = threading.Thread(target=_give, args=(self.pipe, self._given), daemon=True)
        try:
            with _no_main_module(), _no_interruption():
                self._process.start()
                self._giver.start()
        except OSError as error:
            raise CounterclaimError(f"No process to read with can be started: {error.strerror or error}.") from error
        finally:
            theirs.close()

    @property
    def busy(self) -> int:
        """The bytes and characters that it has before it."""
        return sum(task.size for task in self.tasks)

    def give(self, task: Task) -> None:
        """Have `task` done after those before it."""
        self.tasks.append(task)
        self._given.put(task.left)

    def take(self) -> bool:
        """Take what it says next. False when it died. Raises the error that ends the run."""
        try:
            answer: Answer = self.pipe.recv()
        except (EOFError, OSError):
            return False
        self.watched = 0.0
        if isinstance(answer, CounterclaimError):
            raise answer
        if answer == READY:
            self.began = True
        elif isinstance(answer, list):
            self.tasks[0].answer(answer)
            if not self.tasks[0].left:
                self.tasks.popleft()
        return True

    def is_late(self, seconds: float) -> bool:
        """Whether, watched in vain for so many `seconds` more, it has taken longer than it may."""
        self.watched += seconds
        if not self.began:
            return self.watched > START_SECONDS
        return self.watched > self._limits.seconds_for(size_of(self.tasks[0].left[0]))

    def end(self) -> int | None:
        """Wait for the end of one that died, and tell its exit status; a signal's number below zero."""
        self._process.join(_FAREWELL)
        return self._process.exitcode

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._given.put(None)
        self._giver.join(_FAREWELL)
        self.pipe.close()


def told_end(status: int | None) -> tuple[str, str]:
    """The kind of problem that a worker's exit `status` tells of, and how it ended, in words."""
    if status == OUT_OF_MEMORY:
        return "memory", "out of memory"
    if status is not None and status < 0:
        with suppress(ValueError):
            return "crashed", f"by signal {signal.Signals(-status).name}"
    return "crashed", f"with exit status {status}"


def _give(pipe: "Connection[list[Item], Answer]", given: "SimpleQueue[list[Item] | None]") -> None:
    with suppress(OSError):  # a worker that died shows it when its answer is taken
        while (items := given.get()) is not None:
            pipe.send(items)


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
