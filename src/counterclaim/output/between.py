"""Claims of a stretch of time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from counterclaim.errors import UsageError
from counterclaim.model import Claim
from counterclaim.output.wording import instant, when


def between(claims: Iterable[Claim], since: str | None, until: str | None) -> Iterator[Claim]:
    """Those of `claims` that may be of the time from `since` to `until` (ISO days or times, both included; None is
    open), by the date that puts them in order: as of, else said, else published. One of a period ("in June") counts as
    soon as a part of it lies there; one without a date only where both are open.

    Raises UsageError for a `since` or an `until` that is no time.
    """
    begin = _time(since) if since is not None else datetime.min.replace(tzinfo=UTC)
    end = _end(until) if until is not None else datetime.max.replace(tzinfo=UTC)
    for claim in claims:
        date = when(claim)
        if since is None and until is None:
            yield claim
        elif date.start is not None and date.end is not None:
            last = date.end if date.clock else date.end.replace(hour=23, minute=59, second=59)
            if last >= begin and date.start <= end:
                yield claim


def _end(until: str) -> datetime:
    time = _time(until)
    return time if "T" in until else time.replace(hour=23, minute=59, second=59)


def _time(iso: str) -> datetime:
    found = instant(iso)
    if found is None:
        raise UsageError(f"{iso!r} is no time: write a day as 2025-03-28, or a time as 2025-03-28T14:30+01:00.")
    return found
