"""One date, resolved against the day of publication or what the text itself fixes: a day, week, month or year."""

import datetime as dt

from counterclaim.extract.calendar_dates import calendar_date_at
from counterclaim.extract.date_parts import dated, day_of_month, is_year, past_of
from counterclaim.extract.digit_dates import digits_at
from counterclaim.extract.marked_dates import marked_at
from counterclaim.extract.moments import Anchor, Mention, fixed, period_moment
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment
from counterclaim.packs.tokens import NUMBER, WORD


def date_at(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """The date that begins at token `k`, resolved against `anchor`, or None where there is none."""
    if k >= len(s.tokens):
        return None
    return (
        marked_at(s, k, anchor)
        or calendar_date_at(s, k, anchor)
        or digits_at(s, k, anchor)
        or _calendar(s, k, anchor)
        or _ago(s, k, anchor)
        or _relative(s, k, anchor)
        or _weekday(s, k, anchor)
        or _year(s, k)
    )


def _calendar(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """ "23 December 2024", "December 23", "Monday, December 23", "13. Januar", "in June 2023", "March"."""
    i, last = k, s.get("date_last", k)
    weekday = s.get("weekday", last.j if last else k)
    if weekday is not None:
        k = weekday.j
        while k < len(s.tokens) and (s.is_mark(k, ",") or s.get("determiner", k) or s.get("date_in", k)):
            k += 1
    day, k = day_of_month(s, k)
    month = s.get("month", k)
    if month is None:
        return None
    j = month.j
    if (
        s.is_mark(j, ".")
        and len(s.tokens[j - 1].form) <= 4
        and j + 1 < len(s.tokens)
        and s.tokens[j + 1].kind == NUMBER
    ):
        j += 1
    if day is None and not is_year(s, j):
        day, j = day_of_month(s, j)
    after = j + 1 if s.is_mark(j, ",/") else past_of(s, j)
    year = int(s.tokens[after].form) if is_year(s, after) else None
    if year is not None:
        j = after + 1
    period = s.get("period", j)
    if year is None and period is not None and period.value[0] == "year" and anchor.day is not None:
        year, j = anchor.day.year + period.value[1], period.j
    if day is None and (weekday is not None or (year is None and not dated(s, i))):
        return None
    return fixed(s, i, j, day, month.value, year, weekday.value if weekday else None, anchor)


def _ago(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """ "two weeks ago"; the pack says whether the mark stands before or behind."""
    before = s.get("date_before", k)
    count, j = count_at(s, before.j if before else k)
    unit = s.get("unit", j)
    if unit is None or anchor.day is None:
        return None
    after = s.get("date_ago", unit.j)
    if before is None and after is None:
        return None
    end = unit.j if before else after.j  # type: ignore[union-attr]
    text = s.words(k, end)
    if unit.value in ("month", "year"):
        months = count * (12 if unit.value == "year" else 1)
        total = anchor.day.year * 12 + anchor.day.month - 1 - months
        if not 1900 <= total // 12 <= 2100:
            return None
        moment = period_moment(dt.date(total // 12, total % 12 + 1, 1), unit.value, text)
    else:
        days = {"hour": round(count / 24), "day": count, "week": 7 * count}[unit.value]
        day = anchor.day - dt.timedelta(days=min(days, 36500))
        moment = Moment(day.isoformat(), day.isoformat(), text, True, "counted back from the day of publication")
    return Mention(k, end, moment)


def count_at(s: Tagged, k: int) -> tuple[int, int]:
    """How many units of time token `k` tells ("two weeks"; 1 where it tells no number), and where they follow."""
    if k < len(s.tokens) and s.tokens[k].kind == NUMBER and s.tokens[k].form.isdecimal():
        return min(int(s.tokens[k].form[:6]), 99_999), k + 1
    number = s.get("number", k) or s.get("article", k)
    return (int(number.value), number.j) if number else (1, k)


def _relative(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    day = s.get("day", k)
    if day is not None and anchor.day is not None:
        date = anchor.day + dt.timedelta(days=day.value)
        return Mention(
            k,
            day.j,
            Moment(date.isoformat(), date.isoformat(), s.words(k, day.j), True, "counted from the day of publication"),
        )
    period = s.get("period", k)
    if period is None or anchor.day is None:
        return None
    unit, offset = period.value
    text = s.words(k, period.j)
    if s.get("date_since", k):  # "seit Jahresbeginn"
        begin = (period_moment(anchor.day.replace(day=1), unit, text)).start
        moment = Moment(begin, anchor.day.isoformat(), text, True, "from then until the report")
        return Mention(k, period.j, moment, window=True)
    month = s.get("month", period.j)
    if unit == "year" and month is not None:
        return None
    if unit in ("week", "weekend"):
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday()) + dt.timedelta(weeks=offset)
        if unit == "weekend" and anchor.day.weekday() < 5:
            monday -= dt.timedelta(weeks=1)
        start, end = (
            (monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))
            if unit == "weekend"
            else (monday, monday + dt.timedelta(days=6))
        )
        return Mention(
            k, period.j, Moment(start.isoformat(), end.isoformat(), text, True, "counted from the day of publication")
        )
    if unit == "year":
        return Mention(k, period.j, period_moment(dt.date(anchor.day.year + offset, 1, 1), "year", text))
    total = anchor.day.year * 12 + anchor.day.month - 1 + offset
    return Mention(k, period.j, period_moment(dt.date(total // 12, total % 12 + 1, 1), "month", text))


def _weekday(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    shift = 0
    i = k
    if s.get("date_next", k):
        shift, k = 7, s.get("date_next", k).j  # type: ignore[union-attr]
    elif s.get("date_last", k):
        k = s.get("date_last", k).j  # type: ignore[union-attr]
    weekday = s.get("weekday", k)
    if weekday is None or anchor.day is None:
        return None
    back = (anchor.day.weekday() - weekday.value) % 7
    if anchor.ahead and back:
        shift = 7
    day = anchor.day - dt.timedelta(days=back) + dt.timedelta(days=shift)
    return Mention(
        i,
        weekday.j,
        Moment(
            day.isoformat(),
            day.isoformat(),
            s.words(i, weekday.j),
            True,
            "the nearest such weekday up to the day of publication",
        ),
    )


def _year(s: Tagged, k: int) -> Mention | None:
    if not is_year(s, k) or s.get("people", k + 1):
        return None
    marked = s.pack.writing.postpositions and (s.get("date_since", k + 1) or s.get("date_in", k + 1))
    if k and s.tokens[k - 1].kind != WORD and not s.is_mark(k - 1, "(") and not marked:
        return None
    if k and s.ending("qualifier_before", k) and not dated(s, k):
        return None
    year = str(int(s.tokens[k].form))
    return Mention(k, k + 1, Moment(f"{year}-01-01", f"{year}-12-31", s.words(k, k + 1)))
