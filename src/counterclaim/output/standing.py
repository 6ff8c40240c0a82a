"""What stands, in few words: the toll of a series, and the mark that a verdict leaves on a figure."""

from collections.abc import Mapping
from typing import Literal

from counterclaim.model import Corroboration, Toll, Verdict

Mark = Literal["contradicts", "drifted", "updates", "agrees", "part_of", "not_comparable"]

CORROBORATION: Mapping[Corroboration, str] = {
    "single": "one speaker",
    "relayed": "one speaker, passed on by several reports",
    "independent": "independent speakers agree",
    "contested": "contested: they cannot all be right",
}

TELLING = ("measure", "stance", "sum", "qualifier")
"""What may drift, what changes the meaning most first; another number is no drift."""


def mark_of(verdict: Verdict) -> Mark | None:
    """The mark of a verdict; None for a plain repetition, which needs none."""
    if verdict.relation != "repeats":
        return verdict.relation
    return "drifted" if any(field in verdict.drift for field in TELLING) else None


def range_words(toll: Toll) -> str:
    """What may be, from low to high: "17–20", "17 or more", "up to 20", "17"."""
    if toll.low is None:
        return "unknown" if toll.high is None else f"up to {toll.high:,}"
    if toll.high is None:
        return f"{toll.low:,} or more"
    return f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,}–{toll.high:,}"


def toll_words(toll: Toll) -> str:
    """The toll in a line: "17 (17–20)", "100–600, no single number"."""
    stands = range_words(toll)
    if toll.best is None:
        return stands if toll.low == toll.high else f"{stands}, no single number"
    best = f"{toll.best:,}"
    return best if best == stands else f"{best} ({stands})"
