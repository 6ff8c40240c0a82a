"""Which figure of a running count came after another: within one report, or in later ones."""

from collections.abc import Iterable, Sequence

from counterclaim.measures import measures
from counterclaim.model import Claim
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.likeness import kinds_apart, other_people, place_points, scenes, table

_GENERAL = "people"


def newest_after(figure: Claim, fitting: Sequence[Claim], claims: Iterable[Claim], within: Within) -> Claim | None:
    """The newest of `claims` that goes on with the count of which the `fitting` ones give the `figure`; None where none
    does, or where `figure` says itself of which day or period it is true."""
    if says_when(figure):
        return None
    if any(claim.counting == "new" for claim in fitting):
        return None
    later = [one for one in claims if any(_goes_on(one, before, within) for before in fitting)]
    return max(later, key=lambda one: (_told(one), one.start), default=None)


def says_when(figure: Claim) -> bool:
    """Whether the sentence of `figure` says itself of which day or period it is true."""
    told = (each.text for each in (figure.as_of, figure.window) if each is not None and not each.inferred)
    return any(words in figure.sentence.text for words in told if words)


def goes_on(figure: Claim, figures: Iterable[Claim], newer: Claim) -> bool:
    """Whether one of the `figures` of the same article goes on with the count of `figure` towards `newer`: then it
    tells what was known at a time."""
    old, new = figure.quantity.spoken, newer.quantity.spoken
    return any(
        other.measure == figure.measure
        and not other_people(other, figure)
        and other.quantity.spoken != old
        and min(old, new) <= other.quantity.spoken <= max(old, new)
        for other in figures
    )


def _same_place(one: Claim, before: Claim, within: Within) -> bool:
    """Whether the two are of one place; a count of a whole country goes on with one of a town only for one event."""
    new, old = scenes(one), scenes(before)
    narrow = [any(place.precision != "country" for place in places) for places in (new, old)]
    if narrow[1] and not narrow[0]:
        return one.event is not None and before.event is not None and one.event.kind == before.event.kind
    points = table()["points"]
    return place_points(new, old, within) in (0.0, points["same_place"], points["country"])


def _goes_on(one: Claim, before: Claim, within: Within) -> bool:
    return (
        one.measure == before.measure
        and one.quantity.unit == before.quantity.unit
        and one.stance in ("asserted", "confirmed")
        and one.counting != "new"
        and _same_people(one, before)
        and _same_place(one, before, within)
        and not kinds_apart(one, before)
        and _after(one, before)
        and _grown(one, before)
    )


def _same_people(one: Claim, before: Claim) -> bool:
    roles = {one.group.role, before.group.role}
    named = {*table()["audit"]["named"]}
    speakers = {claim.sources[0].country for claim in (one, before) if claim.sources and claim.sources[0].country}
    return (
        not other_people(one, before)
        and (len(roles) == 1 or (_GENERAL in roles and not roles & named))
        and len(speakers) < 2
        and (one.standpoint is None or before.standpoint in (None, one.standpoint))
    )


def _after(one: Claim, before: Claim) -> bool:
    """Whether `one` was true, or told, later; in one sentence ("from 12 to 19"), the second of two of a running count;
    in another report, the later one."""
    if one.doc != before.doc:
        return _told(one) > _told(before) > ""
    if one.counting not in ("cumulative", "stock"):
        return False
    if one.sentence == before.sentence:
        return before.counting == "cumulative" and one.start > before.start
    return _told(one) > _told(before) > ""


def _grown(one: Claim, before: Claim) -> bool:
    """Whether the count may have come from one number to the other: what only rises rose, and none leapt."""
    new, old = one.quantity.spoken, before.quantity.spoken
    measure, most = measures().get(one.measure), table()["audit"]["growth"]
    if new == old or not old or not new or max(new / old, old / new) > most:
        return False
    return new > old or bool(measure and measure.falls)


def _told(claim: Claim) -> str:
    """The day of which a figure is true, else on which it was said or published; "" where nothing tells."""
    said = claim.sources[0].said if claim.sources else None
    return next((each.end for each in (claim.as_of, said, claim.published) if each is not None), "")[:10]
