"""Courses of speakers, and ties between what contradicts itself."""

from counterclaim.output.chart.links import lines, ties
from counterclaim.output.chart.marks import Mark


def mark(x: float, y: float, key: str | None = "UA.president", **more) -> Mark:
    return Mark(x, y, "dot", "0" if key else "none", "", f"#{x:.0f}-{y:.0f}", "", key=key, **more)


def test_the_figures_of_a_speaker_are_joined_in_time() -> None:
    (found,) = lines([mark(100, 50), mark(20, 90), mark(60, 70)])
    assert (found.colour, found.path) == ("0", "M20.0 90.0L60.0 70.0L100.0 50.0")


def test_what_has_no_speaker_no_date_or_no_certainty_is_not_joined() -> None:
    lone = mark(20, 90)
    assert lines([lone]) == ()
    assert lines([lone, mark(100, 50, "KR.military")]) == ()
    assert lines([mark(20, 90, None), mark(100, 50, None)]) == ()
    assert lines([lone, mark(100, 50, dated=False)]) == ()
    assert lines([lone, mark(100, 50, hollow=True)]) == ()
    assert lines([lone, mark(22, 50)]) == ()


def test_contradictions_are_tied_where_both_are_drawn() -> None:
    marks = [mark(20, 90), mark(100, 50), mark(100, 10)]
    straight, bowed = ties(marks, [("#20-90", "#100-50"), ("#100-50", "#100-10"), ("#20-90", "#gone")])
    assert straight.path == "M20.0 90.0Q60.0 70.0 100.0 50.0"
    assert (bowed.x, bowed.y) == (116.0, 30.0)
