"""Which files a call means, and the id that each carries."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.errors import DuplicateDocument, UsageError
from counterclaim.read.address import is_address
from counterclaim.read.lists import named_in
from counterclaim.read.sidecar import NAME as SIDECAR

STDIN = "-"
"""The path that means JSON Lines on standard input."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or one address to fetch.

    `id` is its path below the folder that was named, or its bare name, or the address; `path` where it is, None for
    standard input and for an address; `top` the folder that was named, or that it is in. `trouble` says why it cannot
    be opened, if that is known.
    """

    id: str
    path: Path | None
    top: Path | None = None
    trouble: str | None = None

    @property
    def is_address(self) -> bool:
        """True when it is to be fetched."""
        return self.path is None and is_address(self.id)


def sources(paths: Iterable[str | Path]) -> Iterator[Source]:
    """The files and addresses that `paths` mean, in the order given, folders in the order of their files' names;
    `@name` means all that the list `name` names.

    Raises UsageError, before anything is read, for a path or a list that does not exist, and DuplicateDocument for two
    files that would carry one id. The same file meant twice comes once.
    """
    named = named_in(paths)
    for name in named:
        if name != STDIN and not is_address(name) and not os.path.lexists(name):
            raise UsageError(_absent(name))
    if len(named) > 1:
        _check_ids(named)
    return _each(named)


def _absent(name: str) -> str:
    """The sentence for a path that leads nowhere, or into a folder that may not be entered."""
    try:
        Path(name).lstat()
    except PermissionError:
        return f"{name} cannot be looked at: you have no right to enter its folder."
    except (OSError, ValueError):
        pass
    return f"There is no file or folder {name if name.strip() else repr(name)}."


def _each(named: list[str]) -> Iterator[Source]:
    seen: set[str] = set()
    for name in named:
        for source in _of(name):
            if source.path is not None and len(named) > 1:
                place = os.path.realpath(source.path)
                if place in seen:
                    continue
                seen.add(place)
            yield source


def _of(name: str) -> Iterator[Source]:
    if name == STDIN:
        yield Source(STDIN, None)
        return
    if is_address(name):
        yield Source(name.partition("#")[0], None)
        return
    path = Path(name)
    if path.is_dir():
        yield from _below(path, path, "")
    else:
        yield Source(printable(path.name or name), path, path.parent)


def _below(folder: Path, top: Path, prefix: str) -> Iterator[Source]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder))  # and no more of each: there may be millions
    except OSError as error:
        yield Source(printable(prefix.rstrip("/")) or folder.name, folder, top, _reason(error))
        return
    for name in names:
        if name.startswith(".") or name == SIDECAR:
            continue
        id = printable(prefix + name)
        path = folder / name
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield Source(id, path, top, _reason(error))
            continue
        if stat.S_ISDIR(mode):
            if not path.is_symlink():  # a link to a folder may lead round in circles
                yield from _below(path, top, f"{prefix}{name}/")
        elif stat.S_ISREG(mode):
            yield Source(id, path, top)
        else:
            yield Source(id, path, top, "it is not a file")


def _check_ids(named: list[str]) -> None:
    places: dict[str, str] = {}
    for name in named:
        for source in _of(name):
            if source.path is None:
                continue
            place = os.path.realpath(source.path)
            other = places.setdefault(source.id, place)
            if other != place:
                raise clash(source.id, other, place)


def clash(id: str, one: str, other: str, lines: bool = False) -> DuplicateDocument:
    """The error for two inputs, told by where they are, that would carry the same id; `lines` of JSON among them."""
    advice = "Name the folder above both, or rename one of them."
    if lines:
        advice = "Give one of them another id, or leave one out."
    return DuplicateDocument(f"{one} and {other} would both be document {id!r}. {advice}")


def printable(name: str) -> str:
    """`name` with any bytes that are not UTF-8 written out, so that it can be printed and stored."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
