"""A stream of bytes that is looked at: a file, a member of an archive, what a server answered."""

import io
import re
from dataclasses import dataclass, field, replace
from typing import BinaryIO, cast

from counterclaim.read.facts import NOTHING_KNOWN, Facts
from counterclaim.read.piece import Piece
from counterclaim.read.sniff import HEAD

LARGEST_PIECE = 100_000_000
"""Bytes of one document beyond which it is not read."""

LARGEST_UNPACKED = 20_000_000_000
"""Bytes that may come out of one file, all its archives within archives together."""

DEEPEST = 5
"""Archives within archives that are opened."""

MOST_TIMES_LARGER = 200
"""How many times larger than itself what comes out of an archive may be: text shrinks to a tenth, a bomb to a
thousandth."""

FREE = 50_000_000
"""Bytes that may come out of any archive, however small it is."""


class Damaged(Exception):
    """An archive's bytes are not what they should be; the message says what is wrong with them."""


class TooMuch(Exception):
    """More came out of an archive than any archive of reports holds; the message says what."""


@dataclass
class Budget:
    """What may still come out of one file. `packed` is the file's own length in bytes, None where that is not known."""

    packed: int | None = None
    unpacked: int = 0

    def take(self, length: int) -> None:
        """Count `length` more bytes. Raises TooMuch where they are more than may come out."""
        self.unpacked += length
        if self.spent:
            raise TooMuch(
                f"More than {self._most // 1_000_000} MB come out of it, as of an archive made to fill a disk. "
                "Unpack it yourself if you trust it, and add the folder."
            )

    @property
    def spent(self) -> bool:
        """True when more came out than may."""
        return self.unpacked > self._most

    @property
    def _most(self) -> int:
        if self.packed is None:
            return LARGEST_UNPACKED
        return min(LARGEST_UNPACKED, max(FREE, self.packed * MOST_TIMES_LARGER))


@dataclass(frozen=True)
class Opened:
    """Bytes under an id, before it is known what they are.

    `given` beats what is found inside, `beside` fills what is not found there; `source` is where it can be had again.
    `charset` is the encoding that a server names. `lines_before` are the lines of its file that stand before a stretch.
    """

    id: str
    name: str
    stream: BinaryIO
    given: Facts = NOTHING_KNOWN
    beside: Facts = NOTHING_KNOWN
    source: str | None = None
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    charset: str | None = None
    lines_before: int = 0

    def head(self) -> bytes:
        """The first bytes, up to HEAD of them, which stay in the stream."""
        return cast(io.BufferedReader, self.stream).peek(HEAD)[:HEAD]  # peeked at, so that pipes can be read too

    def inside(self, id: str, name: str, data: bytes | BinaryIO, beside: Facts | None = None) -> "Opened":
        """What is opened inside this one under a full `id`; `beside` fills more, and before what is beside this one.

        Raises TooMuch when it lies too deep. Bytes that are read from a stream `data` are to be counted by who made it
        (`counted`).
        """
        if self.depth >= DEEPEST:
            raise TooMuch(f"It lies {DEEPEST} archives deep. Unpack it yourself if you trust it, and add the folder.")
        stream = peekable(io.BytesIO(data) if isinstance(data, bytes) else data)
        known = beside.over(self.beside) if beside else self.beside
        return replace(self, id=id, name=name, stream=stream, beside=known, depth=self.depth + 1, charset=None)

    def counted(self, stream: BinaryIO) -> BinaryIO:
        """`stream`, which unpacks, with every byte that comes out of it counted: reading it may raise TooMuch."""
        return io.BufferedReader(_Counted(stream, self.budget), HEAD)

    def piece(self, what: str, data: bytes | str, beside: Facts | None = None) -> Piece:
        """The piece that `data`, all that is opened, is; `beside` fills more, and before what is beside it."""
        known = beside.over(self.beside) if beside else self.beside
        return Piece(self.id, what, data, self.name, self.given, known, self.source, charset=self.charset)

    def text(self, id: str, text: str, said: Facts, named: bool = True) -> Piece:
        """The piece that a `text` in it is, under a full `id`; `said` is what is written there about it. `named` tells
        that the id is its own."""
        text = _NO_CHARACTER.sub("\ufffd", text)
        return Piece(id, "text", text, self.name, self.given, said.over(self.beside), self.source, named=named)

    def fragment(self, id: str, source: str, said: Facts) -> Piece:
        """The piece that HTML `source` in it is, all of it article, under a full `id`; `said` is what is written there
        about it."""
        data = source.encode("utf-8", "replace")
        return Piece(id, "fragment", data, self.name, self.given.over(said), self.beside, self.source)


_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def peekable(stream: BinaryIO) -> BinaryIO:
    """`stream`, or one over it, of which the first bytes can be looked at and stay in it."""
    return stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream), HEAD)


class _Counted(io.RawIOBase):
    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)
