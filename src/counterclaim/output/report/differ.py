"""Where two speakers of one series give figures that their wording cannot reconcile: an observation, not a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import inf

from counterclaim.model import Claim, Qualifier, Quantity
from counterclaim.output.wording import speaker_key, when

TOLERANCE: Mapping[Qualifier, tuple[float, float]] = {
    "exact": (1, 1),
    "at_least": (1, 1.3),
    "more_than": (1, 1.3),
    "at_most": (0, 1),
    "less_than": (0, 1),
    "almost": (0.9, 1),
    "about": (0.95, 1.05),
    "range": (1, 1),
    "vague": (1, 1),
}
"""How far the words of a figure reach, as factors on its lower and upper end: "more than 1,100" is spoken of 1,101 to
about 1,400, "about 4,700" of 4,500 to 4,900."""

ADJACENT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims that cannot both hold as worded. `days` lie between them; None when one of them has no date."""

    low: Claim
    high: Claim
    days: int | None


def reach(quantity: Quantity) -> tuple[float, float]:
    """The lowest and highest number of which `quantity` would be said."""
    down, up = TOLERANCE[quantity.qualifier]
    low = quantity.low if quantity.low is not None else quantity.spoken
    high = quantity.high if quantity.high is not None else quantity.spoken
    return low * down, high * up


def differences(claims: Sequence[Claim]) -> list[Difference]:
    """Pairs of `claims` of one series in which accounts differ, the widest first, one pair for two speakers.

    Only what two named speakers assert or confirm, for one measure and the same or adjacent dates (up to 7 days apart,
    or no date), counted in the same way, of the same window, event and town; repetitions are left aside.
    """
    told = [claim for claim in claims if claim.stance in ("asserted", "confirmed") and not claim.repeats_in_document]
    told.sort(key=lambda claim: (reach(claim.quantity), claim.doc, claim.start))
    widest: dict[frozenset[str | None], tuple[float, Difference]] = {}
    for position, low in enumerate(told):
        for high in told[position + 1 :]:
            gap = _gap(low, high)
            speakers = frozenset((speaker_key(low), speaker_key(high)))
            if gap > 1 and comparable(low, high) and gap > widest.get(speakers, (1.0, None))[0]:
                widest[speakers] = (gap, Difference(low, high, _days(low, high)))
    return [difference for _, difference in sorted(widest.values(), key=lambda item: -item[0])]


def comparable(one: Claim, other: Claim) -> bool:
    """True when two speakers count the same thing at the same or an adjacent time, as far as the fields tell."""
    if not _distinct(one, other) or one.measure != other.measure or one.quantity.unit != other.quantity.unit:
        return False
    if one.counting != other.counting and "unknown" not in (one.counting, other.counting):
        return False
    if one.window and other.window and (one.window.start, one.window.end) != (other.window.start, other.window.end):
        return False
    if one.event and other.event and (one.event.kind, one.event.start) != (other.event.kind, other.event.start):
        return False
    towns = {place.name for place in (*one.places[:1], *other.places[:1]) if place.precision in ("point", "town")}
    days = _days(one, other)
    return len(towns) < 2 and (days is None or days <= ADJACENT.days)


def _distinct(one: Claim, other: Claim) -> bool:
    """True when both name speakers and none of them speaks in both."""
    keys = [{speaker.entity or speaker.name.casefold() for speaker in claim.sources} for claim in (one, other)]
    return all(keys) and not keys[0] & keys[1]


def _gap(low: Claim, high: Claim) -> float:
    """By what factor the reach of `high` lies above that of `low`: 1 or less where they overlap."""
    top, bottom = reach(low.quantity)[1], reach(high.quantity)[0]
    return bottom / top if top else (inf if bottom else 1.0)


def _days(one: Claim, other: Claim) -> int | None:
    """Whole days between the dates of two claims, 0 when they touch."""
    first, second = sorted((when(one), when(other)), key=lambda date: date.order)
    if first.end is None or second.start is None:
        return None
    return max(0, (second.start.date() - first.end.date()).days)
