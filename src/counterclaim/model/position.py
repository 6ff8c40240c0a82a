"""A position: somebody confirms, denies, declines to speak of, or could not verify a figure, without giving one."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from counterclaim.model.claim import Group
from counterclaim.model.moment import Moment
from counterclaim.model.place import Place
from counterclaim.model.span import Span
from counterclaim.model.speaker import Speaker

Stand = Literal["confirms", "denies", "declines", "unverified"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one speaker stands to what is counted, in one line of one document.

    `start` and `end` are half-open characters of the document's text, those of `quote`: the words that prove it.
    `measure` is what it is about ("killed"), None where the words leave that open; `evidence` maps a field's name to
    half-open spans.
    """

    id: str
    doc: str
    text: str
    lang: str
    start: int
    end: int
    quote: str
    source: Speaker
    position: Stand
    measure: str | None = None
    group: Group | None = None
    places: tuple[Place, ...] = ()
    said: Moment | None = None
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    confidence: float = 0.0
    reader: str = ""


def position_id(text: str, start: int, end: int, source: str, position: str) -> str:
    """The id of a position: `p_` and 16 hexadecimal digits over the text's id, the quote's half-open characters, the
    printed name of who takes it, and which it is."""
    key = "\x1f".join((text, str(start), str(end), source, position))
    return "p_" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
