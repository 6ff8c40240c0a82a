"""What a position speaks of: the series whose figures somebody confirms, denies, or does not speak of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from counterclaim.measures import measures
from counterclaim.model import Claim, Group, Position
from counterclaim.reconcile.series import Series


class Subjects:
    """What the positions of a story may speak of: `every` series of it.

    The nearest figure of its own report about the same people decides, one of the same measure before one that takes it
    in; without any there, the first series of the same measure.
    """

    def __init__(self, every: Sequence[Series]) -> None:
        self._every = every
        self._known = [_Known(series) for series in every]

    def of(self, position: Position) -> Series | None:
        """The series that `position` speaks of; None where none is about the same."""
        ranked = list(self._ranked(position))
        return self._every[min(ranked)[-1]] if ranked else None

    def _ranked(self, position: Position) -> Iterator[tuple[bool, bool, float, int]]:
        """For each series it may be: whether it is told elsewhere alone, whether it counts another thing, the
        characters between the two, the number of the series."""
        side = _side(position.group)
        for number, (series, known) in enumerate(zip(self._every, self._known, strict=True)):
            if position.measure is None or _akin(position.measure, series.measure):
                here = [claim for claim in known.by_doc.get(position.doc, ()) if _same_people(side, claim)]
                other = position.measure not in (None, series.measure)
                if here or (not other and known.is_of(side)):
                    yield not here, other, min((_apart(position, claim) for claim in here), default=inf), number


class _Known:
    """The claims of a series by their reports, and the sides of all the people whom it counts."""

    def __init__(self, series: Series) -> None:
        self.by_doc = defaultdict[str, list[Claim]](list)
        for one in series.told:
            self.by_doc[one.claim.doc].append(one.claim)
        self._sides = {_side(one.claim.group) for one in series.told}

    def is_of(self, side: str) -> bool:
        """Whether it counts people who may be those of `side`."""
        return not side or side in self._sides or "" in self._sides


def _akin(one: str, other: str) -> bool:
    """Whether two measures are the same, or one takes in the other ("killed" and "killed or injured")."""
    known = measures()
    return one == other or any(a in known[b].part_of for a, b in ((one, other), (other, one)) if b in known)


def _side(group: Group | None) -> str:
    """The force or the country of people; "" where nothing is said of it."""
    return (group.entity or group.country or "") if group else ""


def _same_people(side: str, claim: Claim) -> bool:
    """Whether nothing says that the people of `side` and those of `claim` are others."""
    other = _side(claim.group)
    return not side or not other or side == other


def _apart(position: Position, claim: Claim) -> float:
    """Characters between the words of a position and the sentence of a claim of the same report."""
    return float(max(0, claim.sentence.start - position.end, position.start - claim.sentence.end))
