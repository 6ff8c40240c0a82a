"""When each figure was given, in one order over all reports: by its words, its report's day, or what that fixes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from counterclaim.model import Claim, Moment, Stretch

_OLDER = 2.0  # days before its report from which a dated running count is an older figure, told again
_OPEN = Stretch()


def stretch(start: str, end: str) -> Stretch:
    """ISO days or times as days since 1 January of the year 1, half-open; what is no date is open."""
    first, last = _days(start), _days(end)
    if first is None or last is None:
        return _OPEN
    return Stretch(first, max(first, last) + (0 if "T" in end else 1))


def _days(iso: str) -> float | None:
    try:
        read = datetime.fromisoformat(iso)
    except ValueError:
        return None
    read = read.astimezone(UTC).replace(tzinfo=None) if read.tzinfo else read
    return read.toordinal() + (read - read.replace(hour=0, minute=0, second=0, microsecond=0)) / timedelta(days=1)


def times_of(claims: Sequence[Claim]) -> Mapping[tuple[str, str], tuple[Stretch, Stretch]]:
    """For each claim of a story, by document and id: when the figure was given, and when its report appeared.

    A report without a date appeared no earlier than the last day it names, and its months, where it gives them no
    year, are those of another report that tells the same figure of the same month.
    """
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_doc[claim.doc].append(claim)
    shifts = _year_shifts(by_doc)
    found: dict[tuple[str, str], tuple[Stretch, Stretch]] = {}
    for doc, own in by_doc.items():
        shift = shifts.get(doc, 0)
        seen = _seen(own, shift)
        for claim in own:
            found[doc, claim.id] = (_as_seen(_told(claim, seen, shift), seen), seen)
    return found


def _seen(claims: Sequence[Claim], shift: int) -> Stretch:
    """When the report of `claims` appeared: as published, else no earlier than the last day that it names."""
    published = claims[0].published
    if published is not None:
        return stretch(published.start, published.end)
    named = [_moved(moment, shift).start for claim in claims for moment in _moments(claim)]
    return Stretch(max((day for day in named if day is not None), default=None), None)


def _as_seen(told: Stretch, seen: Stretch) -> Stretch:
    """The moment at which a report of the same day appeared, where that is known more closely."""
    if None in (told.start, told.end, seen.start, seen.end):
        return told
    return seen if told.start <= seen.start and seen.end <= told.end else told  # type: ignore[operator]


def _told(claim: Claim, seen: Stretch, shift: int) -> Stretch:
    """When the figure was given: the day it was said, else that of its report; an older count keeps its own day."""
    said = next((one.said for one in (*claim.sources, *claim.via) if one.said), None)
    if said is not None:
        return _moved(said, shift)
    if claim.as_of is None:
        return seen
    own = _moved(claim.as_of, shift)
    if claim.published is None or ("T" in claim.as_of.end and claim.counting == "cumulative"):
        return own
    older = own.end is not None and seen.start is not None and own.end < seen.start - _OLDER
    stated = "as_of" in claim.evidence and claim.event is None and claim.counting != "new"
    return own if older and stated else seen


def _moments(claim: Claim) -> Iterable[Moment]:
    yield from (one.said for one in (*claim.sources, *claim.via) if one.said)
    yield from (moment for moment in (claim.as_of,) if moment)


def _moved(moment: Moment, years: int) -> Stretch:
    """`moment`, moved by `years` where its year is inferred."""
    if not years or not moment.inferred:
        return stretch(moment.start, moment.end)
    return stretch(_in_year(moment.start, years), _in_year(moment.end, years))


def _in_year(iso: str, years: int) -> str:
    try:
        return (
            f"{int(iso[:4]) + years:04}{iso[4:]}"
            if iso[5:10] != "02-29"
            else date(int(iso[:4]) + years, 2, 28).isoformat()
        )
    except ValueError:
        return iso


def _year_shifts(by_doc: Mapping[str, Sequence[Claim]]) -> dict[str, int]:
    """By how many years the inferred years of an undated report are too early, where another report of the story that
    tells the same figure of the same month shows it: the latest year that a text names is a floor."""
    told: dict[tuple[str, int, int], set[tuple[str, int, bool]]] = defaultdict(set)
    for doc, claims in by_doc.items():
        for claim in claims:
            for moment in _dated(claim, claims):
                told[(claim.measure, claim.quantity.spoken, int(moment.start[5:7]))].add(
                    (doc, int(moment.start[:4]), moment.inferred and claim.published is None)
                )
    shifts: dict[str, set[int]] = defaultdict(set)
    for places in told.values():
        for doc, year, unsure in places:
            if unsure:
                shifts[doc] |= {1 for name, other, _ in places if name != doc and other == year + 1}
    return {doc: shift for doc, found in shifts.items() if len(found) == 1 for shift in found}


def _dated(claim: Claim, own: Sequence[Claim]) -> Iterable[Moment]:
    """The day or month of `claim`, else the only one that its report gives."""
    moments = [moment for moment in _moments(claim) if moment.start[:7] == moment.end[:7]]
    if moments:
        return moments
    others = {(m.start, m.end): m for one in own for m in _moments(one) if m.start == m.end}
    return others.values() if len(others) == 1 else ()
