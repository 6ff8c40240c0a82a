"""When each source is asked again: every so often, and less often while it fails."""

import re
import time
from collections.abc import Callable

from counterclaim.errors import UsageError

SHORTEST = 1.0
"""Seconds between two rounds at least: each host has a pace of its own besides."""

_LONGEST_BACK_OFF = 24 * 3600.0
_EVERY = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d)[a-z]*")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def seconds_of(every: str) -> float:
    """The seconds that "15m", "90 s", "2 hours" or "1d" are. Raises UsageError for what is no such time."""
    match = _EVERY.fullmatch(every.strip().lower())
    if match is None or float(match[1]) * _SECONDS[match[2]] < SHORTEST:
        raise UsageError(f"{every!r} is no time between two rounds: write 15m, 2h or 90s; a second at least.")
    return float(match[1]) * _SECONDS[match[2]]


class Timetable:
    """When each source is due, by a `clock` of seconds."""

    def __init__(self, every: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._every = every
        self._clock = clock
        self._due: dict[str, float] = {}
        self._failed: dict[str, int] = {}

    def is_due(self, source: str) -> bool:
        """Whether `source` is to be asked now."""
        return self._due.get(source, 0.0) <= self._clock()

    def answered(self, source: str) -> None:
        """Ask `source` again at the next round."""
        self._failed.pop(source, None)
        self._due[source] = self._clock() + self._every

    def failed(self, source: str) -> None:
        """Ask `source` again after a pause that doubles with each failure in a row, up to a day."""
        times = self._failed[source] = self._failed.get(source, 0) + 1
        pause = min(self._every * 2 ** min(times, 20), max(_LONGEST_BACK_OFF, self._every))
        self._due[source] = self._clock() + pause

    def left(self, sources: list[str]) -> float:
        """Seconds until the first of `sources` is due."""
        return max(0.0, min((self._due.get(source, 0.0) for source in sources), default=0.0) - self._clock())
