"""Ticks at round values."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from counterclaim.output.chart.scale import number_scale, time_scale


def test_numbers_start_at_nothing_unless_they_are_worlds_apart() -> None:
    linear, log = number_scale([1100, 4700], 100, 0), number_scale([3, 4700], 100, 0)
    assert not linear.log
    assert [tick.label for tick in linear.ticks()] == ["0", "2,000", "4,000"]
    assert log.log
    assert [tick.label for tick in log.ticks()] == ["1", "10", "100", "1,000"]
    assert linear.at(0) == 100
    assert log.at(10) > log.at(100) > log.at(4700) > 0


@pytest.mark.parametrize("numbers", [[0], [0, 0], [1], [2, 1], [0, 100000], [7_000_000_000], [5, 100]])
def test_every_number_has_a_place_and_ticks_are_whole(numbers: list[int]) -> None:
    scale = number_scale(numbers, 300, 20)
    assert all(20 <= scale.at(number) <= 300 for number in numbers)
    labels = [tick.label for tick in scale.ticks()]
    assert labels
    assert len(set(labels)) == len(labels)
    assert len(labels) <= 9


DAY = datetime(2024, 12, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "span",
    [timedelta(0), timedelta(hours=5), timedelta(days=1), timedelta(days=9), timedelta(days=50), timedelta(days=400),
     timedelta(days=4000), timedelta(days=365 * 300)],
)  # fmt: skip
@pytest.mark.parametrize("width", [250, 860])
@pytest.mark.parametrize("clock", [True, False])
def test_dates_have_ticks_that_do_not_crowd(span: timedelta, width: float, clock: bool) -> None:
    scale = time_scale([DAY, DAY + span + timedelta(hours=23)], 0, width, clock)
    ticks = scale.ticks()
    assert 1 <= len(ticks) <= 12
    assert all(0 <= tick.at <= width for tick in ticks)
    assert all(later.at - earlier.at > 50 for earlier, later in pairwise(ticks))
    if not clock:
        assert not any(":" in tick.label for tick in ticks)


def test_the_ends_of_time_do_not_break_it() -> None:
    scale = time_scale([datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)], 0, 800, False)
    assert scale.ticks()
