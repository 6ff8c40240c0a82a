"""Days are those that reports tell, and how precisely."""

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.output.export.ged.days import Days, day_columns, days_of
from counterclaim.output.export.ged.deaths import Deaths


@pytest.mark.parametrize(
    ("text", "days", "precision"),
    [
        (
            "At least 15 soldiers were killed in Benin on 8 January 2025, the army said.",
            Days(date(2025, 1, 8), date(2025, 1, 8), 1),
            1,
        ),
        (
            "An airstrike on Khan Younis on 2 March 2025 killed 9 people, the Gaza health ministry said.",
            Days(date(2025, 3, 2), date(2025, 3, 2), 1),
            1,
        ),
        (
            "Ukraine's general staff said 1,200 Russian soldiers had been killed in Kherson since 1 March 2025.",
            Days(date(2025, 3, 1), date(2025, 3, 5), 2),
            2,
        ),
        (
            "Since 24 February 2022 the war has killed 12,000 civilians in Ukraine, the United Nations said.",
            Days(date(2022, 2, 24), date(2025, 3, 5), 2),
            None,
        ),
    ],
)
def test_the_days_of_a_count(counts: Callable[..., list[Deaths]], text: str, days: Days, precision: int | None) -> None:
    (found,) = counts(text)
    assert days_of(found) == days
    told = day_columns(found)
    assert told["date_prec"] == precision
    assert told["year"] == days.first.year if days.first else None
    assert told["date_start"] == f"{days.first} 00:00:00.000"


def test_where_no_beginning_is_told_there_is_none(counts: Callable[..., list[Deaths]]) -> None:
    (found,) = counts("The death toll from the earthquake in Myanmar has risen to 1,700, the government said.")
    told = day_columns(found)
    assert (told["date_start"], told["date_prec"]) == (None, None)
    assert told["date_end"] == "2025-03-05 00:00:00.000"
    assert told["event_clarity"] in (None, 2)
