"""Figures that look alike and cannot be held against each other, with the reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.model import Phrase, Told, Value, phrase
from counterclaim.reconcile.compare import Found
from counterclaim.reconcile.series import Series
from counterclaim.reconcile.statements import in_order
from counterclaim.reconcile.wording import counted


def not_comparable(found: Sequence[Series]) -> Iterator[tuple[Told, Told, Found]]:
    """The newest figures of two series that count the same thing of the same people, but over another period or of
    another event: each series beside the largest of its kind."""
    alike: dict[tuple[str, str, str, str], list[Series]] = defaultdict(list)
    for series in found:
        if not series.aside:
            alike[series.measure, series.unit, series.side, series.role].append(series)
    for kind in alike.values():
        whole = min(kind, key=lambda series: (bool(series.period), bool(series.event)))
        for other in kind:
            why = _why(whole, other)
            if why is not None:
                first, second = sorted((_newest(whole), _newest(other)), key=in_order)
                yield first, second, Found("not_comparable", why)


def _why(whole: Series, other: Series) -> Phrase | None:
    if other.period == whole.period and other.event == whole.event:
        return None
    values: dict[str, Value] = {"figure": counted(_newest(other).claim), "beside": counted(_newest(whole).claim)}
    if other.period == "new" and not whole.period:
        return phrase("{Figure} counts only those that are new, {beside} all of them.", **values)
    if other.period and not whole.period:
        first, _, last = other.period.partition("..")
        return phrase(
            "{Figure} counts those from {first} to {last} alone, {beside} all of them.",
            **values,
            first=first,
            last=last,
        )
    if other.event and whole.event:
        return phrase(
            "{Figure} is of {event}, {beside} of {other_event}: two events.",
            **values,
            event=other.event,
            other_event=whole.event,
        )
    return None


def _newest(series: Series) -> Told:
    return max(series.told, key=in_order)
