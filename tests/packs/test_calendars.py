"""Calendars beside the Gregorian one."""

import datetime as dt

import pytest

from counterclaim.packs.calendars import CALENDARS, gregorian


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("jalali", (1357, 11, 22), "1979-02-11"),
        ("jalali", (1399, 12, 30), "2021-03-20"),
        ("jalali", (1400, 1, 1), "2021-03-21"),
        ("jalali", (1402, 10, 13), "2024-01-03"),
        ("jalali", (1403, 1, 1), "2024-03-20"),
        ("jalali", (1403, 12, 30), "2025-03-20"),
        ("hijri", (1445, 9, 1), "2024-03-11"),
        ("hijri", (1445, 12, 10), "2024-06-16"),
        ("hijri", (1446, 1, 1), "2024-07-07"),
    ],
)
def test_days(name: str, date: tuple[int, int, int], expected: str) -> None:
    day = dt.date.fromisoformat(expected)
    assert gregorian(name, *date) == (day, day)


def test_months_and_years_are_intervals() -> None:
    assert gregorian("jalali", 1402, 10) == (dt.date(2023, 12, 22), dt.date(2024, 1, 20))
    assert gregorian("jalali", 1401) == (dt.date(2022, 3, 21), dt.date(2023, 3, 20))
    assert gregorian("hijri", 1445, 9) == (dt.date(2024, 3, 11), dt.date(2024, 4, 9))


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("jalali", (1404, 12, 30)),  # no leap year
        ("jalali", (1402, 7, 31)),
        ("jalali", (1402, 13, 1)),
        ("jalali", (1402, 1, 0)),
        ("jalali", (1200, 1, 1)),
        ("hijri", (1445, 9, 31)),
        ("hijri", (1600, 1, 1)),
    ],
)
def test_what_is_no_day_of_the_calendar(name: str, date: tuple[int, int, int]) -> None:
    assert gregorian(name, *date) is None


def test_an_unknown_calendar_is_refused() -> None:
    with pytest.raises(KeyError):
        gregorian("mayan", 1)


@pytest.mark.parametrize("name", CALENDARS)
def test_every_month_follows_the_one_before(name: str) -> None:
    before = None
    for year in CALENDARS[name].years:
        for month in range(1, 13):
            span = gregorian(name, year, month)
            if span is None:
                continue
            assert 27 < (span[1] - span[0]).days + 1 < 32
            assert before is None or span[0] == before + dt.timedelta(days=1)
            before = span[1]
