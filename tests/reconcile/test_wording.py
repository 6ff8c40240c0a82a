"""The words of verdicts."""

import pytest

from counterclaim.model import Stretch, quantity
from counterclaim.reconcile.wording import apart, english, figure, when

DAY = 739_000.0  # 24 April 2024


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        (Stretch(), "on an unknown day"),
        (Stretch(DAY, DAY + 1), "on 24 April 2024"),
        (Stretch(DAY, None), "on 24 April 2024 or later"),
        (Stretch(DAY, DAY + 3), "between 24 April 2024 and 26 April 2024"),
        (Stretch(DAY + 0.5, DAY + 0.5), "on 24 April 2024 at 12:00"),
    ],
)
def test_when(stretch, words):
    assert english(when(stretch)) == words


def test_figures():
    assert english(figure(quantity(1_100, "more_than", ""))) == "more than 1,100"
    assert english(figure(quantity(10_000, "range", "", 12_000))) == "10,000 to 12,000"


def test_how_much_later():
    assert english(apart(Stretch(1.0, 2.0), Stretch(22.0, 23.0))) == "21 days later"
    assert english(apart(Stretch(1.0, 1.0), Stretch(1.125, 1.125))) == "3 hours later"
    assert english(apart(Stretch(1.0, 2.0), Stretch(1.0, 2.0))) == "later the same day"
    assert english(apart(Stretch(), Stretch(1.0, 2.0))) == "later"
