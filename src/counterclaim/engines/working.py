"""What a process does that reads for another one: it answers for one item after another, and outgrows no limit."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from counterclaim.errors import CounterclaimError
from counterclaim.flow import Found, Item
from counterclaim.garbage import look_seldom
from counterclaim.model import Document, Problem
from counterclaim.read import Piece

OUT_OF_MEMORY = 86
"""The exit status of a process that would have taken more memory than it may."""

READY = "ready"
"""What it says when it can begin."""

Read = Callable[[Item], Found]
Answer = Found | CounterclaimError | str

_LOOKED_EVERY = 0.1  # seconds


def work(pipe: "Connection[Answer, list[Item]]", read: Read, memory: int) -> None:
    """Read the items that come through `pipe`, lists of them, and send back what is found in each, or the error that
    ends the run; with no more than `memory` bytes above what is taken now."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word: the parent speaks
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    look_seldom()
    given: SimpleQueue[list[Item]] = SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, given), daemon=True).start()
    if not limited(memory):
        threading.Thread(target=watch_memory, args=(memory,), daemon=True).start()
    with suppress(OSError):  # a parent that is gone needs no answer
        pipe.send(READY)
        while True:
            for item in given.get():
                pipe.send(_answer(read, item))


def _answer(read: Read, item: Item) -> Answer:
    try:
        return read(item)
    except CounterclaimError as error:
        return error
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # at once: there may not be enough to say more
    except BaseException as error:  # noqa: BLE001 - also what libraries in Rust raise; told as a problem of this item
        assert isinstance(item, (Document, Piece))
        return [Problem(item.id, "read", "crashed", f"Reading it failed ({type(error).__name__}: {error}).")]


def _listen(pipe: "Connection[Answer, list[Item]]", given: "SimpleQueue[list[Item]]") -> None:
    # always at the pipe, so that the death of a parent is noticed in the midst of a document
    try:
        while True:
            given.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(1)


def limited(memory: int) -> bool:
    """Have the system refuse this process more than `memory` bytes above what it takes now; False where it cannot."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return False
    import resource

    taken = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (taken + memory, hard))
    except (ValueError, OSError):  # lower already
        return False
    return True


def watch_memory(memory: int) -> None:
    """End this process when it has taken more than `memory` bytes above what it took before, for ever looking."""
    before = _taken()
    if before is None:
        return
    while (_taken() or 0) - before <= memory:
        time.sleep(_LOOKED_EVERY)
    os._exit(OUT_OF_MEMORY)


def _taken() -> int | None:
    """The bytes of memory that this process takes, or at its most took; None where the system keeps no count."""
    pages = Path("/proc/self/statm")  # the count of getrusage has, on Linux, the parent's in it
    if pages.exists():
        return int(pages.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
