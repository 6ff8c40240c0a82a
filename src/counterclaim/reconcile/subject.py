"""What a position speaks of: the series whose figures somebody confirms, denies, or does not speak of."""

from collections.abc import Iterator, Sequence
from math import inf

from counterclaim.measures import measures
from counterclaim.model import Claim, Position
from counterclaim.reconcile.series import Series


def subject_of(position: Position, every: Sequence[Series]) -> Series | None:
    """The one of `every` series of a story that `position` speaks of; None where none is about the same.

    The nearest figure of its own report about the same people decides, one of the same measure before one that takes it
    in; without any there, the first series of the same measure.
    """
    ranked = list(_ranked(position, every))
    return every[min(ranked)[-1]] if ranked else None


def _ranked(position: Position, every: Sequence[Series]) -> Iterator[tuple[bool, bool, float, int]]:
    """For each series it may be: whether it is told elsewhere alone, whether it counts another thing, the characters
    between the two, the number of the series."""
    for number, series in enumerate(every):
        akin = position.measure is None or _akin(position.measure, series.measure)
        same = [one.claim for one in series.told if akin and _same_people(position, one.claim)]
        if same:
            here = [claim for claim in same if claim.doc == position.doc]
            apart = min((_apart(position, claim) for claim in here), default=inf)
            other = position.measure not in (None, series.measure)
            if here or not other:
                yield not here, other, apart, number


def _akin(one: str, other: str) -> bool:
    """Whether two measures are the same, or one takes in the other ("killed" and "killed or injured")."""
    known = measures()
    return one == other or any(a in known[b].part_of for a, b in ((one, other), (other, one)) if b in known)


def _same_people(position: Position, claim: Claim) -> bool:
    """Whether nothing says that a position and a claim are about different people."""
    one, other = position.group, claim.group
    if one is None:
        return True
    sides = {side for side in (one.entity or one.country, other.entity or other.country) if side}
    return len(sides) < 2


def _apart(position: Position, claim: Claim) -> float:
    """Characters between the words of a position and the sentence of a claim of the same report."""
    return float(max(0, claim.sentence.start - position.end, position.start - claim.sentence.end))
