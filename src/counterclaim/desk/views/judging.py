"""What is shown where people judge: what was said before, the fields that can be corrected, reasons given lately."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.api.corrections import CHOICES, FIELDS, as_written
from counterclaim.ledger import Ledger
from counterclaim.measures import measures
from counterclaim.model import Claim, Entry, Judgement, JudgementKind, State
from counterclaim.output.judgements import said
from counterclaim.output.wording import plain
from counterclaim.relating import told_anew

Control = Literal["number", "choice", "name", "names", "country", "place", "days"]

KEYS = {
    "number": "n", "qualifier": "q", "measure": "m", "role": "r", "country": "l", "entity": "e", "place": "p",
    "said_by": "s", "via": "v", "as_of": "d", "window": "w", "counting": "t", "basis": "b", "stance": "h",
    "standpoint": "o",
}  # fmt: skip
"""The keys that lead to the fields, after the one that opens the corrections."""

_CONTROLS: dict[str, Control] = {
    "number": "number", "country": "country", "entity": "name", "place": "place", "said_by": "names", "via": "names",
    "as_of": "days", "window": "days",
}  # fmt: skip

REASONS = 6
LOOKED_BACK = 60


@dataclass(frozen=True, slots=True)
class SaidView:
    """A judgement in words: "lena" `words` ("rejects m_…"), at a UTC time, `why`; whether it still counts. `gloss` says
    what its claim says, "" where it has none or that was not asked for."""

    id: str
    kind: JudgementKind
    by: str
    at: str
    words: str
    why: str
    state: State
    claim: str | None
    doc: str | None
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be corrected: what it says now, as people write it, and the `choices` where it has some."""

    name: str
    key: str
    control: Control
    value: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judging:
    """What the forms of one claim are made of. `seen` is the id of the last judgement on it, or "none"."""

    claim: str
    doc: str
    gloss: str
    seen: str
    said: tuple[SaidView, ...]
    fields: tuple[Field, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What one means to say of a claim, and what others said of it meanwhile; `seen` is the last of that."""

    claim: str
    meant: str
    why: str
    newer: tuple[SaidView, ...]
    seen: str


def conflict_view(meant: Judgement, newer: Sequence[Entry]) -> Conflict:
    """Both sides of a conflict."""
    words, why = plain(said(meant)), plain(meant.why)
    return Conflict(meant.claim or "", words, why, tuple(map(said_view, newer)), newer[-1].judgement.id)


def judging_view(store: Ledger, claim: Claim, person: str) -> Judging:
    """The forms of `claim`, as it stands in `store`, for this `person`."""
    told = store.said_of(claim.id)
    return Judging(
        claim=claim.id,
        doc=claim.doc,
        gloss=plain(next(told_anew([claim])).gloss),
        seen=told[-1].judgement.id if told else "none",
        said=tuple(map(said_view, told)),
        fields=tuple(_field(claim, name) for name in FIELDS),
        reasons=reasons(store.said_by(person, LOOKED_BACK)),
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """What the form of a missed claim is made of: the measures and roles to choose from, and reasons given lately."""

    measures: tuple[str, ...]
    roles: tuple[str, ...]
    reasons: tuple[str, ...]


def missing_view(store: Ledger, person: str) -> Missing:
    """The form of a missed claim, for this `person`."""
    return Missing(tuple(measures()), CHOICES["role"], reasons(store.said_by(person, LOOKED_BACK)))


def said_view(entry: Entry, gloss: str = "") -> SaidView:
    """A judgement in words, with the `gloss` of its claim."""
    told = entry.judgement
    words, why = plain(said(told)), plain(told.why)
    return SaidView(
        told.id, told.kind, plain(told.by), told.at, words, why, entry.state, told.claim, told.doc, plain(gloss)
    )


def reasons(lately: Iterable[Entry]) -> tuple[str, ...]:
    """The last few different reasons that somebody gave, to be chosen again."""
    given = dict.fromkeys(why for entry in lately if (why := plain(entry.judgement.why)))
    return tuple(given)[:REASONS]


def _field(claim: Claim, name: str) -> Field:
    choices = tuple(measures()) if name == "measure" else CHOICES.get(name, ())
    control = "choice" if choices else _CONTROLS[name]
    return Field(name, KEYS[name], control, plain(as_written(claim, name)), choices)
