"""Dates whose parts are marked by words."""

import datetime as dt
from collections.abc import Callable

import pytest

from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.moments import Anchor
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]

MONDAY = Anchor(dt.date(2024, 5, 6))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021年4月3日有人死亡", "2021-04-03", "2021-04-03"),
        ("4月3日有人死亡", "2024-04-03", "2024-04-03"),
        ("12月25日有人死亡", "2023-12-25", "2023-12-25"),
        ("去年12月25日有人死亡", "2023-12-25", "2023-12-25"),
        ("2021年4月有人死亡", "2021-04-01", "2021-04-30"),
        ("2021年有人死亡", "2021-01-01", "2021-12-31"),
        ("卫生部3日说有人死亡", "2024-05-03", "2024-05-03"),
        ("卫生部28日说有人死亡", "2024-04-28", "2024-04-28"),
    ],
)
def test_a_date_is_read_by_the_words_that_mark_its_parts(sentence: Sentence, text: str, start: str, end: str) -> None:
    moment = mentions_of(sentence(text, "zh"), MONDAY)[0].moment
    assert (moment.start, moment.end) == (start, end)


@pytest.mark.parametrize("text", ["死亡3天", "13月40日"])
def test_a_span_of_days_or_an_impossible_date_is_none(sentence: Sentence, text: str) -> None:
    assert mentions_of(sentence(text, "zh"), MONDAY) == []
