"""A series as a timeline: who said how many, when. Geometry only; `templates/chart.svg.jinja` draws it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from counterclaim.model import Quantity, Stance
from counterclaim.output.chart.labels import Box, placed_label, text_width
from counterclaim.output.chart.scale import NumberScale, Tick, TimeScale, number_scale, time_scale
from counterclaim.output.wording import When, number_words

Shape = Literal["dot", "ring", "up", "down", "bar", "vague"]

RADIUS = 5.0
ARROW = 20.0
LABELS = 80
"""Marks that may have their number beside them; in a cloud of more it could not be read."""
STEP = 13.0
"""How far apart two marks are set that would cover each other."""


CROWD = 120
"""Marks around a spot beyond which no free one is looked for."""


@dataclass(frozen=True, slots=True)
class Point:
    """A statement as the chart needs it: `told` mentions of it, by whom (in words, and the speaker's `colour`)."""

    quantity: Quantity
    stance: Stance
    date: When
    speaker: str
    colour: str
    anchor: str
    told: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement (one speaker, number and date) on the chart. `top` is the upper end of a bar; `left` and `right`
    the ends of its period; `colour` numbers the speaker."""

    x: float
    y: float
    shape: Shape
    colour: str
    title: str
    anchor: str
    label: str
    hollow: bool = False
    denied: bool = False
    top: float | None = None
    left: float | None = None
    right: float | None = None
    label_x: float | None = None
    label_y: float = 0.0
    label_end: Literal["start", "middle", "end"] = "start"

    @property
    def box(self) -> Box:
        """The room it takes."""
        upper = self.top if self.top is not None else self.y
        upper -= ARROW if self.shape == "up" else RADIUS
        lower = self.y + (ARROW if self.shape == "down" else RADIUS)
        return Box(self.x - RADIUS - 1, upper, self.x + RADIUS + 1, lower)

    @property
    def spell(self) -> Box | None:
        """The room of the line that shows its period."""
        return Box(self.left, self.y - 2, self.right, self.y + 2) if self.left is not None and self.right else None


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


def chart_of(title: str, points: Sequence[Point], width: float) -> Chart | None:
    """The chart of a series, `width` units wide and higher with more to show; None when it has fewer than two different
    figures."""
    if len({number_words(point.quantity) for point in points}) < 2:
        return None
    height = 210.0 + min(12 * len(points), 130)
    dated = [point.date for point in points if point.date.start]
    undated = len(points) - len(dated)
    top, bottom = 22.0, height - 40.0
    scale = number_scale([number for point in points for number in _ends(point.quantity)], bottom, top)
    ticks = scale.ticks()
    left, right = max(text_width(tick.label) for tick in ticks) + 14.0, width - 10.0
    band = None
    if undated:
        band = max(right - max(72.0, min(0.3 * width, STEP * 2 * undated)), left) if dated else left
    times = None
    if dated:
        moments = [moment for date in dated for moment in _stretch(date)]
        clock = any(date.clock for date in dated)
        times = time_scale(moments, left, (band if band is not None else right) - 4, clock)
    drawn = [_mark(point, scale, times, band, right) for point in points]
    marks = _set_apart(drawn, left, right)
    return Chart(
        width, height, left, right, top, bottom, tuple(ticks), tuple(times.ticks() if times else ()),
        tuple(_labelled(marks, left, right, top, bottom)), scale.log, title, description(points), band,
    )  # fmt: skip


def _ends(quantity: Quantity) -> list[int]:
    return [number for number in (quantity.low, quantity.high) if number is not None]


def _mark(point: Point, scale: NumberScale, times: TimeScale | None, band: float | None, right: float) -> Mark:
    quantity, date = point.quantity, point.date
    shape = _shape(quantity)
    ends: tuple[float | None, float | None] = (None, None)
    x = ((band or 0.0) + right) / 2
    if times and date.start:
        x, ends = _period(times, *_stretch(date))
    number = number_words(quantity)
    told = f"{point.speaker or 'no speaker named'}, {date.words}"
    again = f", in {point.told} places" if point.told > 1 else ""
    stance = f" ({point.stance})" if point.stance != "asserted" else ""
    return Mark(
        x=x,
        y=scale.at(quantity.spoken),
        shape=shape,
        colour=point.colour,
        title=f"{number}{stance}: {told}{again}",
        anchor=point.anchor,
        label=number,
        hollow=point.stance in ("possible", "denied"),
        denied=point.stance == "denied",
        top=scale.at(quantity.high) if shape in ("bar", "vague") and quantity.high is not None else None,
        left=ends[0],
        right=ends[1],
    )


def _shape(quantity: Quantity) -> Shape:
    shapes: Mapping[str, Shape] = {
        "at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down", "about": "ring", "almost": "ring",
        "range": "bar", "vague": "vague",
    }  # fmt: skip
    return shapes.get(quantity.qualifier, "dot")


def _stretch(date: When) -> tuple[datetime, ...]:
    """The first and the last moment of a date: a day ends with its last second."""
    if date.start is None or date.end is None:
        return ()
    return (date.start, date.end if date.clock else date.end + timedelta(hours=23, minutes=59, seconds=59))


def _period(times: TimeScale, start: datetime, end: datetime) -> tuple[float, tuple[float | None, float | None]]:
    """Where a date stands: in the middle of its stretch, with both ends where they tell something (a day among hours, a
    month among days) and can be told apart."""
    first, last = times.at(start), times.at(end)
    told = (times.clock or end - start > timedelta(days=1)) and last - first > 4 * RADIUS
    return (first + last) / 2, ((first, last) if told else (None, None))


def _set_apart(marks: Sequence[Mark], left: float, right: float) -> list[Mark]:
    """`marks` in the same order, moved sideways between `left` and `right` as far as one would cover another."""
    settled: list[Mark] = []
    columns: dict[int, list[Box]] = defaultdict(list)  # what stands where, a step wide, so that few are compared
    for mark in marks:
        for steps in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5):
            moved = replace(mark, x=mark.x + steps * STEP)
            column, box = int(moved.x // STEP), moved.box
            beside = [columns[column + near] for near in (-1, 0, 1)]
            if sum(map(len, beside)) > CROWD:
                continue
            if left < moved.x < right and not any(box.meets(other) for listed in beside for other in listed):
                break
        else:
            moved, column, box = mark, int(mark.x // STEP), mark.box
        columns[column].append(box)
        settled.append(moved)
    return settled


def _labelled(marks: Sequence[Mark], left: float, right: float, top: float, bottom: float) -> list[Mark]:
    """`marks` with their numbers beside them where there is room; the largest first, since they are looked for."""
    frame = Box(left, top - 18, right, bottom)
    taken = [box for mark in marks for box in (mark.box, mark.spell) if box]
    labels: dict[int, Mark] = {}
    for rank, position in enumerate(sorted(range(len(marks)), key=lambda place: marks[place].y)):
        mark = marks[position]
        spot = placed_label(mark.label, mark.box, mark.y, frame, _near(mark, taken)) if rank < LABELS else None
        if spot:
            taken.append(spot.box)
            mark = replace(mark, label_x=spot.x, label_y=spot.y, label_end=spot.end)
        labels[position] = mark
    return [labels[position] for position in range(len(marks))]


def _near(mark: Mark, taken: Sequence[Box]) -> list[Box]:
    """Those of `taken` that a label of `mark` could meet."""
    reach, box = text_width(mark.label) + 12, mark.box
    around = Box(box.left - reach, box.top - 30, box.right + reach, box.bottom + 30)
    return [other for other in taken if around.meets(other)]


def description(points: Sequence[Point]) -> str:
    """The chart in words, for those who do not see it."""
    told = [
        f"{point.date.words}: {number_words(point.quantity)}" + (f" ({point.speaker})" if point.speaker else "")
        for point in points
    ]
    shown = "; ".join(told[:24])
    rest = f"; and {len(told) - 24} more, listed below" if len(told) > 24 else ""
    return f"{len(told)} figures in time order. {shown}{rest}."
