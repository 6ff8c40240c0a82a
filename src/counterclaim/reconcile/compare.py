"""Two statements of one series: which relation holds between them, and the sentence that says why."""

from dataclasses import dataclass, field

from counterclaim.measures import measures
from counterclaim.model import Phrase, Relation, phrase
from counterclaim.reconcile.drift import drift
from counterclaim.reconcile.reach import allows, meet
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.statements import Statement, before, distance, independent, is_floor
from counterclaim.reconcile.wording import apart, counted, figure, speaker, when

_LISTED = 3
"""Smaller figures stand in lists ("a boy of 17 and two of 18 were arrested"), and are no miscopied totals."""


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two statements, with the sentence that tells it, what drifted, and how sure it is (0 to 1)."""

    relation: Relation
    reason: Phrase
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
            phrase(
                "Two reports have {speaker} say {one} and {other} at one time, {when}: one of them miscopied it.",
                speaker=speaker(later),
                one=counted(earlier.claim),
                other=counted(later.claim),
                when=when(later.time),
            ),
            drift(earlier.claim, later.claim),
            0.7,
        )
    values = {
        "speaker": speaker(later),
        "one": figure(one),
        "other": figure(other),
        "later": apart(earlier.time, later.time),
    }
    if other.spoken > one.spoken:
        change = phrase("{speaker} raised the count from {one} to {other}, {later}.", **values)
    else:
        change = phrase("{speaker} lowered the count from {one} to {other}, {later}.", **values)
    return Found("updates", change, drift(earlier.claim, later.claim))


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
            phrase(
                "{Other} ({other_speaker}), {later} than {one} ({speaker}): the count has grown.",
                other=counted(later.claim),
                other_speaker=speaker(later),
                later=apart(earlier.time, later.time),
                one=figure(one),
                speaker=speaker(earlier),
            ),
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
        phrase(
            "{One} by {speaker}, {other} by {other_speaker} {later}: too far apart for the wording.",
            one=counted(earlier.claim),
            speaker=speaker(earlier),
            other=figure(other),
            other_speaker=speaker(later),
            later=_same_time(earlier, later),
        ),
        drift(earlier.claim, later.claim),
        0.85,
    )


def _agreement(earlier: Statement, later: Statement) -> Found:
    return Found(
        "agrees",
        phrase(
            "{speaker} ({one}) and {other_speaker} ({other}) leave room for one number.",
            speaker=speaker(earlier),
            one=figure(earlier.quantity),
            other_speaker=speaker(later),
            other=figure(later.quantity),
        ),
        sure=0.85,
    )


def _same_time(earlier: Statement, later: Statement) -> Phrase:
    if not before(earlier.time, later.time) or earlier.time.start is None:
        return phrase("at the same time")
    return apart(earlier.time, later.time)


def _floors(earlier: Statement, later: Statement, rules: Rules) -> Found:
    named, rival = (earlier, later) if is_floor(earlier, rules) else (later, earlier)
    return Found(
        "not_comparable",
        phrase(
            "{speaker} counts what is named or verified ({one}), a floor that only grows; "
            "{other_speaker} gives another kind of figure ({other}).",
            speaker=speaker(named),
            one=figure(named.quantity),
            other_speaker=speaker(rival),
            other=figure(rival.quantity),
        ),
    )
