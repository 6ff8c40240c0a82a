"""From numbers and dates to places on a chart, with ticks at round values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from math import ceil, floor, log10
from typing import Literal

from counterclaim.output.wording import MONTHS

LOG_ABOVE = 20
"""The ratio of the largest to the smallest number above which the scale is logarithmic."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How numbers, hours and days are written on a chart, and its few words: `undated`, `by_date` ("…, by date" of a
    title), `more` ("and 3 more" of marks drawn as one) and `in_words` (how many figures, the first of them told, and
    how many are not)."""

    number: Callable[[float], str]
    hour: Callable[[datetime], str]
    day: Callable[[datetime], str]
    month: Callable[[datetime], str]
    date: Callable[[datetime], str]
    undated: str
    by_date: Callable[[str], str]
    more: Callable[[int], str]
    in_words: Callable[[int, str, int], str]


ENGLISH = Writing(
    number="{:,.0f}".format,
    hour="{:%H:%M}".format,
    day=lambda moment: f"{moment.day} {MONTHS[moment.month - 1]}",
    month=lambda moment: MONTHS[moment.month - 1],
    date=lambda moment: f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}",
    undated="undated",
    by_date="{}, by date".format,
    more="and {:,} more".format,
    in_words=lambda many, told, rest: (
        f"{many} figures in time order. {told}{f'; and {rest} more, listed below' if rest else ''}."
    ),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value on an axis: where, what it says, and a second line (the year, the day) where that begins."""

    at: float
    label: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class NumberScale:
    """People on a vertical axis from `bottom` up to `top` (units of the drawing, downwards)."""

    low: float
    high: float
    bottom: float
    top: float
    log: bool

    def at(self, number: float) -> float:
        """The height of `number`; on a logarithmic scale nobody (0) stands on the axis itself."""
        if self.log:
            share = (log10(max(number, self.low)) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (number - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def ticks(self, writing: Writing = ENGLISH) -> list[Tick]:
        """Round numbers within the scale."""
        values = _decades(self.low, self.high) if self.log else _steps(self.high)
        return [Tick(self.at(value), writing.number(value)) for value in values if self.low <= value <= self.high]


def number_scale(
    numbers: Sequence[int], bottom: float, top: float, kind: Literal["auto", "log", "linear"] = "auto"
) -> NumberScale:
    """A scale for `numbers`: from 0, or logarithmic; "auto" when the largest is more than 20 times the smallest above
    0."""
    positive = [number for number in numbers if number > 0] or [1]
    largest = max(positive)
    if kind == "log" or (kind == "auto" and largest / min(positive) > LOG_ABOVE):
        floor_value = 10 ** floor(log10(min(positive)))
        return NumberScale(floor_value * (0.5 if 0 in numbers else 1), largest * 1.25, bottom, top, log=True)
    return NumberScale(0, max(largest * 1.12, 2), bottom, top, log=False)


def _decades(low: float, high: float) -> list[float]:
    exponents = range(floor(log10(low)), ceil(log10(high)) + 1)
    fine = [digit * 10.0**exponent for exponent in exponents for digit in (1, 2, 5)]
    within = [value for value in fine if low <= value <= high and value >= 1]
    if len(within) <= 7:
        return within
    middle = [10.0**exponent * digit for exponent in exponents for digit in (1, 3)]
    middle = [value for value in middle if low <= value <= high and value >= 1]
    return middle if len(middle) <= 7 else [value for value in middle if f"{value:.0f}".startswith("1")]


def _steps(high: float) -> list[float]:
    raw = high / 4
    power = 10 ** floor(log10(raw)) if raw > 0 else 1
    step = next((factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= raw), 10 * power)
    step = max(1.0, float(ceil(step)) if step < 10 else step)
    return [step * count for count in range(int(high // step) + 1)]


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Dates on a horizontal axis from `left` to `right` (units of the drawing); with `clock`, hours too."""

    start: datetime
    end: datetime
    left: float
    right: float
    clock: bool = False

    def at(self, moment: datetime) -> float:
        """The place of `moment`."""
        return self.left + (moment - self.start) / (self.end - self.start) * (self.right - self.left)

    def ticks(self, writing: Writing = ENGLISH, room: float = 84) -> list[Tick]:
        """Round dates, at least `room` apart: hours, days, months or years."""
        most = max(3, int((self.right - self.left) / room))
        for step in (*HOURS, *DAYS) if self.clock else DAYS:
            if (self.end - self.start) / step.least <= most * 2:
                found = list(takewhile(lambda moment: moment <= self.end, step.walk(self.start)))
                if len(found) <= most:
                    return self._labelled(found, step, writing)
        return []

    def _labelled(self, moments: Sequence[datetime], step: "Step", writing: Writing) -> list[Tick]:
        seconds = [step.second(moment, writing) for moment in moments]
        return [
            Tick(
                self.at(moment),
                step.label(moment, writing),
                "" if position and seconds[position - 1] == second else second,
            )
            for position, (moment, second) in enumerate(zip(moments, seconds, strict=True))
        ]


def time_scale(moments: Sequence[datetime], left: float, right: float, clock: bool) -> TimeScale:
    """A scale from the first to the last of `moments`, with a little air on both sides. `clock`: some were told to
    the hour."""
    first, last = min(moments), max(moments)
    air = max((last - first) * 0.05, timedelta(hours=1))
    earliest, latest = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    start = first - air if first - earliest > air else earliest
    end = last + air if latest - last > air else latest
    return TimeScale(start, end, left, right, clock)


@dataclass(frozen=True, slots=True)
class Step:
    """A distance between ticks: the round moments from a start on, their label, and its second line."""

    least: timedelta
    walk: Callable[[datetime], Iterator[datetime]]
    label: Callable[[datetime, Writing], str]
    second: Callable[[datetime, Writing], str]


def _hours(every: int) -> Callable[[datetime], Iterator[datetime]]:
    def walk(start: datetime) -> Iterator[datetime]:
        moment = start.replace(hour=0, minute=0, second=0, microsecond=0)
        while True:
            if moment >= start:
                yield moment
            moment += timedelta(hours=every)

    return walk


def _days(every: int) -> Callable[[datetime], Iterator[datetime]]:
    def walk(start: datetime) -> Iterator[datetime]:
        moment = start.replace(hour=12, minute=0, second=0, microsecond=0)  # a day's figures stand in its middle
        while True:
            if moment >= start:
                yield moment
            moment += timedelta(days=every)

    return walk


def _months(every: int) -> Callable[[datetime], Iterator[datetime]]:
    def walk(start: datetime) -> Iterator[datetime]:
        past = start.year * 12 + start.month - 1
        number = -(-past // every) * every
        while number // 12 <= 9999:
            moment = datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC) if number >= 12 else start
            if moment >= start:
                yield moment
            number += every

    return walk


def _hour(moment: datetime, writing: Writing) -> str:
    return writing.hour(moment)


def _day(moment: datetime, writing: Writing) -> str:
    return writing.day(moment)


def _date(moment: datetime, writing: Writing) -> str:
    return writing.date(moment)


def _month(moment: datetime, writing: Writing) -> str:
    return writing.month(moment)


def _year(moment: datetime, _: Writing) -> str:
    return str(moment.year)


def _nothing(_: datetime, __: Writing) -> str:
    return ""


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HOURS = tuple(Step(HOUR * every, _hours(every), _hour, _date) for every in (1, 2, 3, 6, 12))
DAYS = (
    *(Step(DAY * every, _days(every), _day, _year) for every in (1, 2, 3, 7, 14)),
    *(Step(DAY * 28 * every, _months(every), _month, _year) for every in (1, 2, 3, 6)),
    *(Step(DAY * 365 * every, _months(12 * every), _year, _nothing) for every in (1, 2, 5, 10, 25, 50, 100, 500, 2500)),
)
