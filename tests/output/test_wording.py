"""Figures, dates and speakers in words."""

import pytest

from counterclaim.model import Quantity, quantity
from counterclaim.output.wording import (
    chain_words,
    date_words,
    fenced,
    instant,
    joined,
    number_words,
    plain,
    speaker_key,
    when,
)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (quantity(1100, "exact", "1,100"), "1,100"),
        (quantity(0, "exact", "no"), "0"),
        (quantity(1100, "more_than", "1,100"), "> 1,100"),
        (quantity(100, "at_least", "100"), "≥ 100"),
        (quantity(10000, "at_most", "10.000"), "≤ 10,000"),
        (quantity(50, "less_than", "fifty"), "< 50"),
        (quantity(3000, "almost", "3,000"), "almost 3,000"),
        (quantity(4700, "about", "4.700"), "≈ 4,700"),
        (quantity(10000, "range", "10.000-12.000", 12000), "10,000–12,000"),
        (quantity(100, "vague", "Hundreds", 999), "hundreds"),
        (quantity(12, "vague", "dozens", 99), "dozens"),
        (quantity(3, "vague", "several", 9), "3–9"),
        (quantity(120, "exact", "120", unit="household"), "120 households"),
        (Quantity(None, None, "vague", "many"), "0"),
    ],
)
def test_numbers_keep_their_qualifier(figure: Quantity, words: str) -> None:
    assert number_words(figure) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-12-23", "2024-12-23", "23 Dec 2024"),
        ("2024-06-01", "2024-06-30", "Jun 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2025-01-01", "2025-03-31", "Jan–Mar 2025"),
        ("2024-11-01", "2025-02-28", "Nov 2024 – Feb 2025"),
        ("2024-06-03", "2024-06-05", "3–5 Jun 2024"),
        ("2024-06-03", "2024-07-05", "3 Jun – 5 Jul 2024"),
        ("2024-12-03", "2025-01-05", "3 Dec 2024 – 5 Jan 2025"),
        ("2025-06-03T09:00+02:00", "2025-06-03T09:00+02:00", "3 Jun 2025, 09:00"),
        ("last week", "last week", "last week"),
    ],
)
def test_dates_keep_their_precision(start: str, end: str, words: str) -> None:
    assert date_words(start, end) == words


def test_an_unreadable_date_is_no_instant() -> None:
    assert instant("in June") is None
    first, second = instant("2025-06-03T09:00+02:00"), instant("2025-06-03T08:00+00:00")
    assert first is not None
    assert second is not None
    assert first < second


def test_the_date_of_a_claim_is_as_of_then_said_then_published(samples) -> None:
    kinds = {claim.quantity.text: when(claim).kind for claim in samples.everything()}
    assert kinds["10,000 to 12,000"] == "as of"
    assert kinds["3,000"] == "said"
    assert kinds["drie"] == "published"
    assert kinds["12"] == "undated"


def test_chains_run_from_the_origin(samples) -> None:
    service = next(claim for claim in samples.conflict() if claim.quantity.text == "4.700")
    assert chain_words(service) == "National Intelligence Service (South Korea) ← Lee Seong Kweun"
    assert speaker_key(service) == "kr.nis"


def test_joined_and_plain() -> None:
    assert [joined([]), joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert plain(" a\n\x1b[31mb\u202ec\ud800 ") == "a [31mb c"


def test_numbers_beside_right_to_left_words_stay_in_place() -> None:
    told = "At least 14 killed, says \u05d4\u05de\u05e9\u05d8\u05e8\u05d4 \u05d1\u05e2\u05d9\u05e8, 3 March 2025."
    assert fenced(told) == told.replace("\u05d4\u05de", "\u2068\u05d4\u05de").replace(
        "\u05d9\u05e8,", "\u05d9\u05e8\u2069,"
    )
    assert fenced("14 killed") == "14 killed"
