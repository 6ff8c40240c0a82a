"""How far a long run is, while it runs: a bar on a terminal, lines in a log, JSON for programs; on standard error."""

import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from typing import Literal, TextIO

from counterclaim.model import OnProgress, Progress

Form = Literal["auto", "lines", "json", "none"]
"""How it is told; auto: a bar on a terminal, lines elsewhere."""

LINE_EVERY = 10.0
"""Seconds between two lines in a log, and before the first: a short run prints none."""

RECORD_EVERY = 1.0
"""Seconds between two records for a program."""

WINDOW = 30.0
"""Seconds over which the rate is taken: documents differ, and what a ledger holds already goes by in a moment."""

_SAMPLE_EVERY = 0.25

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a run goes. `seconds` since it began, `per_second` things done of late, `seconds_left` as it seems, and
    `characters_per_second` read of late; the latter three are None while they cannot be told."""

    seconds: float
    per_second: float | None
    seconds_left: float | None
    characters_per_second: float | None = None


class Stopwatch:
    """Takes the time of a run, by a `clock` of seconds."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._samples = deque([(self._began, 0, 0)])

    def pace(self, now: Progress) -> Pace:
        """The pace of a run that is so far `now`."""
        moment = self._clock()
        if moment - self._samples[-1][0] >= _SAMPLE_EVERY:
            self._samples.append((moment, now.done, now.characters))
        while len(self._samples) > 2 and moment - self._samples[1][0] >= WINDOW:
            self._samples.popleft()
        since, done, characters = self._samples[0]
        passed = moment - since
        rate = (now.done - done) / passed if passed >= _SAMPLE_EVERY else None
        reading = (now.characters - characters) / passed if rate is not None and now.characters else None
        left = None
        if rate and now.total is not None and now.done <= now.total:
            left = (now.total - now.done) / rate
        return Pace(moment - self._began, rate, left, reading)


@contextmanager
def shown(
    form: Form, what: str, unit: str = "documents", stream: TextIO | None = None, clock: Clock = time.monotonic
) -> Iterator[OnProgress | None]:
    """A function to be called with how far a run is, which shows it on `stream` (standard error) as `form` says; None
    where nobody wants to know.

    `what` is being done ("Reading"), to things called `unit` ("documents").
    """
    stream = stream or sys.stderr
    if form == "none":
        yield None
    elif form == "auto" and stream.isatty():
        with _bar(what, unit, stream, Stopwatch(clock)) as show:
            yield show
    else:
        line, every = (_record, RECORD_EVERY) if form == "json" else (_sentence, LINE_EVERY)
        written = _Written(stream, Stopwatch(clock), every, partial(line, what, unit))
        try:
            yield written
        finally:
            if written.wrote or form == "json":  # a program waits for the end, also that of a short run
                written.write(ended=True)


Line = Callable[[Progress, Pace, bool], str]


class _Written:
    """What is written of a run now and then: not more often than `every` so many seconds."""

    def __init__(self, stream: TextIO, watch: Stopwatch, every: float, line: Line) -> None:
        self._stream, self._watch, self._every, self._line = stream, watch, every, line
        self._newest = Progress(0)
        self._last = 0.0
        self.wrote = False

    def __call__(self, progress: Progress) -> None:
        self._newest = progress
        if self._watch.pace(progress).seconds - self._last >= self._every:
            self.write(ended=False)

    def write(self, ended: bool) -> None:
        """Write how far it is; `ended` when that is where it ended."""
        pace = self._watch.pace(self._newest)
        self._last, self.wrote = pace.seconds, True
        with suppress(OSError):  # a log that takes no more is no reason to stop the run
            self._stream.write(self._line(self._newest, pace, ended) + "\n")
            self._stream.flush()


def _sentence(what: str, unit: str, progress: Progress, pace: Pace, ended: bool) -> str:
    told = [f"ended after {_duration(pace.seconds)}"] if ended else _told(pace, "", " a second")
    if ended and progress.characters and pace.seconds > 0:
        told.append(f"{progress.characters / pace.seconds:,.0f} characters a second")
    return ", ".join([f"{what}: {_counted(progress)} {unit}", *told, *_problems(progress)])


def _record(what: str, unit: str, progress: Progress, pace: Pace, ended: bool) -> str:
    figures = {name: figure if figure is None else round(figure, 2) for name, figure in asdict(pace).items()}
    return json.dumps({"progress": what, "unit": unit, **asdict(progress), **figures, "ended": ended})


@contextmanager
def _bar(what: str, unit: str, stream: TextIO, watch: Stopwatch) -> Iterator[OnProgress]:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(what), BarColumn(), TextColumn("{task.fields[done]}"), TextColumn("{task.fields[told]}"))
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(what, total=None, done="", told="")

        def show(progress: Progress) -> None:
            told = " · ".join([*_told(watch.pace(progress), f" {unit}", "/s"), *_problems(progress)])
            bar.tasks[0].total = progress.total if _is_known(progress) else None  # which update() would leave as it was
            bar.update(task, completed=progress.done, done=_counted(progress), told=told)

        yield show


def _is_known(progress: Progress) -> bool:
    """Whether its total can be told: archives hold more than the one file that was counted."""
    return progress.total is not None and progress.total >= progress.done


def _counted(progress: Progress) -> str:
    return f"{progress.done:,} of {progress.total:,}" if _is_known(progress) else f"{progress.done:,}"


def _told(pace: Pace, unit: str, every: str) -> list[str]:
    told = []
    if pace.per_second:
        told.append(f"{pace.per_second:,.{0 if pace.per_second >= 10 else 1}f}{unit}{every}")
    if pace.characters_per_second:
        told.append(f"{pace.characters_per_second:,.0f} characters{every}")
    if pace.seconds_left is not None:
        told.append(f"{_duration(pace.seconds_left)} left")
    return told


def _problems(progress: Progress) -> list[str]:
    number = progress.problems
    return [f"{number:,} problem{'' if number == 1 else 's'}"] if number else []


def _duration(seconds: float) -> str:
    """A number of seconds as people say it: 45 s, 3 min 20 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
