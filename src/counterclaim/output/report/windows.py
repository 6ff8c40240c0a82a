"""Which parts of a text are shown: all of a usual one, the surroundings of what matters in a huge one."""

from bisect import bisect_left
from collections.abc import Sequence

from counterclaim.model import Span

WHOLE = 60_000
"""Characters of a document up to which it is shown whole."""
AROUND = 600
"""Characters kept before and after each figure of a longer one."""


def windows(characters: int, spots: Sequence[Span]) -> list[Span]:
    """The parts shown of a text of so many `characters`, in order and apart: `AROUND` about each of the half-open
    `spots`, and its beginning."""
    if characters <= WHOLE:
        return [Span(0, characters)]
    found: list[Span] = [Span(0, AROUND)]
    for spot in sorted(spots):
        start, end = max(0, spot.start - AROUND), min(characters, spot.end + AROUND)
        if start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return found


def reaching(window: Span, listed: Sequence[tuple[Span, str]]) -> Sequence[tuple[Span, str]]:
    """Those of `listed`, in order and few of them over one another, that reach into `window`."""
    first = bisect_left(listed, window.start, key=lambda item: item[0].start)
    while first and listed[first - 1][0].end > window.start:
        first -= 1
    return listed[first : bisect_left(listed, window.end, key=lambda item: item[0].start)]
