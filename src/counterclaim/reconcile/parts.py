"""Wholes and parts: what one report counts together and apart, and whether its sums come out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from counterclaim.measures import measures
from counterclaim.model import Claim, Told, phrase
from counterclaim.reconcile.areas import Within
from counterclaim.reconcile.compare import Found
from counterclaim.reconcile.series import role_of, side_of
from counterclaim.reconcile.statements import before
from counterclaim.reconcile.wording import counted, figure

_NEAR = 700  # characters between the sentences of a whole and its part
_MOST = 40  # figures of one report that are held against each other: the first


def parts_in(told: Sequence[Told], within: Within) -> Iterator[tuple[Told, Told, Found]]:
    """Whole, part and relation, for the figures that one report gives of the same people, or of places in places."""
    by_doc: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if one.claim.repeats_in_document is None and one.claim.stance != "denied":
            by_doc[one.claim.doc].append(one)
    for ones in by_doc.values():
        ordered = sorted(ones, key=lambda one: (one.claim.start, one.claim.id))[:_MOST]
        for whole in ordered:
            yield from _parts_of(whole, [one for one in ordered if _may_be_part(whole.claim, one.claim)])
            yield from _in_places(whole, ordered, within)


def _parts_of(whole: Told, parts: Sequence[Told]) -> Iterator[tuple[Told, Told, Found]]:
    """The parts of `whole`: those that make it up, else those that its own sentence counts out."""
    total = whole.claim.quantity.spoken
    for one, other in combinations(parts, 2):
        if one.claim.quantity.spoken + other.claim.quantity.spoken == total and _add_up(one, other, whole):
            why = phrase(
                "{one} and {other} make up the {total}.",
                one=one.claim.quantity.spoken,
                other=other.claim.quantity.spoken,
                total=total,
            )
            yield whole, one, Found("part_of", why)
            yield whole, other, Found("part_of", why)
            return
    near = [one for one in parts if one.claim.sentence.start == whole.claim.sentence.start]
    for one in near:
        why = phrase("{Part} are among the {whole}.", part=counted(one.claim), whole=counted(whole.claim))
        yield whole, one, Found("part_of", why, sure=0.8)
    yield from _broken_sum(whole, near)


def _in_places(whole: Told, others: Sequence[Told], within: Within) -> Iterator[tuple[Told, Told, Found]]:
    """The figures of one province or town that are smaller than those of the country or province around it."""
    if not whole.claim.places or side_of(whole.claim):
        return
    around, measure, total = whole.claim.places[0], whole.claim.measure, whole.claim.quantity.spoken
    for one in others:
        claim = one.claim
        if claim.measure != measure or not claim.places or not 0 < claim.quantity.spoken < total:
            continue
        if role_of(claim) != role_of(whole.claim) or one.time != whole.time:
            continue
        here = claim.places[0]
        if here.precision != "country" and here != around and within(here, around):
            why = phrase(
                "{Part} in {here} are among the {whole} in {around}.",
                part=counted(claim),
                here=here.name,
                whole=counted(whole.claim),
                around=around.name,
            )
            yield whole, one, Found("part_of", why, sure=0.8)


def _broken_sum(whole: Told, parts: Sequence[Told]) -> Iterator[tuple[Told, Told, Found]]:
    """One sentence that tells dead, injured and both together, of which the sum does not come out."""
    by_measure = {one.claim.measure: one for one in parts}
    if whole.claim.measure != "casualties" or not {"killed", "injured"} <= set(by_measure):
        return
    killed, injured = by_measure["killed"], by_measure["injured"]
    exact = all(one.claim.quantity.qualifier == "exact" for one in (whole, killed, injured))
    total = killed.claim.quantity.spoken + injured.claim.quantity.spoken
    if exact and total != whole.claim.quantity.spoken:
        yield (
            whole,
            killed,
            Found(
                "contradicts",
                phrase(
                    "The sum does not come out: {one} and {other} are {total}, not {whole}.",
                    one=figure(killed.claim.quantity),
                    other=figure(injured.claim.quantity),
                    total=total,
                    whole=figure(whole.claim.quantity),
                ),
                {"sum": f"{whole.claim.quantity.spoken}>{total}"},
            ),
        )


def _may_be_part(whole: Claim, part: Claim) -> bool:
    """Whether `part` can be counted in `whole`: nearby, smaller, of the same people and unit, and a narrower thing."""
    if abs(part.start - whole.start) > _NEAR or not 0 < part.quantity.spoken < whole.quantity.spoken:
        return False
    if whole.quantity.unit != part.quantity.unit:
        return False
    if side_of(whole) and side_of(part) and side_of(whole) != side_of(part):
        return False
    if whole.measure == part.measure:
        return role_of(part) != role_of(whole) == "people"
    return whole.measure in measures()[part.measure].part_of


def _add_up(one: Told, other: Told, whole: Told) -> bool:
    """Whether two parts are of different kinds, and of the time of the whole."""
    kinds = {(part.claim.measure, role_of(part.claim)) for part in (one, other)}
    return len(kinds) == 2 and not any(before(part.time, whole.time) for part in (one, other))
