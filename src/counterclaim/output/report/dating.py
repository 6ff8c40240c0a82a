"""The date under which a statement stands: the time by which it was compared, and where that is known from."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from counterclaim.model import Claim, Moment, Stretch, Told
from counterclaim.output.wording import DateKind, When, date_words
from counterclaim.resolve.dates import stretch


def told_on(one: Told) -> When:
    """When the figure of `one` was given, and whether it was said, is true as of, or was published then.

    Clock times stand as their report tells them. An undated report gives the day before which it cannot have appeared
    ("30 Apr 2025 or later").
    """
    start, end = one.time
    if start is None:
        return When("undated")
    first = _instant(start)
    if end is None:
        return When("inferred", first, first, f"{_days(first, first)} or later")
    clock = end - start < 1
    last = _instant(end) if clock else max(first, _instant(end) - timedelta(days=1))
    known = list(_moments(one.claim))
    exact = ((kind, moment) for kind, moment in known if stretch(moment.start, moment.end) == one.time)
    around = (kind for kind, moment in known if _holds(moment, one.time))
    if found := next(exact, None):
        kind, moment = found
        return When(kind, first, last, date_words(moment.start, moment.end), clock)
    return When(next(around, "inferred"), first, last, _days(first, last), clock)


def _moments(claim: Claim) -> Iterator[tuple[DateKind, Moment]]:
    said = next((speaker.said for speaker in (*claim.sources, *claim.via) if speaker.said), None)
    if said:
        yield "said", said
    if claim.as_of:
        yield "as of", claim.as_of
    if claim.published:
        yield "published", Moment(claim.published.start, claim.published.end)


def _holds(moment: Moment, time: Stretch) -> bool:
    """Whether `time` lies within `moment`."""
    start, end = stretch(moment.start, moment.end)
    if None in (start, end, time.start, time.end):
        return False
    return start <= time.start and time.end <= end  # type: ignore[operator]


def _instant(days: float) -> datetime:
    """Days since 1 January of the year 1 as a time in UTC, to the minute."""
    whole = int(days)
    return datetime.fromordinal(whole).replace(tzinfo=UTC) + timedelta(minutes=round((days - whole) * 24 * 60))


def _days(first: datetime, last: datetime) -> str:
    return date_words(f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}")
