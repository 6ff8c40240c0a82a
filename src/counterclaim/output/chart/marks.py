"""The marks of a chart: one statement each, with its shape, its place, and the room that it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from counterclaim.model import Quantity, Stance
from counterclaim.output.chart.labels import Box
from counterclaim.output.chart.scale import NumberScale, TimeScale
from counterclaim.output.wording import When, number_words

Shape = Literal["dot", "ring", "up", "down", "bar", "vague"]
Body = Literal["circle", "square", "diamond", "triangle", "wedge", "hexagon", "plus"]

BODIES: tuple[Body, ...] = ("circle", "square", "diamond", "triangle", "wedge", "hexagon", "plus")
"""The bodies of the speakers' marks, by their colours, so that nobody needs to see these."""
RADIUS = 5.0
ARROW = 20.0

_SHAPES: Mapping[str, Shape] = {
    "at_least": "up", "more_than": "up", "at_most": "down", "less_than": "down", "about": "ring", "almost": "ring",
    "range": "bar", "vague": "vague",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A statement as the chart needs it: `told` mentions of it, by whom (in words, and the speaker's `colour`).

    `href` is where its mark leads, `key` what makes two statements of one speaker. `number` and `title` are its words
    beside the mark and at a touch, made of the figure where they are not given.
    """

    quantity: Quantity
    stance: Stance
    date: When
    speaker: str
    colour: str
    href: str
    told: int = 1
    key: str | None = None
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement (one speaker, number and date) on the chart, or, with `more`, several close to it. `top` is the
    upper end of a bar; `left` and `right` the ends of its period; `colour` numbers the speaker, whom `key` tells."""

    x: float
    y: float
    shape: Shape
    colour: str
    title: str
    href: str
    label: str
    hollow: bool = False
    denied: bool = False
    top: float | None = None
    left: float | None = None
    right: float | None = None
    label_x: float | None = None
    label_y: float = 0.0
    label_end: Literal["start", "middle", "end"] = "start"
    body: Body = "circle"
    more: int = 0
    key: str | None = None
    dated: bool = True

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


def mark_of(point: Point, scale: NumberScale, times: TimeScale | None, undated: float, shaped: bool = False) -> Mark:
    """The mark of `point` on both scales; one without a date stands at `undated`. `shaped`: each speaker has a body."""
    quantity, date = point.quantity, point.date
    shape = _SHAPES.get(quantity.qualifier, "dot")
    ends: tuple[float | None, float | None] = (None, None)
    x = undated
    if times and date.start:
        x, ends = _period(times, *stretch_of(date))
    number = point.number or number_words(quantity)
    return Mark(
        x=round(x, 1),
        y=round(scale.at(quantity.spoken), 1),
        shape=shape,
        colour=point.colour,
        title=point.title or _title(point, number),
        href=point.href,
        label=number,
        hollow=point.stance in ("possible", "denied"),
        denied=point.stance == "denied",
        top=round(scale.at(quantity.high), 1) if shape in ("bar", "vague") and quantity.high is not None else None,
        left=ends[0],
        right=ends[1],
        body=BODIES[int(point.colour)] if shaped and point.colour.isdecimal() else "circle",
        key=point.key,
        dated=date.start is not None,
    )


def _title(point: Point, number: str) -> str:
    told = f"{point.speaker or 'no speaker named'}, {point.date.words}"
    again = f", in {point.told} places" if point.told > 1 else ""
    stance = f" ({point.stance})" if point.stance != "asserted" else ""
    return f"{number}{stance}: {told}{again}"


def stretch_of(date: When) -> tuple[datetime, ...]:
    """The first and the last moment of a date, none of an unknown one: a day ends with its last second."""
    if date.start is None or date.end is None:
        return ()
    return (date.start, date.end if date.clock else date.end + timedelta(hours=23, minutes=59, seconds=59))


def _period(times: TimeScale, start: datetime, end: datetime) -> tuple[float, tuple[float | None, float | None]]:
    """Where a date stands: in the middle of its stretch, with both ends where they tell something (a day among hours, a
    month among days) and can be told apart."""
    first, last = times.at(start), times.at(end)
    told = (times.clock or end - start > timedelta(days=1)) and last - first > 4 * RADIUS
    return (first + last) / 2, ((first, last) if told else (None, None))
