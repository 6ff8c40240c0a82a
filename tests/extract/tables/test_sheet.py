"""Which rows are heads, what columns hold, and which places labels name."""

import time
from collections.abc import Callable

import pytest

from counterclaim.extract.tables.sheet import Sheet
from counterclaim.model import Claim

Begun = Callable[..., Sheet]


@pytest.mark.parametrize(
    ("rows", "marked", "heads"),
    [
        ([["Place", "Killed"], ["Sumy", "2"]], 0, 1),
        ([["Killed", "2"], ["Injured", "3"]], 0, 0),
        ([["", "2022", "2023"], ["Killed", "7", "8"], ["Injured", "3", "4"]], 0, 1),
        ([["Place", "Killed", "Injured"], ["", "Men", "Women"], ["Sumy", "2", "3"]], 1, 2),
        ([["Place", "Killed", "Injured"], ["Sumy", "–", "–"], ["Kyiv", "2", "3"]], 1, 1),
    ],
)
def test_heads(sheet: Begun, rows: list[list[str]], marked: int, heads: int) -> None:
    assert sheet(rows, heads=marked).heads == heads


def test_columns(sheet: Begun) -> None:
    rows = [
        ["Day", "Place", "Killed", "Share", "Note"],
        ["1 May", "Sumy", "2", "3%", ""],
        ["2 May", "Kyiv", "–", "4%", ""],
    ]
    found = sheet(rows)
    assert found.columns == ("days", "words", "figures", "other", "other")
    assert found.label_columns() == [0, 1]


def test_a_row_of_one_cell_heads_a_section(sheet: Begun) -> None:
    found = sheet([["Place", "Killed"], ["West Bank", None], ["Jenin", "2"]])
    assert [found.is_section(n) for n in range(3)] == [False, True, False]


def test_places_settle_one_another(sheet: Begun) -> None:
    found = sheet([["Область", "Загинуло"], ["Сумська", "2"], ["Донецька", "3"]], lang="uk")
    places = [found.place(row[0]) for row in found.rows[1:]]
    assert [place[0].name for place in places if place] == ["Sumy Oblast", "Donetsk Oblast"]
    assert found.place_columns == {0}


@pytest.mark.parametrize(
    ("heads", "game"),
    [(["Team", "Won", "Lost"], True), (["Party", "Votes", "Seats"], True), (["Place", "Lives lost", "Injured"], False)],
)
def test_games_and_votes(sheet: Begun, heads: list[str], game: bool) -> None:
    assert sheet([heads, ["Rovers", "2", "3"]]).is_game is game


def test_groups_of_ages_and_running_numbers_are_no_figures(sheet: Begun) -> None:
    ages = sheet([["Age group", "Deaths"], ["0–4", "3"], ["5–14", "2"], ["15+", "1"]])
    assert ages.columns == ("words", "figures")
    numbered = sheet([["No.", "Town", "Deaths"], ["1", "Sumy", "3"], ["2", "Kyiv", "2"]])
    assert numbered.columns == ("other", "words", "figures")


def test_a_table_of_thousands_of_columns_takes_no_thousand_times_longer(tabled: Callable[..., list[Claim]]) -> None:
    """A page may say that a cell covers any number of columns."""
    took = []
    for width in (100, 2_000):
        rows = [
            ["Province", "Killed", *[None] * width],
            ["Sumy", "12", *[None] * width],
            ["Odesa", "5", *["x"] * width],
        ]
        times = []
        for _ in range(3):  # of which the fastest was disturbed least
            began = time.process_time()
            assert tabled(rows)
            times.append(time.process_time() - began)
        took.append(min(times))
    assert took[1] < 100 * took[0]
