"""Dates as people and pages write them."""

import pytest

from counterclaim.read.dates import published


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024-12-23", "2024-12-23", "2024-12-23"),
        (" 2024-12-23\n", "2024-12-23", "2024-12-23"),
        ("20241223", "2024-12-23", "2024-12-23"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-12-23T08:15", "2024-12-23", "2024-12-23"),
        ("2024-12-23 08:15:00", "2024-12-23", "2024-12-23"),
        ("2024-12-23T08:15:00Z", "2024-12-23T08:15:00+00:00", "2024-12-23T08:15:00+00:00"),
        ("2024-12-23T08:15:00.123+09:00", "2024-12-23T08:15:00+09:00", "2024-12-23T08:15:00+09:00"),
        ("Mon, 23 Dec 2024 08:15:00 +0100", "2024-12-23T08:15:00+01:00", "2024-12-23T08:15:00+01:00"),
    ],
)
def test_a_date_keeps_its_precision(date: str, start: str, end: str) -> None:
    moment = published(date, "given")
    assert moment is not None
    assert (moment.start, moment.end, moment.source) == (start, end, "given")


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "2024-13",
        "2024-02-30",
        "23/12/2024",
        "0000",
        "12",
        "2024-12-23T99:00Z",
        f"Wed, 01 May 2024 10:00:00 +0000{'9' * 60}",
        f"Wed, 01 May 2024 10:{'9' * 60}:00 +0000",
    ],
)
def test_what_is_no_date_is_none(date: str) -> None:
    assert published(date, "given") is None
