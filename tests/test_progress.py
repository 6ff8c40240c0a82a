"""A long run says how far it is, in the form that who listens can use."""

import io
import json
import re

import pytest

from counterclaim.model import Progress
from counterclaim.progress import LINE_EVERY, WINDOW, Stopwatch, shown


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Full(io.StringIO):
    """A log on a full disk."""

    def write(self, _: str) -> int:
        raise OSError(28, "No space left on device")


def run(form: str, steps: list[tuple[float, Progress]], unit: str = "documents") -> list[str]:
    """What is written of a run that is so far after so many seconds more."""
    clock, stream = Clock(), io.StringIO()
    with shown(form, "Reading", unit, stream, clock) as show:
        for seconds, progress in steps:
            clock.now += seconds
            show(progress)
    return stream.getvalue().splitlines()


def test_a_short_run_leaves_no_line_in_a_log() -> None:
    assert run("auto", [(1, Progress(number, 9)) for number in range(9)]) == []


def test_a_long_run_leaves_a_line_now_and_then_and_one_at_its_end() -> None:
    steps = [(0.5, Progress(number, 100, problems=number // 20)) for number in range(1, 56)]
    assert run("lines", steps) == [
        "Reading: 20 of 100 documents, 2.0 a second, 40 s left, 1 problem",
        "Reading: 40 of 100 documents, 2.0 a second, 30 s left, 2 problems",
        "Reading: 55 of 100 documents, ended after 28 s, 2 problems",
    ]


def test_the_characters_are_told_where_they_are_counted() -> None:
    steps = [(LINE_EVERY, Progress(20, 100, 0, 30_000)), (LINE_EVERY, Progress(40, 100, 0, 60_000))]
    assert run("lines", steps) == [
        "Reading: 20 of 100 documents, 2.0 a second, 3,000 characters a second, 40 s left",
        "Reading: 40 of 100 documents, 2.0 a second, 3,000 characters a second, 30 s left",
        "Reading: 40 of 100 documents, ended after 20 s, 3,000 characters a second",
    ]


def test_what_is_not_known_is_not_told() -> None:
    assert run("lines", [(LINE_EVERY, Progress(0))], "feeds")[0] == "Reading: 0 feeds"
    beyond = run("lines", [(LINE_EVERY, Progress(3000, 2))])[0]  # an archive holds more than the one file that was seen
    assert beyond == "Reading: 3,000 documents, 300 a second"


def test_a_program_gets_records_and_always_the_last() -> None:
    first, second, last = map(
        json.loads, run("json", [(1, Progress(10, 40)), (0.5, Progress(11, 40)), (1, Progress(20, 40, 3))])
    )
    assert first == {
        "progress": "Reading", "unit": "documents", "done": 10, "total": 40, "problems": 0, "characters": 0,
        "seconds": 1.0, "per_second": 10.0, "seconds_left": 3.0, "characters_per_second": None, "ended": False,
    }  # fmt: skip
    assert (second["done"], second["per_second"], second["seconds_left"], second["ended"]) == (20, 8.0, 2.5, False)
    assert (last["done"], last["problems"], last["ended"]) == (20, 3, True)
    assert json.loads(run("json", [])[0])["ended"] is True


def test_an_interrupted_run_says_where_it_was() -> None:
    stream = io.StringIO()
    with pytest.raises(KeyboardInterrupt), shown("json", "Reading", stream=stream) as show:
        show(Progress(5, 10))
        raise KeyboardInterrupt
    record = json.loads(stream.getvalue())
    assert (record["done"], record["ended"]) == (5, True)


@pytest.mark.parametrize(
    ("progress", "seen"),
    [
        (Progress(300, 1200, 1), "300 of 1,200"),
        (Progress(300, None, 1), " 300 30 documents/s"),
        (Progress(300, 1, 1), " 300 30 documents/s"),  # an archive, which is one file
    ],
    ids=["a known number", "an unknown number", "an archive"],
)
def test_a_terminal_sees_a_bar(progress: Progress, seen: str) -> None:
    clock, stream = Clock(), Terminal()
    with shown("auto", "Reading", stream=stream, clock=clock) as show:
        clock.now += 10
        show(progress)
    written = re.sub("\x1b\\[[0-9;?]*[A-Za-z]", "", stream.getvalue())
    assert seen in written
    assert "30 documents/s" in written
    assert "1 problem" in written


def test_nobody_is_told_who_does_not_want_to_know() -> None:
    stream = Terminal()
    with shown("none", "Reading", stream=stream) as show:
        assert show is None
    assert stream.getvalue() == ""


def test_a_log_that_takes_no_more_does_not_stop_the_run() -> None:
    with shown("json", "Reading", stream=Full()) as show:
        show(Progress(1))


def test_the_rate_is_that_of_late() -> None:
    clock = Clock()
    watch = Stopwatch(clock)
    done = 0
    for second in range(100):
        clock.now += 1
        done += 1000 if second < 50 else 10  # what the ledger holds already goes by in a moment
        pace = watch.pace(Progress(done, done + 100))
    assert WINDOW < 50
    assert pace.per_second == pytest.approx(10)
    assert pace.seconds_left == pytest.approx(10)
    assert pace.seconds == 100
