"""A judgement: what a person says of a mention, a figure, a verdict or a name, with who, when and why."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.model.claim import Claim, Role
from counterclaim.model.verdict import Relation

JudgementKind = Literal["accept", "reject", "correct", "add", "adopt", "overrule", "merge", "split", "note", "withdraw"]
Status = Literal["provisional", "verified", "final"]
Happened = Literal["told", "replaced", "taken_out", "put_back", "found", "not_found", "judged"]
State = Literal["stands", "withdrawn", "waiting", "overtaken"]
Thing = Literal["speakers", "stories"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a claim (dotted where it lies deeper: "group.country"), as it was and as it should be."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Heard:
    """From whom a figure was heard outside of any text, how (by phone, at a briefing), and on which day or when."""

    source: str
    how: str
    on: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A claim that the reader missed, or, with `told`, that stands in no report."""

    claim: Claim
    told: Heard | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """What a toll counts: its measure, the people, their country or the place's, the place and the event."""

    measure: str
    role: Role = "people"
    country: str | None = None
    place: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """The figure that a person takes as that of a series, the ends between which it may lie, and how sure it is."""

    series: Series
    figure: int
    low: int | None = None
    high: int | None = None
    status: Status = "provisional"


@dataclass(frozen=True, slots=True)
class Overruling:
    """How mention `b` really stands to mention `a`, or how those of the verdict `verdict` do: `a` and `b` are then
    those that it relates."""

    relation: Relation
    a: str
    b: str
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """Speakers or stories (`ids`) that are one and the same, or, when split, are not.

    Where `out_of` names one, the `ids` are members of it (printed names, mentions, documents) that do not belong there.
    `members` are the documents of each story that is named, by which it is known when it has grown.
    """

    things: Thing
    ids: tuple[str, ...]
    out_of: str | None = None
    members: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The story of which a note is made, known by its documents (`members`) when it has grown."""

    story: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The id of the judgement that is taken back."""

    judgement: str


What = Correction | Addition | Adoption | Overruling | Grouping | Note | Withdrawal


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (`by`) says, and `why`.

    `claim` is the mention on which it hangs, whichever reader found it; `doc` and `text` where it was seen. `what`
    holds the rest, None when a claim is accepted or rejected, and for a note of a claim or a document, whose words are
    its `why`. `id` and `at` (a UTC time) are given when it is kept.
    """

    kind: JudgementKind
    by: str
    why: str
    claim: str | None = None
    doc: str | None = None
    text: str | None = None
    what: What | None = None
    at: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a claim's story, at the UTC time `at`.

    told: the document `doc` came with the text in which it stands. replaced: it came with another text. taken_out: the
    person `by` took back the run of `add` that brought it. put_back: that no longer counts. found and
    not_found: the reader `by` read that text. judged: the person `by` said of it what `judgement` holds; `withdrawn`
    tells whether that was taken back.
    """

    at: str
    happened: Happened
    doc: str | None
    text: str | None
    by: str | None = None
    judgement: Judgement | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement as it is listed.

    waiting: the report no longer has its claim, or the newest reader does not find it, as `note` tells. overtaken: it
    adopts a figure, and newer claims of the series, which `note` names, have others.
    """

    judgement: Judgement
    state: State
    note: str = ""


def judgement_id(number: int, kind: str, record: Any) -> str:
    """The id of a judgement: `j_` and 16 hexadecimal digits over its place in the ledger and what it says."""
    told = json.dumps([number, kind, record], sort_keys=True)
    return "j_" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
