"""Totals are held against their parts."""

from collections.abc import Callable

import pytest

from counterclaim.model import Problem

Doubts = Callable[..., list[Problem]]
Rows = list[list[str | None]]


def test_a_total_that_does_not_add_up_is_told_with_both_numbers(doubts: Doubts) -> None:
    (problem,) = doubts([["Province", "Killed"], ["Sumy", "12"], ["Kharkiv", "5"], ["Total", "19"]])
    assert (problem.kind, problem.stage, problem.unread) == ("doubtful_total", "extract", False)
    assert "19" in problem.why and "17" in problem.why
    assert problem.start is not None and problem.end == problem.start + 2


def test_men_and_women_make_up_a_row(doubts: Doubts) -> None:
    rows: Rows = [["District", "Killed", None, None], ["", "Men", "Women", "Total"], ["Gorkha", "5", "4", "10"]]
    assert [problem.kind for problem in doubts(rows, heads=2)] == ["doubtful_total"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Province", "Killed"], ["Sumy", "12"], ["Kharkiv", "5"], ["Total", "17"]],
        [["Province", "Killed"], ["Sumy", "12"], ["Kharkiv", ">5"], ["Total", "19"]],
        [["Province", "Killed"], ["Sumy", "12"], ["Kharkiv", "5"], ["Odesa", "n/a"], ["Total", "19"]],
        [["Who", "Killed"], ["Civilians", "12"], ["of whom children", "5"], ["Soldiers", "3"], ["Total", "15"]],
        [["Place", "Killed"], ["A", "2"], ["B", "3"], ["Subtotal", "5"], ["C", "4"], ["Subtotal", "4"], ["Total", "9"]],
    ],
)
def test_sums_that_come_out_or_cannot_be_told_are_no_problem(doubts: Doubts, rows: Rows) -> None:
    assert doubts(rows) == []
