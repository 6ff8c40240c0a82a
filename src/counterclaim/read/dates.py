"""When a document was published: dates as people and pages write them, kept as precise as they are."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import datetime

from counterclaim.model import Published

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")


def published(date: str, source: str) -> Published | None:
    """`date` as a stretch of time, known from `source`; None where it is no date.

    A day, a month (`2024-12`) or a year stand for all their days. A time with an offset (ISO, or as in mail) is kept
    as that moment, `2024-12-23T08:15:00+09:00`, whose first ten characters are its day; a time without one only says
    the day.
    """
    text = date.strip()
    if match := _DAY.fullmatch(text) or _COMPACT.fullmatch(text):
        return _days(int(match[1]), int(match[2] or 0), int(match[3] or 0), source)
    moment = _moment(text)
    if moment is None:
        return None
    if moment.tzinfo is None:
        return _days(moment.year, moment.month, moment.day, source)
    point = moment.isoformat(timespec="seconds")
    return Published(point, point, source)


def _days(year: int, month: int, day: int, source: str) -> Published | None:
    try:
        first = datetime(year, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return Published(f"{first:%Y-%m-%d}".zfill(10), f"{year:04}-{last_month:02}-{last_day:02}", source)


def _moment(text: str) -> datetime | None:
    """A time in ISO form or, as feeds and mail write it, "Mon, 23 Dec 2024 08:15:00 +0100"."""
    from email.utils import parsedate_to_datetime

    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return read(text)
    return None
