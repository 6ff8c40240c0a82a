"""A document: stored text, what is known about it, and the bytes it came from."""

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from counterclaim.model.span import Span
from counterclaim.model.table import Table


def text_id(text: str) -> str:
    """The id of a version: `t_` and 16 hexadecimal digits of the SHA-256 of the text."""
    return "t_" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, or changed, and where that is known from: given, json-ld, meta, text …"""

    start: str
    end: str
    source: str


class Passage(NamedTuple):
    """A stretch of a document, and the language (ISO 639-1) that it is written in."""

    span: Span
    lang: str


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document.

    `text` is stored exactly as read (no newline translation); every offset counts its code points. `clutter` are the
    stretches of it that are page furniture (navigation, "read also", forms). `raw` holds the original bytes where
    they differ from the text (HTML), with their `media_type`. `tables` are those whose cells stand in the text.
    `others` are the stretches in other languages than `lang`, the document's main one; they are found when it is read,
    and not kept.

    `url` is the document's own address (the canonical one, where it names one), `archived` the address of the archived
    copy that was read in its place, `forwarded` who wrote a message that was passed on. `origins` tells, by the name of
    each field that is known, where it is known from: given, sidecar, json-ld, meta, page, text, feed, mail, warc …; and
    of `text`, that it was read fast (resiliparse).
    """

    id: str
    text: str
    lang: str | None = None
    title: str | None = None
    published: Published | None = None
    url: str | None = None
    outlet: str | None = None
    clutter: tuple[Span, ...] = ()
    raw: bytes | None = field(default=None, repr=False)
    media_type: str = "text/plain"
    others: tuple[Passage, ...] = field(default=(), compare=False)
    tables: tuple[Table, ...] = ()
    author: str | None = None
    modified: Published | None = None
    archived: str | None = None
    forwarded: str | None = None
    origins: tuple[tuple[str, str], ...] = ()

    @property
    def version(self) -> str:
        """The id of this text."""
        return text_id(self.text)
