"""The times that rows bear: UTC, to the microsecond, written so that they sort as they follow one another."""

from datetime import UTC, datetime, timedelta

from counterclaim.errors import UsageError

_TICK = timedelta(microseconds=1)


def now_after(newest: str) -> str:
    """Now, or just after the time `newest` where this machine's clock is behind it; `newest` may be empty."""
    now = _written(datetime.now(UTC))
    return now if now > newest else _written(datetime.fromisoformat(newest) + _TICK)


def moment_of(words: str) -> str:
    """The time that a person means by `words`, an ISO day or time, of this machine's zone where it names none.

    A day is its end, and so is a second: what was written in it had happened by then. Raises UsageError where `words`
    are no time.
    """
    try:
        meant = datetime.fromisoformat(words.strip())
        if len(words.strip()) <= len("2025-03-28"):
            meant += timedelta(days=1) - _TICK
        elif meant.microsecond == 0:
            meant += timedelta(seconds=1) - _TICK
        return _written(meant.astimezone(UTC))
    except (ValueError, OverflowError):
        raise UsageError(f"{words!r} is no day or time: write 2025-03-28, or 2025-03-28T14:30.") from None


def _written(time: datetime) -> str:
    return time.isoformat(timespec="microseconds")
