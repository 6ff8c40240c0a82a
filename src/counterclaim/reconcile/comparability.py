"""Figures that look alike and cannot be held against each other, with the reason."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.model import Told
from counterclaim.reconcile.compare import Found
from counterclaim.reconcile.series import Series
from counterclaim.reconcile.statements import in_order
from counterclaim.reconcile.wording import counted, opening


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


def _why(whole: Series, other: Series) -> str | None:
    figure, beside = opening(counted(_newest(other).claim)), counted(_newest(whole).claim)
    if other.period == whole.period and other.event == whole.event:
        return None
    if other.period == "new" and not whole.period:
        return f"{figure} counts only those that are new, {beside} all of them."
    if other.period and not whole.period:
        first, _, last = other.period.partition("..")
        return f"{figure} counts those from {first} to {last} alone, {beside} all of them."
    if other.event and whole.event:
        return f"{figure} is of {other.event}, {beside} of {whole.event}: two events."
    return None


def _newest(series: Series) -> Told:
    return max(series.told, key=in_order)
