"""A colour for each speaker, the same in every series as far as the palette goes."""

from collections import Counter
from collections.abc import Mapping, Sequence

PALETTE = 7
"""Colours of a page (`--k0` …), after Okabe and Ito, Color Universal Design, 2008; further speakers are grey."""


def colours_of(every: Sequence[Sequence[str]]) -> list[Mapping[str | None, str]]:
    """For each series, given as the speakers of its statements, the colour ("0" …) of each; others have none.

    Speakers are ranked over all series, so that one who speaks in several keeps a colour where it is free.
    """
    tally = Counter(key for series in every for key in series)
    ranked = sorted(tally, key=lambda key: (-tally[key], key))
    wished = {key: rank for rank, key in enumerate(ranked)}
    return [_shared_out(Counter(series), wished) for series in every]


def _shared_out(tally: Counter[str], wished: Mapping[str, int]) -> Mapping[str | None, str]:
    free = list(range(PALETTE))
    colours: dict[str | None, str] = {}
    for key in sorted(tally, key=lambda key: (-tally[key], wished[key])):
        if not free:
            break
        wish = wished[key] % PALETTE
        choice = wish if wish in free else free[0]
        free.remove(choice)
        colours[key] = str(choice)
    return colours
