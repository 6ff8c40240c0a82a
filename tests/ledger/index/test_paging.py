"""Places in a list: written for addresses, and read from what anybody may write there."""

import json
from base64 import urlsafe_b64encode

import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger.index.paging import cut, place_from, written
from counterclaim.ledger.index.shelves import PROPOSALS, STORIES
from counterclaim.model.asked import Turn

KEYS = (STORIES.c.newest, STORIES.c.number)


def test_a_place_comes_back() -> None:
    assert place_from(written(["2026-01-01", 7]), KEYS) == ("2026-01-01", 7)
    score = (PROPOSALS.c.score, PROPOSALS.c.a, PROPOSALS.c.b)
    assert place_from(written([0.75, "а", "b"]), score) == (0.75, "а", "b")


@pytest.mark.parametrize(
    "record", [[], ["a"], ["a", "b"], [1, 1], ["a", True], ["a", 1.5], {"a": 1}, "ab", ["a", 2**63], None]
)
def test_what_no_page_told_is_refused(record: object) -> None:
    words = urlsafe_b64encode(json.dumps(record).encode()).decode().rstrip("=")
    with pytest.raises(UsageError, match="no place in this list"):
        place_from(words, KEYS)


@pytest.mark.parametrize("words", ["%", "ä", "AAAA", "/../", "W10", "W" * 9])
def test_what_is_no_place_at_all_is_refused(words: str) -> None:
    with pytest.raises(UsageError):
        place_from(words, KEYS)


def test_what_is_listed_already_is_cut() -> None:
    listed = [(9, 1), (8, 2), (8, 1)]
    first = cut(listed, Turn(2))
    assert (first.items, first.total) == ([(9, 1), (8, 2)], 3)
    assert cut(listed, Turn(2, first.after)).items == [(8, 1)]
    assert cut(listed, Turn(2, first.after)).after == ""
    assert cut([], Turn(2, "whatever")).items == []
