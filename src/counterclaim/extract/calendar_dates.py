"""Dates of calendars beside the Gregorian one: "۱۲ دی ۱۴۰۲", "15 رمضان 1445 هـ", "سال ۱۴۰۱", "۱۴۰۲/۱۰/۱۲".

A pack lists the calendars its language uses with the names of their months. Those names are often words of other
meanings (a bullet, an avalanche, a first name), so that one counts only with a day or a year.
"""

import datetime as dt

from counterclaim.extract.date_parts import dated, day_of_month, past_of
from counterclaim.extract.moments import Anchor, Mention
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment
from counterclaim.packs.calendars import CALENDARS, gregorian
from counterclaim.packs.tokens import NUMBER

# how far ahead of its publication a report may tell of a day without its year
_AHEAD = dt.timedelta(days=60)


def calendar_date_at(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """The date of another calendar that begins at token `k`, or None where there is none."""
    if s.pack.calendar is None and "calendar_month" not in s.tags and "calendar_mark" not in s.tags:
        return None
    return _named(s, k, anchor) or _numeric(s, k) or _year(s, k)


def _named(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """ "شنبه ۱۲ دی ۱۴۰۲", "دی ۱۴۰۲", "روز ۱۲ دی"."""
    i, last = k, s.get("date_last", k)
    weekday = s.get("weekday", last.j if last else k)
    if weekday is not None:
        k = weekday.j
        while s.is_mark(k, ",،") or s.get("date_in", k):
            k += 1
    day, k = day_of_month(s, k)
    month = s.get("calendar_month", k)
    if month is None:
        return None
    name, number = month.value
    year, j = _year_behind(s, month.j, name)
    if year is not None:
        return _mention(s, i, j, name, gregorian(name, year, number, day), None)
    if day is None or anchor.day is None or not (weekday is not None or s.ending("weekday", i) or dated(s, i)):
        return None
    return _nearest(s, i, month.j, name, number, day, anchor.day)


def _year_behind(s: Tagged, k: int, name: str) -> tuple[int | None, int]:
    """The year that a month of the calendar `name` goes on with, and where it ends."""
    word = s.get("calendar_before", k) or s.get("date_in", k)
    k = word.j if word is not None else past_of(s, k)
    year = _number(s, k)
    if year is None or year not in CALENDARS[name].years:
        return None, k
    mark = s.get("calendar_mark", k + 1)
    return year, mark.j if mark is not None else k + 1


def _nearest(s: Tagged, i: int, j: int, name: str, month: int, day: int, published: dt.date) -> Mention | None:
    """The last such day up to the publication, or shortly behind it."""
    for year in reversed(CALENDARS[name].years):
        span = gregorian(name, year, month, day)
        if span is not None and span[0] <= published + _AHEAD:
            return _mention(s, i, j, name, span, "the last such day up to the report")
    return None


def _numeric(s: Tagged, k: int) -> Mention | None:
    """ "۱۴۰۲/۱۰/۱۲", in the calendar that the language's bare years are of."""
    parts = [_number(s, x) for x in (k, k + 2, k + 4)]
    if not (s.is_mark(k + 1, "/") and s.is_mark(k + 3, "/")):
        return None
    year, month, day = parts
    name = s.pack.calendar
    if name is None or year is None or month is None or day is None or year not in CALENDARS[name].years:
        return None
    return _mention(s, k, k + 5, name, gregorian(name, year, month, day), None)


def _year(s: Tagged, k: int) -> Mention | None:
    """ "سال ۱۴۰۱", "1445 هـ"."""
    year = _number(s, k)
    if year is None or len(s.tokens[k].form) != 4:
        return None
    mark, word = s.get("calendar_mark", k + 1), s.ending("calendar_before", k)
    if mark is None and word is None:
        return None
    name = mark.value if mark is not None else word.value  # type: ignore[union-attr]
    return _mention(s, k, mark.j if mark is not None else k + 1, name, gregorian(name, year), None)


def _number(s: Tagged, k: int) -> int | None:
    if k >= len(s.tokens) or s.tokens[k].kind != NUMBER or not s.tokens[k].form.isdecimal():
        return None
    return int(s.tokens[k].form[:6])


def _mention(
    s: Tagged, i: int, j: int, name: str, span: tuple[dt.date, dt.date] | None, why: str | None
) -> Mention | None:
    if span is None:
        return None
    calendar = CALENDARS[name]
    reason = calendar.why if why is None else f"{calendar.why}; {why}"
    inferred = why is not None or not calendar.exact
    return Mention(i, j, Moment(span[0].isoformat(), span[1].isoformat(), s.words(i, j), inferred, reason))
