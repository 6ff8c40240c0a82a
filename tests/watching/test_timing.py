"""When sources are due."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.watching.timing import Timetable, seconds_of


@pytest.mark.parametrize(
    ("words", "seconds"), [("15m", 900), ("90s", 90), ("2 hours", 7200), ("1d", 86400), ("1.5 h", 5400)]
)
def test_times_between_rounds(words, seconds):
    assert seconds_of(words) == seconds


@pytest.mark.parametrize("words", ["", "15", "0s", "soon", "-5m", "m"])
def test_what_is_no_time(words):
    with pytest.raises(UsageError, match="write 15m"):
        seconds_of(words)


def test_a_source_that_fails_is_asked_less_often_until_it_answers():
    now = [1000.0]
    table = Timetable(60.0, lambda: now[0])
    assert table.is_due("a")
    pauses = []
    for _ in range(14):
        table.failed("a")
        pauses.append(table.left(["a"]))
    assert pauses[:3] == [120.0, 240.0, 480.0]
    assert pauses[-1] == 24 * 3600
    table.answered("a")
    assert table.left(["a"]) == 60.0
    now[0] += 60
    assert table.is_due("a")
    assert table.left(["a", "b"]) == 0.0
