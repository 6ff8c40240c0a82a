"""Figures and dates in few words."""

from dataclasses import replace

import pytest

from counterclaim.desk.views.asked import course_of
from counterclaim.desk.views.figures import date_of, figure_words, range_words
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.model import Quantity, StoryCard, quantity


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (quantity(1100, "more_than", ""), "> 1,100"),
        (quantity(1100, "at_most", ""), "≤ 1,100"),
        (quantity(1100, "almost", ""), "almost 1,100"),
        (quantity(4700, "about", ""), "≈ 4,700"),
        (quantity(10_000, "range", "", 12_000), "10,000–12,000"),
        (quantity(100, "vague", "", 999), "hundreds"),
        (quantity(3, "vague", "", 9), "3–9"),
        (Quantity(1, 1, "exact", "", "household"), "1 household"),
        (Quantity(30, None, "at_least", "", "household"), "≥ 30 households"),
    ],
)
def test_figures(english: Language, figure: Quantity, words: str) -> None:
    assert figure_words(figure, english) == words


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert figure_words(quantity(11_000, "more_than", ""), Language.of("de")) == "> 11.000"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(17, 20, "17–20"), (17, 17, "17"), (17, None, "17 or more"), (None, 20, "up to 20"), (None, None, "")],
)
def test_ranges(english: Language, low: int | None, high: int | None, words: str) -> None:
    assert range_words(low, high, english) == words


def test_dates_are_those_of_the_statement(indexed: Ledger, kursk: StoryCard, english: Language) -> None:
    course = course_of(indexed, kursk, 0)
    assert course
    row = course.rows[0]
    assert date_of(row, english).words == row.when == "20 Dec 2024"
    assert "2024" in date_of(row, Language.of("de")).words
    nowhen = replace(row, start=None, end=None, kind="undated")
    assert date_of(nowhen, english).start is None
    assert date_of(nowhen, english).words == "undated"
