"""What is taken apart before it is read: one page, one text, one document's bytes."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TypeVar, cast

from counterclaim.model import Document, Problem, Reading
from counterclaim.read.facts import NOTHING_KNOWN, Facts
from counterclaim.settings import Pages

T = TypeVar("T")

_FAST = {"html": "html-fast"}
"""The kinds of pieces that can be read fast, and what they are then."""


@dataclass(frozen=True)
class Piece:
    """One thing to read: the bytes of a page, a text, a PDF …, or a text that is decoded already.

    `id` is its document's (several documents in one piece take ids that begin with it), `what` the kind that `sniff`
    saw, `name` what it is called where it lies. `given` are facts that beat what it says itself, `beside` such as fill
    what it does not say. `source` is where it can be had again: an absolute path or an address; None for standard
    input. `problems` are those met when it was unpacked, which do not keep it from being read. `line` is its line in a
    file of many, 0 where it is none's, and `named` tells whether it brought its id along. `charset` is the encoding
    that a server named for it. A piece can be sent to another process.
    """

    id: str
    what: str
    data: bytes | str
    name: str = ""
    given: Facts = NOTHING_KNOWN
    beside: Facts = NOTHING_KNOWN
    source: str | None = None
    problems: tuple[Problem, ...] = ()
    line: int = 0
    named: bool = True
    charset: str | None = None

    @cached_property
    def digest(self) -> str:
        """`p_` and 32 hexadecimal digits of the SHA-256 of all that decides what is read: not of where it came from."""
        data = self.data.encode("utf-8", "surrogatepass") if isinstance(self.data, str) else self.data
        known = repr([[getattr(each, field.name) for field in fields(Facts)] for each in (self.given, self.beside)])
        told = "\0".join((self.id, self.what, known, self.charset or ""))
        return "p_" + hashlib.sha256(told.encode("utf-8", "surrogatepass") + data).hexdigest()[:32]

    def read_as(self, pages: Pages) -> "Piece":
        """This one, to be read as `pages` says where it is a web page."""
        return replace(self, what=_FAST.get(self.what, self.what)) if pages == "fast" else self


def to_be_read(items: Iterable[T], pages: Pages) -> Iterator[T]:
    """`items`, of which the web pages among the pieces are to be read as `pages` says."""
    for item in items:
        yield cast(T, item.read_as(pages)) if isinstance(item, Piece) else item


def size_of(item: object) -> int:
    """The bytes and characters that are to be read, or kept, of a piece, a document or a reading; 0 for all else."""
    if isinstance(item, Piece):
        return len(item.data)
    document = item.document if isinstance(item, Reading) else item
    return len(document.text) + len(document.raw or b"") if isinstance(document, Document) else 0
