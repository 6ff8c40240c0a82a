"""The small picture of a series."""

import time
from datetime import date, timedelta

from counterclaim.output.chart.sparks import AIR, Band, Dot, spark_of


def test_figures_stand_in_time_and_by_their_number() -> None:
    drawn = spark_of([Dot("2024-12-01", 10, 10), Dot("2024-12-11", 20, 20)], 120, 32)
    first, last = drawn.dots.strip("M").split("M")
    assert first == f"{AIR:.0f} {32 / 2:.1f}h0"
    assert last == f"{120 - AIR:.0f} {AIR:.1f}h0"
    assert drawn.stems == ""
    assert drawn.top is None


def test_open_ends_have_their_spoken_number_and_ranges_a_stem() -> None:
    drawn = spark_of([Dot("2024-12-01", None, 10), Dot("2024-12-11", 5, None), Dot(None, 2, 10)], 120, 32)
    assert drawn.dots.count("h0") == 3
    assert drawn.stems.startswith(f"M{120 - AIR:.0f} ")
    assert drawn.stems.count("V") == 1


def test_the_band_is_what_stands_and_open_ends_reach_the_edge() -> None:
    closed = spark_of([Dot("2024-12-01", 10, 10)], 120, 32, Band(5, 8, 10))
    assert closed.top is not None
    assert closed.best is not None
    assert closed.bottom is not None
    assert closed.top < closed.best < closed.bottom
    still_open = spark_of([Dot("2024-12-01", 10, 10)], 120, 32, Band(5, None, None))
    assert (still_open.top, still_open.best) == (AIR, None)
    assert spark_of([Dot("2024-12-01", 10, 10)], 120, 32, Band(None, None, None)).top is None


def test_far_apart_figures_are_drawn_logarithmically() -> None:
    drawn = spark_of([Dot("2024-12-01", 10, 10), Dot("2024-12-06", 100, 100), Dot("2024-12-11", 1000, 1000)], 120, 32)
    assert f" {16:.1f}h0" in drawn.dots


def test_nothing_at_all_is_an_empty_picture() -> None:
    assert spark_of([], 120, 32).dots == ""
    assert spark_of([Dot("2024-12-01", 0, 0)], 120, 32).dots.count("h0") == 1


def test_thousands_of_figures_cost_no_more_than_there_is_room() -> None:
    day = date(2024, 1, 1)
    crowd = [Dot((day + timedelta(days=step % 300)).isoformat(), step % 97, step % 97 + 20) for step in range(5_000)]
    begun = time.process_time()
    drawn = spark_of(crowd, 120, 32)
    assert time.process_time() - begun < 1  # 20 ms
    assert drawn.dots.count("h0") < 120 * 32
    assert drawn.stems.count("M") <= 120
