"""Two statements of one series: which relation holds between them, and the sentence that says why."""

from dataclasses import dataclass, field

from counterclaim.measures import measures
from counterclaim.model import Relation
from counterclaim.reconcile.drift import drift
from counterclaim.reconcile.reach import allows, meet
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.statements import Statement, before, distance, independent, is_floor
from counterclaim.reconcile.wording import apart, counted, figure, opening, speaker, when

_LISTED = 3
"""Smaller figures stand in lists ("a boy of 17 and two of 18 were arrested"), and are no miscopied totals."""


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two statements, with its sentence, what drifted, and how sure it is (0 to 1)."""

    relation: Relation
    why: str
    drift: dict[str, str] = field(default_factory=dict)
    sure: float = 0.9


def by_one_speaker(earlier: Statement, later: Statement, rules: Rules) -> Found | None:
    """How the next figure of one speaker stands to the one before."""
    one, other = earlier.quantity, later.quantity
    if is_floor(earlier, rules) != is_floor(later, rules):
        return _floors(earlier, later, rules)
    ordered = before(earlier.time, later.time) or before(earlier.first.seen, later.first.seen)
    if not ordered:
        if meet(one, other, rules):
            return _agreement(earlier, later)
        if allows(one, other.spoken) or allows(other, one.spoken):
            return None
        if earlier.docs & later.docs or earlier.time.end is None or later.time.end is None:
            return None  # one report that gives two figures of one speaker, or no order: a misreading as likely as not
        if min(one.spoken, other.spoken) < _LISTED:
            return None
        return Found(
            "contradicts",
            f"Two reports have {speaker(later)} say {counted(earlier.claim)} and {counted(later.claim)} at one time, "
            f"{when(later.time)}: one of them miscopied it.",
            drift(earlier.claim, later.claim),
            0.7,
        )
    change = "raised" if other.spoken > one.spoken else "lowered"
    return Found(
        "updates",
        f"{speaker(later)} {change} the count from {figure(one)} to {figure(other)}, "
        f"{apart(earlier.time, later.time)}.",
        drift(earlier.claim, later.claim),
    )


def by_others(earlier: Statement, later: Statement, rules: Rules) -> Found | None:
    """How a figure stands to that of another speaker, told before it or at the same time."""
    one, other = earlier.quantity, later.quantity
    if is_floor(earlier, rules) != is_floor(later, rules):
        return _floors(earlier, later, rules)
    apart_days = distance(earlier.time, later.time)
    if apart_days > (rules.event_days if later.series.event else rules.running_days):
        return None
    ordered = before(earlier.time, later.time)
    if meet(one, other, rules):
        return _agreement(earlier, later) if independent(earlier, later) else None
    grown = other.spoken > one.spoken
    if ordered and grown and not later.series.side:
        return Found(
            "updates",
            f"{opening(counted(later.claim))} ({speaker(later)}), "
            f"{apart(earlier.time, later.time)} than {figure(one)} ({speaker(earlier)}): the count has grown.",
            drift(earlier.claim, later.claim),
            0.75,
        )
    falls = measures()[later.claim.measure].falls and not later.series.side
    if ordered and (falls or (grown and allows(one, other.spoken))):
        return None  # the missing are found, the evacuated return: a lower count told later may be right as well
    if not independent(earlier, later):
        return None
    return Found(
        "contradicts",
        f"{opening(counted(earlier.claim))} by {speaker(earlier)}, {figure(other)} by {speaker(later)} "
        f"{_same_time(earlier, later)}: too far apart for the wording.",
        drift(earlier.claim, later.claim),
        0.85,
    )


def _agreement(earlier: Statement, later: Statement) -> Found:
    first, second = (f"{speaker(one)} ({figure(one.quantity)})" for one in (earlier, later))
    return Found("agrees", f"{first} and {second} leave room for one number.", sure=0.85)


def _same_time(earlier: Statement, later: Statement) -> str:
    if not before(earlier.time, later.time) or earlier.time.start is None:
        return "at the same time"
    return apart(earlier.time, later.time)


def _floors(earlier: Statement, later: Statement, rules: Rules) -> Found:
    named, rival = (earlier, later) if is_floor(earlier, rules) else (later, earlier)
    return Found(
        "not_comparable",
        f"{speaker(named)} counts what is named or verified ({figure(named.quantity)}), a floor that only grows; "
        f"{speaker(rival)} gives another kind of figure ({figure(rival.quantity)}).",
    )
