"""From paths to documents, one after another: what `read`, `read_text` and `count` do."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from counterclaim.model import Document, Problem, text_id
from counterclaim.read.containers import pieces_in
from counterclaim.read.document import document
from counterclaim.read.facts import NOTHING_KNOWN, Facts, given_facts
from counterclaim.read.folders import STDIN, Source, sources
from counterclaim.read.jsonl import read_jsonl
from counterclaim.read.leaves import documents_of
from counterclaim.read.opened import Budget, Opened, peekable
from counterclaim.read.piece import Piece, to_be_read
from counterclaim.read.places import Places
from counterclaim.read.sidecar import Sidecars
from counterclaim.read.sniff import HEAD, sniff
from counterclaim.read.stretches import Stretch, within
from counterclaim.read.web import Item, Web
from counterclaim.settings import Given, Pages

if TYPE_CHECKING:
    from counterclaim.read.fetch import Memory

_NOTHING = Given()
_JSONL_NAMES = (".jsonl", ".ndjson")


def pieces(paths: Iterable[str | Path], given: Given = _NOTHING) -> Iterator[Piece | Problem]:
    """What there is to read in `paths`, in their order, lazily: files, folders, addresses, `@list` for what a list
    names, `-` for standard input (JSON Lines, or one file of any kind).

    A document's id is its path below the folder named, with slashes, or its bare name when named itself; in JSON
    Lines its own `"id"`, else its text's; what has an address of its own (a page that is fetched, or in a web archive)
    goes by that, and may come several times, in several versions. What cannot be unpacked comes as a Problem in its
    place, and the rest goes on.

    What is known of a document is taken from `given`, then the sidecar, then the document itself (JSON Lines: then the
    sidecar, which speaks of the whole file), then, for the language, from its text.

    Raises UsageError, before anything is read, for a path that does not exist or a `given` that makes no sense, and
    while reading for a sidecar that makes none; DuplicateDocument for two inputs that would carry one id. Two lines
    without id and with one text are one document, which comes once.
    """
    return (item for item in pieces_since(paths, given) if not isinstance(item, list))


def pieces_since(
    paths: Iterable[str | Path], given: Given = _NOTHING, memory: "Memory | None" = None
) -> Iterator[Item]:
    """What `pieces` gives, with its parameters and errors; but for an address that `memory` knows, and that did not
    change since, what was found there then."""
    facts = given_facts(given)
    files = sources(paths)
    return _pieces(files, facts, memory, given.pages)


def read(paths: Iterable[str | Path], given: Given = _NOTHING) -> Iterator[Document | Problem]:
    """The documents in `paths`, with the parameters, the order and the errors of `pieces`.

    A problem that has a place in the text (`start`) follows its document, which was read nevertheless.
    """
    found = pieces(paths, given)
    return (item for piece in found for item in (documents_of(piece) if isinstance(piece, Piece) else (piece,)))


def read_text(text: str, id: str | None = None, given: Given = _NOTHING) -> Document:
    """The document that `text` is, under `id` or else its text's id. Raises UsageError as `read` does."""
    return document(id or text_id(text), text, given_facts(given))


def count(paths: Iterable[str | Path]) -> int | None:
    """How many documents `read` will come to in `paths`, for a progress bar; None with standard input among them.

    Cheap, so near: each file and each address is taken for one document, each line of a file called .jsonl or .ndjson
    for one.
    Raises UsageError and DuplicateDocument as `read` does.
    """
    total = 0
    for source in sources(paths):
        if source.path is None and not source.is_address:
            return None
        lines = source.path and source.path.name.lower().endswith(_JSONL_NAMES)
        total += _count_lines(source.path) if source.path and lines else 1
    return total


def _pieces(files: Iterator[Source], given: Facts, memory: "Memory | None", pages: Pages) -> Iterator[Item]:
    sidecars = Sidecars()
    with Places() as places, Web(given, memory, pages=pages) as web:
        for source in files:
            items = web.items_at(source.id) if source.is_address else of_source(source, given, sidecars)
            for item in to_be_read(items, pages):
                if not isinstance(item, Piece) or places.take(item, source):
                    yield item


def of_source(
    source: Source, given: Facts, sidecars: Sidecars, stretch: Stretch | None = None
) -> Iterator[Piece | Problem]:
    """What there is to read in one file or a `stretch` of it, or on standard input, with what `sidecars` say of it."""
    if source.path is None:
        opened = Opened(source.id, STDIN, peekable(sys.stdin.buffer), given)
        yield from read_jsonl(opened) if _may_be_lines(opened) else pieces_in(opened)
        return
    if source.trouble:
        yield _unreadable(source.id, source.trouble)
        return
    beside = sidecars.facts_of(source.path, source.top or source.path.parent)
    try:
        with source.path.open("rb", buffering=HEAD) as file:
            if stretch is not None:
                yield from _of_stretch(source, file, stretch, (given, beside))
                return
            budget = Budget(os.fstat(file.fileno()).st_size or None)
            yield from pieces_in(_opened(source, file, given, beside, budget))
    except OSError as error:
        yield _unreadable(source.id, (error.strerror or str(error)).lower())


def _of_stretch(
    source: Source, file: BinaryIO, stretch: Stretch, known: tuple[Facts, Facts]
) -> Iterator[Piece | Problem]:
    opened = _opened(source, within(file, stretch), *known, Budget(stretch.end - stretch.start))
    if stretch.lines_before is not None:  # whatever its first line looks like
        opened = replace(opened, given=known[0], beside=known[1], lines_before=stretch.lines_before)
        yield from read_jsonl(opened)
    else:
        yield from pieces_in(opened)


def _may_be_lines(opened: Opened) -> bool:
    """True of JSON Lines, also where the first of them is broken."""
    head = opened.head()
    what = sniff(head, opened.name)
    return what in ("jsonl", "empty") or (what == "json" and any(sniff(line, "") == "jsonl" for line in _few(head)))


def _few(head: bytes) -> list[bytes]:
    return head.splitlines()[:20]


def _opened(source: Source, stream: BinaryIO, given: Facts, beside: Facts, budget: Budget) -> Opened:
    """The file, with what is written beside it before what it says itself; lines of JSON say it before."""
    assert source.path is not None
    opened = Opened(source.id, source.path.name, stream, given, beside, str(source.path.absolute()), budget=budget)
    if sniff(opened.head(), opened.name) == "jsonl":
        return opened
    return replace(opened, given=given.over(beside), beside=NOTHING_KNOWN)


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
