"""How much the compressed streams of a PDF file unpack to, counted without keeping any of it."""

import re
import zlib
from collections.abc import Iterator

from counterclaim.read.opened import Budget

_STREAM = re.compile(rb"stream\r?\n")
_BLOCK = 1 << 18
_DEEPEST = 4


def count_unpacked(data: bytes) -> None:
    """Raises TooMuch where the streams of the PDF file `data` unpack to more than those of any report, streams that
    are compressed several times over counted at every step."""
    budget = Budget(len(data))
    for match in _STREAM.finditer(data):
        _count(iter([memoryview(data)[match.end() :]]), budget, _DEEPEST)


def _count(blocks: Iterator[bytes | memoryview], budget: Budget, depth: int) -> None:
    unpacked = _unpacked(blocks)
    try:
        first = next(unpacked, b"")
        budget.take(len(first))
        if depth and first[:1] == b"\x78":
            _count(_counted(first, unpacked, budget), budget, depth - 1)
        for block in unpacked:
            budget.take(len(block))
    except zlib.error:
        return


def _counted(first: bytes, rest: Iterator[bytes], budget: Budget) -> Iterator[bytes]:
    yield first
    for block in rest:
        budget.take(len(block))
        yield block


def _unpacked(blocks: Iterator[bytes | memoryview]) -> Iterator[bytes]:
    """What a zlib stream at the start of `blocks` unpacks to. Raises zlib.error where there is none or it is broken."""
    engine = zlib.decompressobj()
    for block in blocks:
        for start in range(0, len(block), _BLOCK):
            rest: bytes = bytes(block[start : start + _BLOCK])
            while rest and not engine.eof:
                yield engine.decompress(rest, _BLOCK)
                rest = engine.unconsumed_tail
            if engine.eof:
                return
