"""A series as a small picture beside its name: every figure a point in time, over the band of what stands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

from counterclaim.model import SeriesCard
from counterclaim.output.chart.look import Band
from counterclaim.output.chart.scale import LOG_ABOVE

AIR = 3.0
"""Units kept free at each edge, so that no point is cut off."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A picture `width` by `height`. `dots` and `stems` are SVG paths by colour; the band reaches from `top` down to
    `bottom`, and the best of it lies at `best`; each None where there is none."""

    width: float
    height: float
    dots: tuple[tuple[str, str], ...]
    stems: tuple[tuple[str, str], ...]
    top: float | None
    bottom: float | None
    best: float | None


def spark_of(card: SeriesCard, colours: Mapping[str | None, str], width: float, height: float) -> Spark:
    """The small picture of the series `card`, each speaker's figures in the colour that `colours` has for its key;
    those that would cover one another are drawn once.

    Its scale is that of the great chart: from nobody, or logarithmic where figures are far apart. Undated figures stand
    at the right, and what is not asserted is left out.
    """
    told = [dot for dot in card.dots if dot.firm] or list(card.dots)
    days = [dot.day for dot in told if dot.day is not None]
    first, stretch = (min(days), max(days) - min(days)) if days else (0.0, 0.0)
    band = Band(card.toll.low, card.toll.best, card.toll.high) if card.toll else Band(None, None, None)
    level = _Level([end for one in told for end in (one.low, one.high)] + [band.low, band.high], height)
    dots: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    stems: dict[str, list[str]] = defaultdict(list)
    for dot in told:
        share = 1.0 if dot.day is None else (dot.day - first) / stretch if stretch else 0.5
        x, y = round(AIR + share * (width - 2 * AIR)), level.at(dot.low if dot.low is not None else dot.high or 0)
        colour = colours.get(card.voices[dot.voice].key, "none") if dot.voice is not None else "none"
        dots[colour].setdefault((x, round(y)), f"M{x} {y:.1f}h0")
        if dot.low is not None and dot.high is not None and dot.high > dot.low:
            stems[colour].append(f"M{x} {y:.1f}V{level.at(dot.high):.1f}")
    return Spark(
        width, height, tuple((colour, "".join(paths.values())) for colour, paths in dots.items()),
        tuple((colour, "".join(paths)) for colour, paths in stems.items()), *_band(band, level),
    )  # fmt: skip


def _band(band: Band, level: "_Level") -> tuple[float | None, float | None, float | None]:
    if band.low is None and band.high is None:
        return None, None, None
    top = level.at(band.high) if band.high is not None else AIR
    bottom = level.at(band.low) if band.low is not None else level.height - AIR
    return round(top, 1), round(bottom, 1), round(level.at(band.best), 1) if band.best is not None else None


class _Level:
    """From a number of people to a height."""

    def __init__(self, numbers: Sequence[int | None], height: float) -> None:
        positive = [number for number in numbers if number] or [1]
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
