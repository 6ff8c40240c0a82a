"""A change: what stands of a series now, and what stood of it at an earlier time."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.model.claim import Role
from counterclaim.model.moment import Moment
from counterclaim.model.position import Stand
from counterclaim.model.toll import Corroboration

Turn = Literal[
    "contested",
    "raised",
    "lowered",
    "no longer contested",
    "settled",
    "contradicted",
    "widened",
    "narrowed",
    "adopted",
    "corroborated",
    "new series",
]


@dataclass(frozen=True, slots=True)
class Ends:
    """What stood of a series at one time: low, best and high, as a toll has them, and how well it was told."""

    low: int | None
    best: int | None
    high: int | None
    corroboration: Corroboration


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that tell a change: half-open characters of the document `doc`, and the claim or position there."""

    doc: str
    start: int
    end: int
    quote: str
    claim: str


@dataclass(frozen=True, slots=True)
class Change:
    """How one series of a story stands (`new`) against how it stood (`old`, None where nobody had told of it).

    `what`: contested (sides contradict each other now), no longer contested, raised, lowered, settled (a number where
    only a range stood), contradicted (one more figure contradicts what was contested before), widened (the same best,
    with a lower low or a higher high), narrowed (with a higher low or a lower high), adopted (a person chose the
    figure), corroborated (an independent speaker says the same), new series; or the stand that somebody new takes
    (confirms, denies, declines, unverified), of which the ends may be None. `by` names who changed it, and `at` is when
    the first report that gives the best appeared, None where that is not known. `verdicts` are the ids of the updates
    and contradictions that came with it.
    """

    story: str
    title: str
    measure: str | None
    role: Role | None
    country: str | None
    place: str | None
    event: str
    old: Ends | None
    new: Ends | None
    what: Turn | Stand
    by: tuple[str, ...]
    at: Moment | None
    quotes: tuple[Proof, ...] = ()
    verdicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed since the time `since` (in words), in so many of the reports: `fresh` of `reports` came since,
    `undated` ones count as known before."""

    since: str
    rows: tuple[Change, ...] = ()
    reports: int = 0
    fresh: int = 0
    undated: int = 0
