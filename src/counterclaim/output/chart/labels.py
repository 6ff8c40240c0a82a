"""Room for the words beside the marks of a chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

SIZE = 12.0
NARROW = frozenset(" ,.:;'’–il1|")


class Box(NamedTuple):
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True when the two cover common ground."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def within(self, other: "Box") -> bool:
        """True when it lies inside `other`."""
        sides = self.left >= other.left and self.right <= other.right
        return sides and self.top >= other.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label is anchored, by which end, and the room it takes."""

    x: float
    y: float
    end: Literal["start", "middle", "end"]
    box: Box


def text_width(words: str) -> float:
    """About how wide `words` are at 12 units in a sans serif, rather too wide than too narrow."""
    return sum(3.9 if letter in NARROW else 7.0 for letter in words)


def placed_label(words: str, mark: Box, level: float, frame: Box, taken: Sequence[Box]) -> Spot | None:
    """The first free spot for `words` around a mark: right, left, above, below; None when all are taken."""
    width, middle = text_width(words), (mark.left + mark.right) / 2
    line, above, below = level + SIZE * 0.35, mark.top - 4, mark.bottom + SIZE
    spots = (
        _spot(mark.right + 3, line, "start", width),
        _spot(mark.left - 3, line, "end", width),
        _spot(middle, above, "middle", width),
        _spot(middle, below, "middle", width),
        _spot(mark.right, above, "start", width),
        _spot(mark.left, above, "end", width),
    )
    return next((s for s in spots if s.box.within(frame) and not any(s.box.meets(box) for box in taken)), None)


def _spot(x: float, y: float, end: Literal["start", "middle", "end"], width: float) -> Spot:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[end]
    return Spot(x, y, end, Box(left, y - SIZE * 0.85, left + width, y + SIZE * 0.25))
