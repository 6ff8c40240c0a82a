"""When people were killed, in the columns of the UCDP Georeferenced Event Dataset."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from counterclaim.output.export.ged.deaths import Deaths

T = TypeVar("T")

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
        since, _, until = series.period.partition("..")
        return Days(_day(since), _day(until), 2)
    claims = [one.claim for one in series.told]
    starts = [each.start for claim in claims if (each := claim.event) and each.start and each.start == each.end]
    if starts and not series.side:
        day = _commonest(_day(each) for each in starts)
        return Days(day, day, 1)
    told = [claim.as_of for claim in claims if claim.as_of and "as_of" in claim.evidence]
    running = any(claim.counting == "cumulative" for claim in claims)
    if told and not running and (len(told) == len(claims) or not series.side):
        first, last = _commonest((_day(each.start), _day(each.end)) for each in told)
        return Days(first, last, 1 if first == last else 2)
    return _running(deaths, running or bool(series.side))


def _running(deaths: Deaths, running: bool) -> Days:
    """Since when and until when a count runs; `running` says that it does, whether or not its beginning is told."""
    order = {id: number for number, id in enumerate(deaths.toll.claims)}
    claims = sorted((one.claim for one in deaths.series.told), key=lambda claim: order[claim.id])
    windows = [claim.window for claim in claims if claim.window]
    until = _day(deaths.toll.as_of.end) if deaths.toll.as_of else None
    if not windows:
        return Days(None, until, 2 if running else None)
    since = _day(windows[-1].start)
    return Days(since, max(until or since, _day(windows[-1].end)), 2)


def _commonest(found: Iterable[T]) -> T:
    """What is `found` most often; of several the first."""
    return Counter(found).most_common(1)[0][0]


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
