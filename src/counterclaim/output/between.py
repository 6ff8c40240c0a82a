"""Claims of a stretch of time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from counterclaim.errors import UsageError
from counterclaim.model import Claim
from counterclaim.output.wording import when

_DAY = len("2025-03-28")


def between(claims: Iterable[Claim], since: str | None, until: str | None) -> Iterator[Claim]:
    """Those of `claims` that may be of the time from `since` to `until`, both included, by the date that puts them in
    order: as of, else said, else published.

    `since` and `until` are ISO days or times (of this machine's zone where they name none); None is open. A claim of a
    period ("in June") counts as soon as a part of it lies there, one without a date only where both are open. Raises
    UsageError for what is no time.
    """
    begin = _time(since) if since is not None else datetime.min.replace(tzinfo=UTC)
    end = _end_of(until) if until is not None else datetime.max.replace(tzinfo=UTC)
    for claim in claims:
        date = when(claim)
        if date.start is None or date.end is None:
            if since is None and until is None:
                yield claim
        elif date.start <= end and begin <= (date.end if date.clock else _last(date.end)):
            yield claim


def _end_of(until: str) -> datetime:
    return _time(until) if len(until) > _DAY else _last(_time(until))


def _last(day: datetime) -> datetime:
    """The last moment of a day that stands for its midnight."""
    return day.replace(hour=23, minute=59, second=59, microsecond=999_999)


def _time(iso: str) -> datetime:
    try:
        read = datetime.fromisoformat(iso)
    except ValueError:
        raise UsageError(f"{iso!r} is no time: write 2025-03-28, or 2025-03-28T14:30.") from None
    return read.replace(tzinfo=UTC) if len(iso) <= _DAY else read.astimezone(UTC)
