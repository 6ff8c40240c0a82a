"""A large file in stretches that can be read each by itself: lines of JSON, and web archives, packed or not.

Lines are cut where they end; a web archive where a record begins (ISO 28500), in a packed one where a gzip member
begins (RFC 1952) that holds one: crawlers pack each record by itself.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from counterclaim.read.sniff import HEAD, sniff

LINES = 4_000_000
"""Bytes of a stretch of lines of JSON, about: some thousand reports."""

RECORDS = 16_000_000
"""Bytes of a stretch of a web archive, about: some hundred pages, packed."""

_BLOCK = 1 << 20
_HEADER = re.compile(rb"WARC/[01]\.\d+\r?\n(?:[^\r\n]+\r?\n)*\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BETWEEN = re.compile(rb"[\r\n]*")
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_LOOKED_INTO = 1_000  # bytes of a member, to see whether it begins with a record


@dataclass(frozen=True, slots=True)
class Stretch:
    """The half-open bytes `start` to `end` of a file, with so many lines before them where it is one of lines."""

    start: int
    end: int
    lines_before: int | None = None


def stretches_of(path: Path) -> Iterator[Stretch]:
    """The stretches of the file at `path`, in their order; one that is small, or cannot be cut, as none.

    Raises OSError where it cannot be read.
    """
    with path.open("rb", buffering=HEAD) as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(0)
        head = file.read(HEAD)
        what = sniff(head, path.name)
        if what == "jsonl" and size > LINES:
            yield from _of_lines(file)
        elif size > RECORDS and (what == "warc" or (what == "gzip" and _begins_record(head))):
            starts = list(_starts(file, size, packed=what == "gzip"))
            ends = [*starts[1:], size]
            yield from map(Stretch, starts, ends) if len(starts) > 1 else ()


def within(file: BinaryIO, stretch: Stretch) -> BinaryIO:
    """The bytes of `stretch` of an open `file`, as a stream of their own."""
    file.seek(stretch.start)
    return io.BufferedReader(_Within(file, stretch.end - stretch.start), HEAD)


def _of_lines(file: BinaryIO) -> Iterator[Stretch]:
    start = lines = file.seek(0)
    while block := file.read(LINES):
        met = block.count(b"\n")
        while not block.endswith(b"\n") and (block := file.readline(_BLOCK)):
            met += block.endswith(b"\n")
        end = file.tell()
        yield Stretch(start, end, lines)
        start, lines = end, lines + met


def _starts(file: BinaryIO, size: int, packed: bool) -> Iterator[int]:
    """Where the stretches of a web archive begin."""
    yield 0
    at = RECORDS
    if not packed:
        for begun in _records(file):
            if begun >= at:
                yield begun
                at = begun + RECORDS
        return
    while at < size and (start := _next_member(file, at)) is not None:
        yield start
        at = start + RECORDS


def _records(file: BinaryIO) -> Iterator[int]:
    """Where the records of an archive begin that is not packed, each as the length of that before it tells: a page may
    quote the words by which a record begins. Where one is amiss there are no more."""
    at = 0
    while True:
        file.seek(at)
        head = file.read(HEAD)
        between = _BETWEEN.match(head)
        header = _HEADER.match(head, between.end() if between else 0)
        length = _LENGTH.search(header[0]) if header else None
        if header is None or length is None:
            return
        yield at + header.start()
        at += header.end() + int(length[1])


def _next_member(file: BinaryIO, at: int) -> int | None:
    file.seek(at)
    data = b""
    while block := file.read(_BLOCK):
        data += block
        for mark in _MEMBER.finditer(data):
            if _begins_record(data[mark.start() : mark.start() + HEAD]):
                return at + mark.start()
        at, data = at + max(0, len(data) - HEAD), data[-HEAD:]
    return None


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS + 16).decompress(packed, _LOOKED_INTO).startswith(b"WARC/")
    except zlib.error:
        return False


class _Within(io.RawIOBase):
    def __init__(self, file: BinaryIO, left: int) -> None:
        self._file, self._left = file, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._file.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)
