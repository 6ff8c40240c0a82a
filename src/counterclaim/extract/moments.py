"""Moments from what a text says of them, and what they are counted from: days, months and years."""

import datetime as dt
import re
from dataclasses import dataclass

from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment


@dataclass(frozen=True)
class Anchor:
    """What relative days are counted from.

    `day` is the day of publication, None when unknown; for undated texts, `year` is the latest year that the text
    names, and `month` the latest month that it names with that year; `ahead` is true where weekdays lie in the future.
    """

    day: dt.date | None
    year: int | None = None
    ahead: bool = False
    month: int | None = None


@dataclass(frozen=True)
class Mention:
    """A time at the tokens `i` to `j`; `window` marks a period that is counted, "as_of" a date the text calls so."""

    i: int
    j: int
    moment: Moment
    window: bool = False
    as_of: bool = False


def anchor_of(text: str, published: str | None) -> Anchor:
    """The anchor of a document published on the ISO day `published` (None: undated)."""
    if published is not None:
        return Anchor(dt.date.fromisoformat(published[:10]))
    years = [int(year) for year in re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)", text)]
    return Anchor(None, max((y for y in years if 1990 <= y <= 2100), default=None))


def fixed(
    s: Tagged, i: int, j: int, day: int | None, month: int, year: int | None, weekday: int | None, anchor: Anchor
) -> Mention | None:
    """The day, or the month without a day, of the `year` or else of the nearest one, told at the tokens `i` to `j`."""
    inferred, why = year is None, None
    if year is None:
        year, why = nearest_year(day, month, weekday, anchor)
        if year is None:
            return None
    try:
        if day is not None:
            start = end = dt.date(year, month, day)
        else:
            start = dt.date(year, month, 1)
            end = (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    except ValueError:
        return None
    return Mention(i, j, Moment(start.isoformat(), end.isoformat(), s.words(i, j), inferred, why))


def nearest_year(day: int | None, month: int, weekday: int | None, anchor: Anchor) -> tuple[int | None, str | None]:
    """The year that a date without one falls in, and why."""
    if anchor.day is not None:
        year = anchor.day.year
        later = (month, day or 1) > (anchor.day.month, anchor.day.day)
        if later and not anchor.ahead and (day is None or month - anchor.day.month > 2):
            year -= 1
        elif month == 12 and anchor.day.month <= 2:
            year = anchor.day.year - 1
        return year, "the year of publication" if year == anchor.day.year else "the year before publication"
    if anchor.year is None:
        return None, None
    if weekday is not None and day is not None:
        for year in range(anchor.year, anchor.year + 4):
            try:
                if dt.date(year, month, day).weekday() == weekday:
                    return year, f"the weekday of that date in {year}"
            except ValueError:
                continue
        return None, None
    if anchor.month is not None:
        behind = f"{anchor.year}-{anchor.month:02}"
        year = anchor.year + (month < anchor.month)
        return year, f"the first such date from {behind} on, the latest month that the text names with its year"
    return anchor.year, "the latest year that the text names"


def period_moment(first: dt.date, unit: str, text: str) -> Moment:
    """The year or the month that begins on `first`, as `text` calls it."""
    if unit == "year":
        start, end = first.replace(month=1), first.replace(month=12, day=31)
    else:
        start = first
        end = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return Moment(start.isoformat(), end.isoformat(), text, True, "counted from the day of publication")
