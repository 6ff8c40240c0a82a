"""From paths to documents, one after another: what `read`, `read_text` and `count` do."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from counterclaim.model import Document, Problem, text_id
from counterclaim.read.document import document
from counterclaim.read.facts import Facts, given_facts
from counterclaim.read.folders import STDIN, Source, clash, sources
from counterclaim.read.html import read_html
from counterclaim.read.jsonl import read_jsonl
from counterclaim.read.plain import decode
from counterclaim.read.sidecar import Sidecars
from counterclaim.read.sniff import HEAD, READABLE, Foreign, sniff
from counterclaim.settings import Given

LARGEST_FILE = 100_000_000
"""Bytes of a text or a page beyond which it is not read."""

_NOTHING = Given()
_JSONL_NAMES = (".jsonl", ".ndjson")


def read(paths: Iterable[str | Path], given: Given = _NOTHING) -> Iterator[Document | Problem]:
    """The documents in `paths` (files, folders, `-` for JSON Lines on standard input), in their order, lazily.

    A document's id is its path below the folder named, with slashes, or its bare name when named itself; in JSON
    Lines its own `"id"`, else its text's. What cannot be read comes as a Problem in its place, and the rest goes on. A
    problem that has a place in the text (`start`) follows its document, which was read nevertheless.

    What is known of a document is taken from `given`, then the sidecar, then the document itself (JSON Lines: then the
    sidecar, which speaks of the whole file), then, for the language, from its text.

    Raises UsageError, before anything is read, for a path that does not exist or a `given` that makes no sense, and
    while reading for a sidecar that makes none; DuplicateDocument for two inputs that would carry one id. Two lines
    without id and with one text are one document, which comes once.
    """
    facts = given_facts(given)
    files = sources(paths)
    return _read(files, facts)


def read_text(text: str, id: str | None = None, given: Given = _NOTHING) -> Document:
    """The document that `text` is, under `id` or else its text's id. Raises UsageError as `read` does."""
    return document(id or text_id(text), text, given_facts(given))


def count(paths: Iterable[str | Path]) -> int | None:
    """How many documents `read` will come to in `paths`, for a progress bar; None with standard input among them.

    Cheap, so near: each file is taken for one document, each line of a file called .jsonl or .ndjson for one.
    Raises UsageError and DuplicateDocument as `read` does.
    """
    total = 0
    for source in sources(paths):
        if source.path is None:
            return None
        total += _count_lines(source.path) if source.path.name.lower().endswith(_JSONL_NAMES) else 1
    return total


def _read(files: Iterator[Source], given: Facts) -> Iterator[Document | Problem]:
    sidecars = Sidecars()
    places = _Places()
    for source in files:
        if source.path is None:
            yield from _lines_of(source, sys.stdin.buffer, given, Facts(), places)
            continue
        if source.trouble:
            yield _unreadable(source.id, source.trouble)
            continue
        beside = sidecars.facts_of(source.path, source.top or source.path.parent)
        try:
            with source.path.open("rb", buffering=HEAD) as stream:
                yield from _file(source, stream, given, beside, places)
        except OSError as error:
            yield _unreadable(source.id, (error.strerror or str(error)).lower())


def _file(
    source: Source, stream: BinaryIO, given: Facts, beside: Facts, places: "_Places"
) -> Iterator[Document | Problem]:
    id = source.id
    name = source.path.name if source.path else STDIN
    head = stream.peek(HEAD)[:HEAD]  # type: ignore[attr-defined]  # a BufferedReader, so that pipes can be read too
    what = sniff(head, name)
    if isinstance(what, Foreign):
        yield Problem(id, "read", what.kind, f"It looks like {what.looks_like}. {READABLE}")
    elif what == "jsonl":
        yield from _lines_of(source, stream, given, beside, places)
    elif what == "empty":
        yield Problem(id, "read", "empty", "The file is empty.")
    else:
        places.take(id, source, 0)
        data = stream.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            limit = LARGEST_FILE // 1_000_000
            why = f"The file is larger than {limit} MB. Split it, or put its documents into a .jsonl file."
            yield Problem(id, "read", "too_large", why)
        elif what == "html":
            yield read_html(id, data, given.over(beside))
        else:
            yield from _plain(id, data, given.over(beside))


def _plain(id: str, data: bytes, given: Facts) -> Iterator[Document | Problem]:
    decoded = decode(data)
    if decoded is None:
        yield Problem(id, "read", "encoding", "The text is in no encoding that could be made out. Save it as UTF-8.")
    elif "\0" in decoded.text:
        yield Problem(id, "read", "binary", f"It looks like a binary file. {READABLE}")
    elif not decoded.text.strip("\ufeff \t\r\n\f\v\xa0\u3000"):
        yield Problem(id, "read", "empty", "The file holds nothing but white space.")
    elif decoded.encoding == "utf-8" and not decoded.broken:
        yield document(id, decoded.text, given)
    else:
        yield document(id, decoded.text, given, raw=data, media_type=f"text/plain; charset={decoded.encoding}")
        if decoded.broken:
            first = decoded.broken[0]
            places = "place is" if len(decoded.broken) == 1 else "places are"
            why = f"{len(decoded.broken)} {places} broken in the encoding, {decoded.encoding}; U+FFFD stands there."
            yield Problem(id, "read", "encoding", why, first, first + 1)


def _lines_of(
    source: Source, stream: BinaryIO, given: Facts, fallback: Facts, places: "_Places"
) -> Iterator[Document | Problem]:
    for number, named, item in read_jsonl(stream, source.id, given, fallback):
        if isinstance(item, Problem) or places.take(item.id, source, number, named):
            yield item


def _unreadable(id: str, reason: str) -> Problem:
    return Problem(id, "read", "unreadable", f"It cannot be opened: {reason}.")


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            lines, last = 0, b"\n"
            while block := stream.read(1 << 20):
                lines += block.count(b"\n")
                last = block[-1:]
            return lines + (last != b"\n")
    except OSError:
        return 1


class _Places:
    """Where each id of this run was met: one number an id, since there may be millions."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._met: dict[str, int] = {}

    def take(self, id: str, source: Source, line: int, named: bool = True) -> bool:
        """True when `id` is new; False when it is a text without a name of its own that was met before.

        Raises DuplicateDocument where another input carries the id.
        """
        name = os.fspath(source.path) if source.path else STDIN
        if not self._names or self._names[-1] != name:
            self._names.append(name)
        here = (len(self._names) - 1) * _LINES + line
        there = self._met.setdefault(id, here)
        if there == here:
            return True
        if not named:
            return False
        raise clash(id, self._told(there), self._told(here), lines=bool(there % _LINES or here % _LINES))

    def _told(self, place: int) -> str:
        name, line = self._names[place // _LINES], place % _LINES
        return f"{name}, line {line}," if line else name


_LINES = 1 << 40
