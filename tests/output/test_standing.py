"""Tolls and marks in few words."""

import pytest

from counterclaim.model import Toll, Verdict
from counterclaim.output.standing import mark_of, range_words, toll_words


def verdict(relation, **drift) -> Verdict:
    return Verdict("v", relation, "a", "b", "", drift)


def toll(low, best, high) -> Toll:
    return Toll("s", "", ("a",), "killed", "people", None, "Izmir", low, best, high, None, "single", ())


def test_a_retelling_is_marked_only_where_its_wording_drifted() -> None:
    assert mark_of(verdict("repeats")) is None
    assert mark_of(verdict("repeats", number="1100>1200")) is None
    assert mark_of(verdict("repeats", qualifier="more_than>about")) == "drifted"
    assert mark_of(verdict("updates", qualifier="more_than>about")) == "updates"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (17, 17, "17"),
        (17, 1_200, "17–1,200"),
        (17, None, "17 or more"),
        (None, 20, "up to 20"),
        (None, None, "unknown"),
    ],
)
def test_the_range_in_words(low, high, words: str) -> None:
    assert range_words(toll(low, None, high)) == words


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [(17, 17, 17, "17"), (15, 17, 20, "17 (15–20)"), (100, None, 600, "100–600, no single number"), (9, None, 9, "9")],
)
def test_the_toll_in_a_line(low, best, high, words: str) -> None:
    assert toll_words(toll(low, best, high)) == words
