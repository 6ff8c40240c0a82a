"""The small picture of a series."""

import time

from counterclaim.model import Dot, SeriesCard, Stands, Voice
from counterclaim.output.chart.sparks import AIR, Spark, spark_of

COLOURS = {"UA.president": "0", "KR.military": "1"}
VOICES = (Voice("UA.president", "Volodymyr Zelensky", 2), Voice("KR.military", "Joint Chiefs of Staff", 1))


def card(*dots: Dot, toll: Stands | None = None) -> SeriesCard:
    return SeriesCard(
        0, "Soldiers killed", "killed", "soldiers", "KP", None, "", toll, dots, VOICES, len(dots), 1, 2, ("en",)
    )


def spark(*dots: Dot, toll: Stands | None = None) -> Spark:
    return spark_of(card(*dots, toll=toll), COLOURS, 120, 32)


def stands(low: int | None, best: int | None, high: int | None) -> Stands:
    return Stands(low, best, high, None, "single")


def test_figures_stand_in_time_and_by_their_number_in_their_speakers_colours() -> None:
    drawn = spark(Dot(10.0, 10, 10, True, 0), Dot(20.0, 20, 20, True, 1), Dot(20.0, 15, 15, True, None))
    assert drawn.dots == (
        ("0", f"M{AIR:.0f} {32 / 2:.1f}h0"),
        ("1", f"M{120 - AIR:.0f} {AIR:.1f}h0"),
        ("none", f"M{120 - AIR:.0f} {AIR + 26 / 4:.1f}h0"),
    )
    assert drawn.stems == ()
    assert drawn.top is None


def test_open_ends_have_their_spoken_number_and_ranges_a_stem() -> None:
    drawn = spark(Dot(10.0, None, 10, True, 0), Dot(20.0, 5, None, True, 0), Dot(None, 2, 10, True, 0))
    ((_, dots),), ((_, stems),) = drawn.dots, drawn.stems
    assert dots.count("h0") == 3
    assert stems.startswith(f"M{120 - AIR:.0f} ")
    assert stems.count("V") == 1


def test_what_is_only_possible_is_left_out_unless_there_is_nothing_else() -> None:
    possible = Dot(20.0, 90, 90, False, 0)
    assert spark(Dot(10.0, 10, 10, True, 0), possible).dots[0][1].count("h0") == 1
    assert spark(possible).dots[0][1].count("h0") == 1


def test_the_band_is_what_stands_and_open_ends_reach_the_edge() -> None:
    closed = spark(Dot(1.0, 10, 10, True, 0), toll=stands(5, 8, 10))
    assert closed.top is not None
    assert closed.best is not None
    assert closed.bottom is not None
    assert closed.top < closed.best < closed.bottom
    still_open = spark(Dot(1.0, 10, 10, True, 0), toll=stands(5, None, None))
    assert (still_open.top, still_open.best) == (AIR, None)
    assert spark(Dot(1.0, 10, 10, True, 0), toll=stands(None, None, None)).top is None


def test_far_apart_figures_are_drawn_logarithmically() -> None:
    drawn = spark(*(Dot(float(number), 10**number, 10**number, True, 0) for number in (1, 2, 3)))
    assert f" {16:.1f}h0" in drawn.dots[0][1]


def test_nothing_at_all_is_an_empty_picture() -> None:
    assert spark().dots == ()
    assert spark(Dot(1.0, 0, 0, True, 0)).dots[0][1].count("h0") == 1


def test_a_hundred_cards_cost_little() -> None:
    full = card(*(Dot(float(step), step % 97, step % 97 + 20, True, step % 2) for step in range(48)))
    begun = time.process_time()
    for _ in range(100):
        spark_of(full, COLOURS, 120, 32)
    assert time.process_time() - begun < 1  # 20 ms
