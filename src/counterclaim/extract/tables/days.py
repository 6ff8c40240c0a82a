"""Days in cells: as sentences tell them, and in figures alone ("12/05/2025", "2025-05-12", "12.5.")."""

import datetime as dt
import re
from collections.abc import Iterator

from counterclaim.extract.dates import count_at
from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor, Mention
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment
from counterclaim.packs.tokens import NUMBER

_DAYS = {"day": 1, "week": 7}
_LONGEST = 36_500
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?![\d/-])")


def days_in(s: Tagged, anchor: Anchor) -> Iterator[Mention]:
    """The times that the cell `s` tells: those in figures alone, the last hours, then the others from left to right."""
    written = [*_in_figures(s), *_last_hours(s, anchor)]
    yield from written
    taken = {k for mention in written for k in range(mention.i, mention.j)}
    for mention in mentions_of(s, anchor):
        if not taken & set(range(mention.i, mention.j)):
            yield mention


def _in_figures(s: Tagged) -> Iterator[Mention]:
    text = s.text[s.span.start : s.span.end]
    for match in _FIGURES.finditer(text):
        start, end = match.start() + s.span.start, match.end() + s.span.start
        tokens = [k for k, token in enumerate(s.tokens) if token.start < end and start < token.end]
        day = _day(int(match[1]), int(match[3]), int(match[4]), len(match[1]) == 4)
        if day is not None and tokens:
            words = s.text[start:end]
            yield Mention(
                tokens[0], tokens[-1] + 1, Moment(day, day, words), as_of=bool(s.ending("date_as_of", tokens[0]))
            )


def _last_hours(s: Tagged, anchor: Anchor) -> Iterator[Mention]:
    """ "(24 hours)", "last 7 days": a period up to the report, told more shortly than a sentence would."""
    for k, token in enumerate(s.tokens):
        if token.kind != NUMBER or anchor.day is None:
            continue
        count, j = count_at(s, k)
        unit, last = s.get("unit", j), s.ending("date_last", k)
        if unit is None or not (unit.value == "hour" or (unit.value in _DAYS and last)):
            continue
        days = count * _DAYS[unit.value] if unit.value in _DAYS else max(1, round(count / 24))
        begin = anchor.day - dt.timedelta(days=min(days, _LONGEST))
        i = last.i if last else k
        why = "counted back from the day of the report"
        moment = Moment(begin.isoformat(), anchor.day.isoformat(), s.words(i, unit.j), True, why)
        yield Mention(i, unit.j, moment, window=True)


def _day(first: int, second: int, third: int, year_first: bool) -> str | None:
    """The ISO day of three figures: the year first, else the day first, unless only the month can stand there."""
    year, month, day = (first, second, third) if year_first else (third, second, first)
    if month > 12 >= day:
        month, day = day, month
    if year < 100:
        year += 2000
    try:
        return dt.date(year, month, day).isoformat() if 1900 <= year <= 2100 else None
    except ValueError:
        return None
