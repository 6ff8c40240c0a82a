"""A figure of an article against the source that it cites: in it, or what became of it on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from counterclaim.measures import measures
from counterclaim.model import Answer, Claim, Toll
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.check import told_of, wording_drift
from counterclaim.reconcile.likeness import other_people, place_points, scenes, table
from counterclaim.reconcile.newer import newest_after, says_when
from counterclaim.reconcile.reach import meet
from counterclaim.reconcile.rules import Rules
from counterclaim.reconcile.wording import counted, english

_GENERAL = "people"
_MOVED = "deployed"  # from one place to another: either may be told


@dataclass(frozen=True, slots=True)
class Held:
    """The answer of one source, the mentions that show it, the most telling first, and the sentence that tells it."""

    answer: Answer
    claims: tuple[Claim, ...]
    why: str


def held_against(
    figure: Claim, claims: Sequence[Claim], tolls: Callable[[], Sequence[Toll]], rules: Rules, within: Within
) -> Held:
    """How `figure` stands against the `claims` of the source it cites; `tolls` tells what stands in the end there."""
    told = [claim for claim in claims if claim.stance != "denied" and gives(claim, figure, rules)]
    here = [claim for claim in told if not _elsewhere(figure, claim, within)]
    same = [claim for claim in here if claim.measure == figure.measure]
    fitting = [claim for claim in same if not _other_people(figure, claim, claims)]
    kinds = [claim for claim in here if _mistaken(figure, claim, claims) and not other_people(figure, claim)]
    if fitting and not (kinds and _named(figure) and not any(_same_role(figure, claim) for claim in fitting)):
        newer = _overtaken_by(figure, fitting, claims, tolls(), within)
        return _in_source(figure, fitting, newer if newer and not gives(newer, figure, rules) else None)
    if same and not fitting:
        return _other_side(figure, same)
    if kinds:
        return _other_kind(figure, kinds)
    return _nowhere(figure, claims, [claim for claim in told if claim.measure == figure.measure])


def gives(claim: Claim, figure: Claim, rules: Rules) -> bool:
    """Whether `claim` says the number of `figure`, as the published table of `rules` allows for its wording."""
    one, other = figure.quantity, claim.quantity
    if one.unit != other.unit:
        return False
    if one.qualifier == "vague":
        return meet(one, other, rules)
    if other.qualifier == "vague":
        return False
    loose = one.qualifier != "exact" or other.qualifier in ("about", "almost", "range")
    return one.spoken == other.spoken or (loose and meet(one, other, rules))


def _overtaken_by(
    figure: Claim, fitting: Sequence[Claim], claims: Sequence[Claim], tolls: Sequence[Toll], within: Within
) -> Claim | None:
    """The newer claim of the same count, where the `fitting` ones no longer stand: by the toll they belong to, or since
    one goes on with them."""
    if says_when(figure):
        return None
    ids, number = {claim.id for claim in fitting}, figure.quantity.spoken
    by_id = {claim.id: claim for claim in claims}
    for toll in tolls:
        if ids & set(toll.claims) and toll.best is not None and toll.corroboration != "contested":
            ends = (toll.best if end is None else end for end in (toll.low, toll.high))
            newer = [by_id[id] for id in reversed(toll.claims) if by_id[id].quantity.spoken == toll.best]
            if newer and not _between(number, *ends):
                return newer[0]
    return newest_after(figure, fitting, claims, within)


def _between(number: int, one: int, other: int) -> bool:
    return min(one, other) <= number <= max(one, other)


def _in_source(figure: Claim, fitting: Sequence[Claim], newer: Claim | None) -> Held:
    if newer:
        why = f"The source has it, and a newer figure of the same count: {english(told_of(newer))}."
        return Held("overtaken", (newer, *fitting), why)
    if finding := wording_drift(figure, fitting):
        return Held("other_wording", finding.claims, english(finding.reason))
    best = sorted(fitting, key=lambda claim: (claim.quantity != figure.quantity, claim.implicit, -len(claim.evidence)))
    return Held("in_source", tuple(best), _says(best[0]))


def _says(claim: Claim) -> str:
    return f"The source says so: {english(told_of(claim))}."


def _other_side(figure: Claim, same: Sequence[Claim]) -> Held:
    whom, here = _people(same[0]), _people(figure)
    why = f"The source says this number of {whom}, and not of {here}: {english(told_of(same[0]))}."
    return Held("other_side", tuple(same), why)


def _other_kind(figure: Claim, kinds: Sequence[Claim]) -> Held:
    there, here = (_label(claim) for claim in (kinds[0], figure))
    why = f"The source counts {there} people with this number, and not {here} ones: {english(told_of(kinds[0]))}."
    return Held("other_kind", tuple(kinds), why)


def _nowhere(figure: Claim, claims: Sequence[Claim], elsewhere: Sequence[Claim]) -> Held:
    asked = english(counted(figure))
    if elsewhere:
        place = next((place.name for place in elsewhere[0].places), None)
        why = f"The source says {asked} of another place{f', {place}' if place else ''}."
        return Held("not_in_source", tuple(elsewhere), why)
    alike = [
        claim for claim in claims if claim.measure == figure.measure and claim.quantity.unit == figure.quantity.unit
    ]
    alike.sort(key=lambda claim: (other_people(figure, claim), _distance(figure, claim)))
    if alike:
        why = f"The source does not say {asked}; the nearest is {english(told_of(alike[0]))}."
        return Held("not_in_source", tuple(alike[:1]), why)
    return Held("not_in_source", (), f"The source does not say {asked}, and counts nobody {_label(figure)}.")


def _distance(figure: Claim, claim: Claim) -> float:
    return abs(log(max(figure.quantity.spoken, 1)) - log(max(claim.quantity.spoken, 1)))


def _elsewhere(figure: Claim, claim: Claim, within: Within) -> bool:
    """Whether the two are of two places, and each says so in its sentence; what is taken from the context is doubtful,
    and that the figure cites this source speaks for one place."""
    if figure.measure == _MOVED or place_points(scenes(figure), scenes(claim), within) >= 0:
        return False
    if claim.group.country and any(place.country == claim.group.country for place in scenes(figure)):
        return False  # a row of a table by countries: of where the people are from
    return all(
        any(place.text and place.text in each.sentence.text for place in scenes(each)) for each in (figure, claim)
    )


def _mistaken(figure: Claim, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether `claim`, of another kind, is what `figure` was made of.

    A number that may stand there by chance, and a kind that is not mistaken for the other, only where the people may be
    the same; and only where the number tells, or the source has no figure of the kind at all."""
    pair = {figure.measure, claim.measure}
    if len(pair) == 1:
        return False
    telling = figure.quantity.spoken >= table()["audit"]["telling"]
    alike = any(pair <= set(each) for each in table()["measures"]["mistaken"])
    if not (telling and alike) and not (_same_role(figure, claim) or not (_named(figure) or _named(claim))):
        return False
    return alike or telling or all(each.measure != figure.measure for each in claims)


def _same_role(one: Claim, other: Claim) -> bool:
    return one.group.role == other.group.role


def _named(claim: Claim) -> bool:
    return claim.group.role in table()["audit"]["named"]


def _other_people(figure: Claim, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether `claim` counts other people than `figure` says, by what its source (`claims`) tells of them."""
    if other_people(figure, claim):
        return True
    mine, theirs = figure.group.role, claim.group.role
    told = table()["audit"]
    if mine == theirs or (theirs == "men" and mine not in ("women", "children")):
        return False
    if mine in told["named"]:
        return theirs != _GENERAL or claim.group.text is not None
    if theirs in told["named"] and mine not in told["broad"]:
        return True
    whole = {each.quantity.spoken for each in claims if each.measure == claim.measure and each.group.role == mine}
    apart = bool(whole) and claim.quantity.spoken not in whole
    return apart and (theirs in told["named"] or mine != _GENERAL)


def _people(claim: Claim) -> str:
    return f"“{claim.group.text}”" if claim.group.text else claim.group.role


def _label(claim: Claim) -> str:
    measure = measures().get(claim.measure)
    return measure.label if measure else claim.measure
