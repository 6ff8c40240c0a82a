"""When people were killed, in the columns of the UCDP Georeferenced Event Dataset."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from counterclaim.output.export.deaths import Deaths

_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # so many days at most, and UCDP's number for it


class Days(NamedTuple):
    """The first and the last day of a count, and UCDP's clarity: 1 one event, 2 many; None where nobody tells."""

    first: date | None = None
    last: date | None = None
    clarity: int | None = None


def day_columns(deaths: Deaths) -> dict[str, object]:
    """The columns of the days that `deaths` counts. Of a running count whose beginning nobody tells, only the day is
    known at which it stands so."""
    days = days_of(deaths)
    day = days.first or days.last
    return {
        "year": day.year if day else None,
        "event_clarity": days.clarity,
        "date_prec": _precision(days),
        "date_start": _written(days.first),
        "date_end": _written(days.last),
    }


def days_of(deaths: Deaths) -> Days:
    """The days that `deaths` counts: that of the event, those of the period, or since when and until when."""
    series = deaths.series
    if series.event:
        return Days(_day(series.event), _day(series.event), 1)
    if ".." in series.period:
        first, _, last = series.period.partition("..")
        return Days(_day(first), _day(last), 2)
    claims = [one.claim for one in series.told]
    events = Counter(
        each.start[:10] for claim in claims if (each := claim.event) and each.start and each.end == each.start
    )
    if events and not series.side:
        day = _day(min(events, key=lambda each: (-events[each], each)))
        return Days(day, day, 1)
    place = {id: number for number, id in enumerate(deaths.toll.claims)}
    windows = [claim.window for claim in sorted(claims, key=lambda claim: place[claim.id]) if claim.window]
    until = _day(deaths.toll.as_of.end) if deaths.toll.as_of else None
    if windows:
        since = _day(windows[-1].start)
        return Days(since, max(until or since, _day(windows[-1].end)), 2)
    running = series.side or any(claim.counting == "cumulative" for claim in claims)
    return Days(None, until, 2 if running else None)


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])


def _precision(days: Days) -> int | None:
    if days.first is None or days.last is None:
        return None
    length = (days.last - days.first).days + 1
    return next((number for most, number in _PRECISIONS if length <= most), None)


def _written(day: date | None) -> str | None:
    """A day as the dataset writes it."""
    return f"{day.isoformat()} 00:00:00.000" if day else None
