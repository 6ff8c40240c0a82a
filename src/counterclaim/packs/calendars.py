"""Calendars beside the Gregorian one, each a named algorithm that packs choose in `dates.toml`.

jalali  the solar calendar of Iran and Afghanistan. Years begin at the spring equinox; which are leap years follows the
        cycle of 33 years that agrees with the observed equinox from 1343 to 1472 (1964 to 2094), after K. M. Borkowski,
        "The Persian calendar for 3000 years", Earth, Moon and Planets 74 (1996).
hijri   the lunar calendar as the tables of Umm al-Qura have it, from 1343 to 1500 (1924 to 2077), by the library
        hijridate. Where the moon is sighted a day may be one earlier or later.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

_FIRST_DAY = dt.date(1964, 3, 21)  # 1 Farvardin 1343
_LEAP_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_MONTHS = 12


class Calendar(NamedTuple):
    """A calendar: what readers see as the reason for a date of it, its years, and the first day of a month in it.

    `exact` says that its days are fixed beforehand, and not by who sights the moon.
    """

    why: str
    years: range
    first: Callable[[int, int], dt.date]
    exact: bool


def _jalali(year: int, month: int) -> dt.date:
    leaps = sum(before % 33 in _LEAP_YEARS for before in range(1343, year))
    within = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return _FIRST_DAY + dt.timedelta(days=365 * (year - 1343) + leaps + within)


def _hijri(year: int, month: int) -> dt.date:
    from hijridate import Hijri

    day = Hijri(year, month, 1).to_gregorian()
    return dt.date(day.year, day.month, day.day)


CALENDARS: Mapping[str, Calendar] = {
    "jalali": Calendar("Jalali calendar", range(1343, 1473), _jalali, exact=True),
    "hijri": Calendar("Hijri calendar, by the tables of Umm al-Qura", range(1343, 1500), _hijri, exact=False),
}


def gregorian(name: str, year: int, month: int | None = None, day: int | None = None) -> tuple[dt.date, dt.date] | None:
    """The first and the last Gregorian day of a year, month or day of the calendar `name`; None where there is none.

    Raises KeyError for a calendar that is not known.
    """
    calendar = CALENDARS[name]
    if year not in calendar.years or (month is not None and not 1 <= month <= _MONTHS):
        return None
    start = calendar.first(year, month or 1)
    following = divmod(year * _MONTHS + (month or _MONTHS), _MONTHS)
    if following[0] not in calendar.years:
        return None
    end = calendar.first(following[0], following[1] + 1) - dt.timedelta(days=1)
    if day is None:
        return start, end
    told = start + dt.timedelta(days=day - 1)
    return (told, told) if day >= 1 and told <= end else None
