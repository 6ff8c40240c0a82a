"""What stands where on a page of a PDF file. Coordinates are in points from the upper left corner."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.read.layout import Grid
from counterclaim.read.pdf.glyphs import Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table where it stands on a page; `edges` are the left edges of its columns."""

    grid: Grid
    x0: float
    x1: float
    top: float
    bottom: float
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text where it stands on a page, in reading order. Coordinates are in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


Item = Words | Drawn
Slab = Sequence[Item]
Gap = tuple[float, float]
