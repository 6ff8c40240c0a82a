"""A series as a timeline: who said how many, when. Geometry only; `templates/chart.svg.jinja` draws it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.model import Quantity
from counterclaim.output.chart.crowds import STEP, bundled, set_apart
from counterclaim.output.chart.labels import Box, placed_label, text_width
from counterclaim.output.chart.links import Line, Tie, lines, ties
from counterclaim.output.chart.look import PLAIN, Band, Look
from counterclaim.output.chart.marks import Mark, Point, mark_of, stretch_of
from counterclaim.output.chart.scale import NumberScale, Tick, Writing, number_scale, time_scale
from counterclaim.output.wording import number_words

LABELS = 80
"""Marks that may have their number beside them; in a cloud of more it could not be read."""
CROWDED = 40
"""The same where marks stand for several."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands, behind the marks: between the heights `top` and `bottom` (None: open) with its best at `best`."""

    top: float | None
    bottom: float | None
    best: float | None
    label: str
    adopted: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing `width` by `height`, its plot between `left`, `right`, `top` and `bottom`.

    What has no date stands right of `undated`."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    numbers: tuple[Tick, ...]
    dates: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    log: bool
    title: str
    description: str
    undated: float | None = None
    undated_words: str = "undated"
    standing: Standing | None = None
    lines: tuple[Line, ...] = ()
    ties: tuple[Tie, ...] = ()


def chart_of(title: str, points: Sequence[Point], width: float, look: Look = PLAIN) -> Chart | None:
    """The chart of a series, `width` units wide and higher with more to show; None when it has fewer than two different
    figures."""
    if len({number_words(point.quantity) for point in points}) < 2:
        return None
    writing = look.writing
    height = 210.0 + min(12 * len(points), 130)
    top, bottom = 22.0, height - 40.0
    behind = [end for end in look.band if end is not None] if look.band else []
    numbers = [number for point in points for number in _ends(point.quantity)]
    scale = number_scale([*numbers, *behind], bottom, top, look.kind)
    ticks = scale.ticks(writing)
    left, right = max(text_width(tick.label) for tick in ticks) + 14.0, width - 10.0
    dated = [point.date for point in points if point.date.start]
    band, times = _band(len(points) - len(dated), bool(dated), left, right), None
    if dated:
        moments = [moment for date in dated for moment in stretch_of(date)]
        clock = any(date.clock for date in dated)
        times = time_scale(moments, left, (band if band is not None else right) - 4, clock)
    aside = ((band or 0.0) + right) / 2
    drawn = [mark_of(point, scale, times, aside, look.shaped) for point in points]
    marks = set_apart(bundled(drawn, look.most, writing.more), left, right)
    return Chart(
        width, height, left, right, top, bottom, tuple(ticks), tuple(times.ticks(writing) if times else ()),
        tuple(_labelled(marks, left, right, top, bottom)), scale.log, writing.by_date(title),
        description(points, writing),
        band, writing.undated, _standing(look, scale) if look.band else None,
        lines(marks) if look.joined else (), ties(marks, look.ties),
    )  # fmt: skip


def _ends(quantity: Quantity) -> list[int]:
    return [number for number in (quantity.low, quantity.high) if number is not None]


def _band(undated: int, dated: bool, left: float, right: float) -> float | None:
    """Where the figures without a date begin, None where there are none."""
    if not undated:
        return None
    return max(right - max(72.0, min(0.3 * (right + 10.0), STEP * 2 * undated)), left) if dated else left


def _standing(look: Look, scale: NumberScale) -> Standing | None:
    low, best, high = look.band or Band(None, None, None)
    if low is None and best is None and high is None:
        return None
    return Standing(
        scale.at(high) if high is not None else None,
        scale.at(low) if low is not None else None,
        scale.at(best) if best is not None else None,
        look.writing.number(best) if best is not None else "",
        look.adopted,
    )


def _labelled(marks: Sequence[Mark], left: float, right: float, top: float, bottom: float) -> list[Mark]:
    """`marks` with their numbers beside them where there is room; the largest first, since they are looked for."""
    frame = Box(left, top - 18, right, bottom)
    taken = [box for mark in marks for box in (mark.box, mark.spell) if box]
    most = CROWDED if any(mark.more for mark in marks) else LABELS
    labels: dict[int, Mark] = {}
    for rank, position in enumerate(sorted(range(len(marks)), key=lambda place: marks[place].y)):
        mark = marks[position]
        spot = placed_label(mark.label, mark.box, mark.y, frame, _near(mark, taken)) if rank < most else None
        if spot:
            taken.append(spot.box)
            mark = replace(mark, label_x=spot.x, label_y=spot.y, label_end=spot.end)
        labels[position] = mark
    return [labels[position] for position in range(len(marks))]


def _near(mark: Mark, taken: Sequence[Box]) -> list[Box]:
    """Those of `taken` that a label of `mark` could meet."""
    reach, box = text_width(mark.label) + 12, mark.box
    left, top, right, bottom = box.left - reach, box.top - 30, box.right + reach, box.bottom + 30
    return [other for other in taken if other[0] < right and left < other[2] and other[1] < bottom and top < other[3]]


def description(points: Sequence[Point], writing: Writing) -> str:
    """The chart in words, for those who do not see it."""
    told = [
        f"{point.date.words}: {point.number or number_words(point.quantity)}"
        + (f" ({point.speaker})" if point.speaker else "")
        for point in points[:24]
    ]
    return writing.in_words(len(points), "; ".join(told), len(points) - len(told))
