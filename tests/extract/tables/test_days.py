"""Days in cells."""

import datetime as dt
from collections.abc import Callable

import pytest

from counterclaim.extract.moments import Anchor
from counterclaim.extract.tables.days import days_in
from counterclaim.extract.tagging import Tagged

Cell = Callable[..., Tagged]
ANCHOR = Anchor(dt.date(2025, 5, 14))


@pytest.mark.parametrize(
    ("text", "lang", "start"),
    [
        ("12/05/2025", "en", "2025-05-12"),
        ("05/13/2025", "en", "2025-05-13"),
        ("2025-05-12", "en", "2025-05-12"),
        ("12.5.25", "de", "2025-05-12"),
        ("12 May 2025", "en", "2025-05-12"),
        ("as of 12 May", "en", "2025-05-12"),
        ("au 12 mai", "fr", "2025-05-12"),
        ("станом на 12 травня", "uk", "2025-05-12"),
        ("2025年5月12日", "zh", "2025-05-12"),
    ],
)
def test_a_day(cell: Cell, text: str, lang: str, start: str) -> None:
    (day,) = days_in(cell(text, lang), ANCHOR)
    assert (day.moment.start, day.moment.end, day.window) == (start, start, False)


@pytest.mark.parametrize(("text", "lang"), [("last 24 hours", "en"), ("(24 h)", "fr"), ("за 24 години", "uk")])
def test_the_last_hours_are_a_period(cell: Cell, text: str, lang: str) -> None:
    days = list(days_in(cell(text, lang), ANCHOR))
    assert [(day.moment.start, day.moment.end, day.window) for day in days] == [("2025-05-13", "2025-05-14", True)]


@pytest.mark.parametrize("text", ["32/13/2025", "1.2.3", "12", "1,234", "Camp 4"])
def test_no_day(cell: Cell, text: str) -> None:
    assert list(days_in(cell(text), ANCHOR)) == []
