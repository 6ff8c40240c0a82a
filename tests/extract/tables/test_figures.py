"""Figures in cells: their bounds, their notes, and what is none."""

from collections.abc import Callable

import pytest

from counterclaim.extract.tables.figures import figures_of
from counterclaim.extract.tagging import Tagged

Cell = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("text", "lang", "low", "high", "qualifier"),
    [
        ("12", "en", 12, 12, "exact"),
        (" 0 ", "en", 0, 0, "exact"),
        (">1,000", "en", 1000, None, "more_than"),
        ("≥ 40", "en", 40, None, "at_least"),
        ("~500", "en", 500, 500, "about"),
        ("<5", "en", None, 5, "less_than"),
        ("at least 20", "en", 20, None, "at_least"),
        ("20+", "en", 20, None, "more_than"),
        ("12*", "en", 12, 12, "exact"),
        ("12 [1]", "en", 12, 12, "exact"),
        ("12–15", "en", 12, 15, "range"),
        ("2014", "en", 2014, 2014, "exact"),
        ("1 234", "fr", 1234, 1234, "exact"),
        ("1.234", "de", 1234, 1234, "exact"),
        ("١٢", "ar", 12, 12, "exact"),
        ("1,2 mil", "es", 1200, 1200, "exact"),
        ("понад 300", "uk", 300, None, "more_than"),
        ("12人", "ja", 12, 12, "exact"),
    ],
)
def test_a_number_keeps_its_bounds(
    cell: Cell, text: str, lang: str, low: int | None, high: int | None, qualifier: str
) -> None:
    (figure,) = figures_of(cell(text, lang))
    assert (figure.amount.low, figure.amount.high, figure.amount.qualifier) == (low, high, qualifier)
    assert figure.amount.text == text[figure.span.start : figure.span.end]


@pytest.mark.parametrize(
    "text", ["", "–", "n/a", "12%", "$12", "12 km", "-4", "(12)", "3.5", "12/34", "3:1", "Camp 4", "12 houses"]
)
def test_what_counts_no_people_is_no_figure(cell: Cell, text: str) -> None:
    assert figures_of(cell(text)) == []


def test_a_bracket_tells_of_some_of_them(cell: Cell) -> None:
    whole, part = figures_of(cell("12 (3 children)"))
    assert (whole.amount.low, whole.aside, part.amount.low, part.aside) == (12, False, 3, True)
    assert part.people is not None and part.people.value.role == "children"


def test_a_cell_may_say_what_happened(cell: Cell) -> None:
    dead, hurt = figures_of(cell("12 dead, 30 injured"))
    assert dead.outcome is not None and dead.outcome.measure == "killed" and dead.amount.low == 12
    assert hurt.outcome is not None and hurt.outcome.measure == "injured" and hurt.amount.low == 30


def test_a_scale_in_the_head_multiplies(cell: Cell) -> None:
    (figure,) = figures_of(cell("12.5"), scale=1_000)
    assert figure.amount.low == 12_500 and figure.amount.text == "12.5"
