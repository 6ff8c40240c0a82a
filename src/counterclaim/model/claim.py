"""The claim: one mention, in one document, of how many people something happened to (see docs/claim.md)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from counterclaim.model.document import Published
from counterclaim.model.moment import Event, Moment
from counterclaim.model.place import Place
from counterclaim.model.quantity import Quantity
from counterclaim.model.span import Span
from counterclaim.model.speaker import Speaker

Role = Literal[
    "soldiers",
    "fighters",
    "police",
    "officials",
    "civilians",
    "children",
    "women",
    "men",
    "workers",
    "medics",
    "rescuers",
    "journalists",
    "prisoners",
    "migrants",
    "protesters",
    "passengers",
    "patients",
    "suspects",
    "people",
]
Stance = Literal["asserted", "confirmed", "denied", "possible"]
Counting = Literal["cumulative", "new", "stock", "unknown"]
Basis = Literal["official", "intelligence", "named_list", "media_count", "hospital", "model", "witness", "unknown"]
Standpoint = Literal["own", "adversary", "third_party"]


@dataclass(frozen=True, slots=True)
class Group:
    """The counted people: their role, their own country or side, and the words that say so."""

    role: Role
    country: str | None = None
    entity: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence in which the claim stands: half-open characters and the words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """That a claim stands by a person's word: by whose, when (a UTC time) and why, and what the reader had read in the
    fields that were corrected (`was`, by their names: "measure", "group.country")."""

    kind: Literal["accept", "correct", "add"]
    by: str
    at: str
    why: str
    was: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention of a figure about people, with the proof of every filled field.

    `evidence` maps a field's name to half-open spans of the document's text. `confidence` is calibrated: of claims at
    0.9, nine in ten are right in number, measure and qualifier.
    """

    id: str
    doc: str
    text: str
    lang: str
    start: int
    end: int
    sentence: Sentence
    quantity: Quantity
    measure: str
    group: Group
    places: tuple[Place, ...] = ()
    sources: tuple[Speaker, ...] = ()
    via: tuple[Speaker, ...] = ()
    as_of: Moment | None = None
    window: Moment | None = None
    event: Event | None = None
    counting: Counting = "unknown"
    basis: Basis = "unknown"
    stance: Stance = "asserted"
    implicit: bool = False
    repeats_in_document: str | None = None
    standpoint: Standpoint | None = None
    published: Published | None = None
    url: str | None = None
    outlet: str | None = None
    gloss: str = ""
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    confidence: float = 0.0
    reader: str = ""
    judged: Judged | None = None


def mention_id(text: str, start: int, end: int, measure: str, group: str | None, ordinal: int) -> str:
    """The id of a mention: `m_` and 16 hexadecimal digits over what stands in the text, and nothing else.

    `text` is the text's id, `start` and `end` the number's half-open characters, `ordinal` tells apart claims that
    share all of these.
    """
    key = "\x1f".join((text, str(start), str(end), measure, group or "", str(ordinal)))
    return "m_" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
