"""What takes long to make from data that seldom changes, made once and kept in the user's cache for later processes.

A language's lexicon takes half a second to compile and a twentieth of that to load. Like Python's own `.pyc` files,
what is kept is code's business alone: it bears a digest of all that it was made from and by, is made anew where that
differs, and only a file is read that nobody but its owner, who is the one who reads it, can write.
"""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

from counterclaim.settings import cache_folder

T = TypeVar("T")

_OTHERS_WRITE = 0o022
_DIGEST = 16  # bytes
_PLAINLY = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)  # links lead to what others wrote


def readymade(name: str, made_by: Iterable[str], made_from: Iterable[bytes], make: Callable[[], T]) -> T:
    """What `make` gives: as an earlier process made it, where there is one that had the same data and code.

    `name` is that of the file in the cache; `made_by` are the packages whose code makes it, `made_from` is the data.
    Raises what `make` raises. Where the cache cannot be read or written, everything is made as if there were none.
    """
    digest = blake2b(f"{sys.version} {pickle.HIGHEST_PROTOCOL}".encode(), digest_size=_DIGEST)
    for part in (*map(_code, made_by), *made_from):
        digest.update(blake2b(part).digest())
    folder = cache_folder() / "ready"
    kept = folder / f"{name}-{digest.hexdigest()}.pickle"
    with suppress(OSError), _kept_from_collector():
        if (content := _own(kept)) is not None:
            made: T = pickle.loads(content)
            return made
    with _kept_from_collector():
        made = make()
    with suppress(OSError):  # a cache that cannot be written costs time and nothing else
        _keep(folder, name, kept, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
    return made


@contextmanager
def _kept_from_collector() -> Iterator[None]:
    """Keeps the collector from looking, again and again, through a great many things all of which stay."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@cache
def _code(package: str) -> bytes:
    """The source of the modules of `package`."""
    modules = (each for each in files(package).iterdir() if each.name.endswith(".py"))
    return b"\0".join(each.read_bytes() for each in sorted(modules, key=lambda each: each.name))


def _own(path: Path) -> bytes | None:
    """What `path` holds, whole and written by nobody else, in a folder of one's own; None where it is not so."""
    with os.fdopen(os.open(path, _PLAINLY), "rb") as file:
        if hasattr(os, "geteuid") and any(
            status.st_uid != os.geteuid() or status.st_mode & _OTHERS_WRITE
            for status in (path.parent.lstat(), os.fstat(file.fileno()))
        ):
            return None
        digest, content = file.read(_DIGEST), file.read()
    return content if digest == _sum(content) else None


def _keep(folder: Path, name: str, path: Path, content: bytes) -> None:
    """Write `content` to `path` as a whole, and take away what was made before of the same `name`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        try:
            file.write(_sum(content) + content)
            file.close()
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise
    for old in folder.glob(f"{name}-*.pickle"):
        if old != path:
            old.unlink(missing_ok=True)


def _sum(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
