"""A reader that tells its process, and does what can happen to one."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.flow import Found, Item

READER = """
import ctypes, os, re, signal, time
from counterclaim.errors import UsageError
from counterclaim.model import Document, Problem, Reading

class Panic(BaseException):
    pass

def once(path):
    with open(path, "a", encoding="utf-8") as file:
        file.write("tried\\n")
    with open(path, encoding="utf-8") as file:
        return len(file.readlines()) == 1

def read(item):
    if isinstance(item, (Problem, list)):
        return item if isinstance(item, list) else [item]
    what, _, more = (item.text if isinstance(item, Document) else item.data.decode()).partition(" ")
    if what == "exit" or what == "exit-once" and once(more) or what == "exit-told" and (once(more) or True):
        os._exit(3)
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    if what == "segfault":
        ctypes.string_at(0)
    if what == "busy":  # in C, so that no thread of the process gets a turn
        re.match("(a|a)+$", "a" * 60 + "b")
    if what == "sleep":
        time.sleep(float(more))
    if what == "grow":
        kept = []
        while True:
            kept.append(bytearray(10_000_000))
    if what == "wide":
        bytearray(10**12)
    if what == "fail":
        raise ValueError(more)
    if what == "panic":
        raise Panic(more)
    if what == "wrong":
        raise UsageError(more)
    return [Reading(Document(item.id, ""), problems=(Problem(item.id, "test", "process", str(os.getpid())),))]
"""


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Item], Found]:
    """A reader that tells its process, and can be told what to do: in a module, so that workers find it."""
    (tmp_path / "told_reader.py").write_text(READER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "told_reader", raising=False)
    importlib.invalidate_caches()
    return importlib.import_module("told_reader").read  # type: ignore[no-any-return]
