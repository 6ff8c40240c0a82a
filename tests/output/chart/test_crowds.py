"""Marks that would cover one another."""

from counterclaim.output.chart.crowds import bundled, set_apart
from counterclaim.output.chart.marks import Mark


def mark(x: float, y: float, colour: str = "0", **more) -> Mark:
    return Mark(x, y, "dot", colour, f"{x:.0f} at {y:.0f}", f"#{x}-{y}", "12", **more)


def more(others: int) -> str:
    return f"and {others} more"


def test_few_marks_stay_as_they_are() -> None:
    few = [mark(x, 50) for x in (10, 11, 12)]
    assert bundled(few, 3, more) == few
    assert bundled(few, 0, more) == few


def test_of_many_those_close_to_one_another_are_drawn_as_the_last() -> None:
    crowd = [mark(x / 10, 50) for x in range(100)] + [mark(400, 200), mark(5, 50, "1"), mark(5, 50, hollow=True)]
    found = bundled(crowd, 8, more)
    assert len(found) <= 8
    assert sum(one.more + 1 for one in found) == len(crowd)
    assert [one.more for one in found if one.colour == "1" or one.hollow or one.x == 400] == [0, 0, 0]
    piled = next(one for one in found if one.more)
    assert piled.title.endswith(f"; and {piled.more} more")


def test_a_pile_of_ranges_reaches_as_far_as_its_highest() -> None:
    found = bundled([mark(10, 90, top=20.0), mark(10, 90, top=40.0), mark(300, 10)], 2, more)
    assert [one.top for one in found] == [20.0, None]


def test_marks_that_can_not_come_closer_end_the_search() -> None:
    apart = [mark(10 + 400 * number, 10, str(number % 7)) for number in range(20)]
    assert len(bundled(apart, 3, more)) == 20


def test_marks_are_set_apart_within_the_chart() -> None:
    found = set_apart([mark(100, 50), mark(100, 50), mark(100, 50), mark(100, 150)], 0, 800)
    assert [one.x for one in found] == [100, 113, 87, 100]
    assert [one.x for one in set_apart([mark(5, 50), mark(5, 50)], 4, 12)] == [5, 5]
