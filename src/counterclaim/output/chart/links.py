"""What ties marks together: the course of each speaker's figures, and pairs that contradict each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.output.chart.marks import RADIUS, Mark


@dataclass(frozen=True, slots=True)
class Line:
    """A line in a speaker's `colour`: an SVG path from mark to mark."""

    colour: str
    path: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two marks that cannot both hold: the path between them, and its middle, where the sign of it stands."""

    path: str
    x: float
    y: float


def lines(marks: Sequence[Mark]) -> tuple[Line, ...]:
    """A line for each speaker who gives a figure at two times or more; what is only possible or denied is passed by."""
    courses: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.key and mark.dated and not mark.hollow:
            courses[mark.colour, mark.key].append(mark)
    found = []
    for (colour, _), course in courses.items():
        course.sort(key=lambda mark: mark.x)
        if course[-1].x - course[0].x > RADIUS:
            found.append(Line(colour, "M" + "L".join(f"{mark.x:.1f} {mark.y:.1f}" for mark in course)))
    return tuple(found)


def ties(marks: Sequence[Mark], pairs: Sequence[tuple[str, str]]) -> tuple[Tie, ...]:
    """A tie for each of `pairs` (where two marks lead) that are both on the chart, as an arc where they stand one above
    the other."""
    known: Mapping[str, Mark] = {mark.href: mark for mark in marks}
    return tuple(_tie(known[one], known[other]) for one, other in pairs if one in known and other in known)


def _tie(one: Mark, other: Mark) -> Tie:
    x, y = (one.x + other.x) / 2, (one.y + other.y) / 2
    bow = 16.0 if abs(one.x - other.x) < 3 * RADIUS else 0.0
    path = f"M{one.x:.1f} {one.y:.1f}Q{x + 2 * bow:.1f} {y:.1f} {other.x:.1f} {other.y:.1f}"
    return Tie(path, x + bow, y)
