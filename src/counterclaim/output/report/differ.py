"""Where two speakers of one series give figures that their wording cannot reconcile: an observation, not a verdict."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from counterclaim.model import Claim, Qualifier, Quantity
from counterclaim.output.wording import When, when

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

ADJACENT = 7
"""Days that may lie between two figures that are held against each other."""


MOST = 400
"""Figures of one series that are held against each other: of more, the lowest half and the highest half of so many."""


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


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what is asked of it in every comparison: its reach, who speaks, and when."""

    claim: Claim
    bottom: float
    top: float
    speakers: frozenset[str]
    date: When


def differences(claims: Sequence[Claim]) -> list[Difference]:
    """Pairs of `claims` of one series in which accounts differ: one for two speakers, the dated and the widest first.

    Only what two named speakers assert or confirm, for one measure and the same or adjacent dates (up to 7 days apart,
    or no date), counted in the same way, of the same window, event and town; repetitions are left aside. Where nobody
    says whose people they are, one report, one place below the country or one event must hold the two together.
    """
    told = [_told(claim) for claim in claims if claim.stance in ("asserted", "confirmed") and claim.sources]
    told = [one for one in told if not one.claim.repeats_in_document]
    told.sort(key=lambda one: (one.bottom, one.top, one.claim.doc, one.claim.start))
    if len({one.speakers for one in told}) < 2:
        return []
    if len(told) > MOST:
        told = [*told[: MOST // 2], *told[-MOST // 2 :]]
    bottoms = [one.bottom for one in told]
    widest: dict[frozenset[frozenset[str]], tuple[float, Difference]] = {}
    for low in told:
        for high in told[bisect_right(bottoms, low.top) :]:
            speakers = frozenset((low.speakers, high.speakers))
            gap = high.bottom / low.top if low.top else inf
            if gap > widest.get(speakers, (1.0, None))[0] and _comparable(low, high):
                widest[speakers] = (gap, Difference(low.claim, high.claim, _days(low, high)))
    return [found for _, found in sorted(widest.values(), key=lambda item: (item[1].days is None, -item[0]))]


def _told(claim: Claim) -> _Told:
    names = frozenset(speaker.entity or speaker.name.casefold() for speaker in claim.sources)
    return _Told(claim, *reach(claim.quantity), names, when(claim))


def _comparable(low: _Told, high: _Told) -> bool:
    """True when different speakers count the same thing at the same or an adjacent time, as far as the fields tell."""
    one, other = low.claim, high.claim
    if low.speakers & high.speakers or one.measure != other.measure or one.quantity.unit != other.quantity.unit:
        return False
    if one.counting != other.counting and "unknown" not in (one.counting, other.counting):
        return False
    if one.window and other.window and (one.window.start, one.window.end) != (other.window.start, other.window.end):
        return False
    if one.event and other.event and (one.event.kind, one.event.start) != (other.event.kind, other.event.start):
        return False
    towns = {place.name for place in (*one.places[:1], *other.places[:1]) if place.precision in ("point", "town")}
    days = _days(low, high)
    return len(towns) < 2 and (days is None or days <= ADJACENT) and _of_one_story(one, other)


def _of_one_story(one: Claim, other: Claim) -> bool:
    """True when something says that two claims are about the same happening, and not only the same country."""
    if one.group.country or one.group.entity or one.doc == other.doc or (one.event and other.event):
        return True
    places = [{place.name for place in claim.places if place.precision != "country"} for claim in (one, other)]
    return bool(places[0] & places[1])


def _days(one: _Told, other: _Told) -> int | None:
    """Whole days between the dates of two claims, 0 when they touch, None when one has no date."""
    first, second = sorted((one.date, other.date), key=lambda date: date.order)
    if first.end is None or second.start is None:
        return None
    return max(0, (second.start.date() - first.end.date()).days)
