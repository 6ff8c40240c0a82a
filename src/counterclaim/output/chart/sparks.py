"""A series as a small picture beside its name: every figure a point in time, over the band of what stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import log10
from typing import NamedTuple

from counterclaim.output.chart.look import Band
from counterclaim.output.chart.scale import LOG_ABOVE

AIR = 3.0
"""Units kept free at each edge, so that no point is cut off."""


class Dot(NamedTuple):
    """A figure: the ISO day on which it was given (None: undated) and what it allows, `low` to `high` (None: open)."""

    day: str | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Spark:
    """A picture `width` by `height`. `dots` and `stems` are SVG paths; the band reaches from `top` down to `bottom`,
    and the best of it lies at `best`; each None where there is none."""

    width: float
    height: float
    dots: str
    stems: str
    top: float | None
    bottom: float | None
    best: float | None


def spark_of(points: Iterable[Dot], width: float, height: float, band: Band | None = None) -> Spark:
    """The small picture of a series whose figures are `points`; those that would cover one another are drawn once, so
    that thousands cost no more than the picture has room for.

    Its scale is that of the great chart: from nobody, or logarithmic where figures are far apart. Undated figures stand
    at the right.
    """
    told = list(points)
    days = [date.fromisoformat(one.day[:10]).toordinal() for one in told if one.day]
    first, last = (min(days), max(days)) if days else (0, 0)
    level = _Level([*_ends(told), *([end for end in band if end is not None] if band else ())], height)

    def across(day: str | None) -> int:
        if day is None:
            return round(width - AIR)
        if first == last:
            return round(width / 2)
        return round(AIR + (date.fromisoformat(day[:10]).toordinal() - first) / (last - first) * (width - 2 * AIR))

    dots: dict[tuple[int, int], str] = {}
    stems: dict[int, tuple[float, float]] = {}
    for one in told:
        x, y = across(one.day), level.at(one.low if one.low is not None else one.high or 0)
        dots.setdefault((x, round(y)), f"M{x} {y:.1f}h0")
        if one.low is not None and one.high is not None and one.high > one.low:
            upper = level.at(one.high)
            known = stems.get(x, (upper, y))
            stems[x] = min(known[0], upper), max(known[1], y)
    return Spark(
        width, height, "".join(dots.values()), "".join(f"M{x} {y:.1f}V{top:.1f}" for x, (top, y) in stems.items()),
        *_band(band, level),
    )  # fmt: skip


def _ends(told: Sequence[Dot]) -> list[int]:
    return [end for one in told for end in (one.low, one.high) if end is not None]


def _band(band: Band | None, level: "_Level") -> tuple[float | None, float | None, float | None]:
    if band is None or (band.low is None and band.high is None):
        return None, None, None
    top = level.at(band.high) if band.high is not None else AIR
    bottom = level.at(band.low) if band.low is not None else level.height - AIR
    return round(top, 1), round(bottom, 1), round(level.at(band.best), 1) if band.best is not None else None


class _Level:
    """From a number of people to a height."""

    def __init__(self, numbers: Sequence[int], height: float) -> None:
        positive = [number for number in numbers if number > 0] or [1]
        self.height = height
        self._log = max(positive) / min(positive) > LOG_ABOVE
        self._low = min(positive) if self._log else 0
        self._high = max(positive)

    def at(self, number: int) -> float:
        """The height of `number`, downwards."""
        if self._log:
            share = log10(max(number, self._low) / self._low) / log10(self._high / self._low)
        else:
            share = number / self._high
        return self.height - AIR - share * (self.height - 2 * AIR)
