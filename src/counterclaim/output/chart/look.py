"""How a chart is to look beyond its figures: its scale, what stands behind them, and what ties them together."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from counterclaim.output.chart.scale import ENGLISH, Writing

Kind = Literal["auto", "log", "linear"]


class Band(NamedTuple):
    """What stands of the series, each a number or None: a toll's low, best and high."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A chart's `kind` of scale; the `band` drawn behind its marks (`adopted`: by a person); whether each speaker's
    marks are `joined` and have a shape of their own (`shaped`); `ties`, the addresses of marks that contradict each
    other, in pairs; and the number of marks above which those that stand close are drawn as one (0: never)."""

    kind: Kind = "auto"
    band: Band | None = None
    adopted: bool = False
    joined: bool = False
    shaped: bool = False
    ties: tuple[tuple[str, str], ...] = ()
    most: int = 0
    writing: Writing = ENGLISH


PLAIN = Look()
