"""The time of day that a sentence gives."""

from collections.abc import Callable

import pytest

from counterclaim.extract.clock import at_clock, clock_of
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Moment

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "words", "clock"),
    [
        ("en", "at 04:00 the walls fell", "04:00", "04:00"),
        ("en", "at 7.55am the walls fell", "7.55am", "07:55"),
        ("en", "at 7 pm the walls fell", "7 pm", "19:00"),
        ("en", "by noon the walls fell", "noon", "12:00"),
        ("de", "um 19.30 Uhr fielen die Mauern", "19.30 Uhr", "19:30"),
        ("nl", "om 19.30 uur vielen de muren", "19.30 uur", "19:30"),
    ],
)
def test_the_time_of_day(sentence: Sentence, lang: str, text: str, words: str, clock: str) -> None:
    s = sentence(text, lang)
    found = clock_of(s, 0)
    assert found is not None
    i, j, time = found
    assert (s.words(i, j), time) == (words, clock)


@pytest.mark.parametrize("text", ["12 people died", "25:00", "at 7.55 it fell", "version 12:75"])
def test_what_is_no_time_of_day(sentence: Sentence, text: str) -> None:
    assert clock_of(sentence(text), 0) is None


def test_the_nearest_of_two_times(sentence: Sentence) -> None:
    s = sentence("from 04:00 on they marched, and at 16:30 twelve were hurt")
    assert [clock_of(s, near)[2] for near in (0, 10)] == ["04:00", "16:30"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("published", "start"),
    [
        (None, "2024-05-06T04:00:00"),
        ("2024-05-06", "2024-05-06T04:00:00"),
        ("2024-05-06T10:00:00+02:00", "2024-05-06T04:00:00+02:00"),
        ("2024-05-06T10:00:00Z", "2024-05-06T04:00:00Z"),
    ],
)
def test_a_day_at_a_time_has_the_offset_of_its_publication(published: str | None, start: str) -> None:
    moment = at_clock(Moment("2024-05-06", "2024-05-06", None, True, "why"), "04:00", "04:00", published)
    assert (moment.start, moment.end, moment.text) == (start, start, "04:00")
    assert (moment.inferred, moment.why) == (True, "why")
