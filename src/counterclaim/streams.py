"""The three standard streams of a process, whatever state they and the console are in."""

import os
import signal
import sys
import threading
from _thread import interrupt_main
from contextlib import suppress
from io import TextIOWrapper
from typing import Any


def prepare() -> None:
    """Make the standard streams fit for any text, and an interruption always one: for the beginning of a command."""
    _open_what_is_closed()
    sys.unraisablehook = _once_more
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # half a surrogate pair is printed as JSON escapes it
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def drop_output() -> None:
    """Send what is still to come to nowhere, so that Python does not try once more to write it at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_what_is_closed() -> None:
    """Where a standard stream was closed, nothing is read from or written to in its place: not a file opened later."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                while (opened := os.open(os.devnull, os.O_RDWR)) < number:
                    pass
                setattr(sys, name, os.fdopen(opened, mode, encoding="utf-8"))


def _interrupt() -> None:
    if os.name == "posix":
        os.kill(os.getpid(), signal.SIGINT)  # wakes one who waits, too
    else:
        interrupt_main()


def _once_more(met: Any) -> None:
    """An interruption that came where Python cannot raise it (a finaliser) comes again, and not as a traceback."""
    if issubclass(met.exc_type, KeyboardInterrupt):
        threading.Timer(0.02, _interrupt).start()  # at once, it would be caught here
    else:
        sys.__unraisablehook__(met)
