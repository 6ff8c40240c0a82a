"""Dates whose parts are marked by words: "2024年5月6日", "12월 25일", "令和6年1月1日", and the day alone, "12日".

A pack lists the words under `marks` in its dates, and the eras that years are counted in.
"""

import datetime as dt

from counterclaim.extract.moments import Anchor, Mention, fixed, period_moment
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment
from counterclaim.packs.tokens import NUMBER

_RANGES = {"year": range(1900, 2100), "month": range(1, 13), "day": range(1, 32)}


def marked_at(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """The date of marked parts that begins at token `k`, resolved against `anchor`, or None where there is none."""
    if "date_mark" not in s.tags:
        return None
    i, year, era = k, None, s.get("era", k)
    period = s.get("period", k)
    if period is not None and period.value[0] == "year" and anchor.day is not None:
        year, k = anchor.day.year + period.value[1], period.j
    elif era is not None and (counted := _number(s, era.j)) is not None and _mark(s, era.j + 1) == "year":
        year, k = era.value + counted, s.get("date_mark", era.j + 1).j  # type: ignore[union-attr]
    else:
        year, k = _part(s, k, "year")
    month, k = _part(s, k, "month")
    day, j = _part(s, k, "day")
    j = _past_weekday(s, j) if day is not None else j
    if month is not None:
        return fixed(s, i, j, day, month, year, None, anchor)
    if year is not None and day is None and period is None:
        return Mention(i, k, Moment(f"{year}-01-01", f"{year}-12-31", s.words(i, k)))
    return _day_alone(s, i, j, day, anchor) if day is not None and year is None else None


def _number(s: Tagged, k: int) -> int | None:
    """The number in digits at token `k`."""
    if k >= len(s.tokens) or s.tokens[k].kind != NUMBER or not s.tokens[k].form.isdecimal():
        return None
    return int(s.tokens[k].form[:6])


def _mark(s: Tagged, k: int) -> str | None:
    mark = s.get("date_mark", k)
    return str(mark.value) if mark else None


def _part(s: Tagged, k: int, part: str) -> tuple[int | None, int]:
    """The number at token `k` if it is marked as the `part` of a date, and where it goes on."""
    named = s.get("month", k) if part == "month" else None
    if named is not None:
        return int(named.value), named.j
    number = _number(s, k)
    if number is None or number not in _RANGES[part] or _mark(s, k + 1) != part:
        return None, k
    return number, s.get("date_mark", k + 1).j  # type: ignore[union-attr]


def _past_weekday(s: Tagged, j: int) -> int:
    """Where a date ends that has its weekday in brackets behind it: "12日（土）"."""
    weekday = s.get("weekday", j + 1) if s.is_mark(j, "(") else None
    return weekday.j + 1 if weekday is not None and s.is_mark(weekday.j, ")") else j


def _day_alone(s: Tagged, i: int, j: int, day: int, anchor: Anchor) -> Mention | None:
    """ "12日": the last such day up to the publication."""
    if anchor.day is None:
        return None
    first = anchor.day.replace(day=1)
    if day > anchor.day.day + 2:  # a day or two ahead may be announced
        first = (first - dt.timedelta(days=1)).replace(day=1)
    last = period_moment(first, "month", "").end
    if day > int(last[-2:]):
        return None
    told = first.replace(day=day).isoformat()
    return Mention(i, j, Moment(told, told, s.words(i, j), True, "the last such day up to the day of publication"))
