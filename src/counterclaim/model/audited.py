"""A figure of an article that was held against the reference it cites."""

from dataclasses import dataclass
from typing import Literal

Answer = Literal[
    "in_source",
    "overtaken",
    "other_wording",
    "other_kind",
    "other_side",
    "not_in_source",
    "unread",
    "no_reference",
]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it stands in an article.

    `start` and `end` are its half-open characters in the article's file, `label` the name or number it goes by there,
    `text` its words. `urls` are the addresses in it, the cited one first, then archived copies. `date` is as printed,
    `quote` what the reference itself quotes of its source.
    """

    start: int
    end: int
    label: str
    text: str
    urls: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a source: the document's id, its address, the half-open characters in its text, the words there, and
    the claim (id) that they make, None where the reader found only the number."""

    doc: str
    url: str | None
    start: int
    end: int
    quote: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Sourced:
    """What one reference of a figure says of it: the answer, the sentence that tells why, and the source's words."""

    reference: Reference
    answer: Answer
    why: str
    proofs: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Audited:
    """One figure of an article, held against the references it cites.

    `start` and `end` are the half-open characters of the number in the article's file as stored (code points, markup
    counted), `number` what stands there as it is read, `quote_start`, `quote_end` and `quote` the same of its sentence.
    `gloss` says in English what the figure says.

    `answer`: in_source; overtaken (the source or the ledger has a newer figure of the same count); other_wording (the
    source bounds it the other way, or calls it only possible); other_kind (the source counts something else);
    other_side (other people, of another country or role); not_in_source; unread (the source is not to be had);
    no_reference. It is that of the best reference of several; `cited` has each one's.
    """

    doc: str
    start: int
    end: int
    number: str
    quote_start: int
    quote_end: int
    quote: str
    measure: str
    gloss: str
    answer: Answer
    why: str
    proofs: tuple[Quoted, ...] = ()
    cited: tuple[Sourced, ...] = ()
