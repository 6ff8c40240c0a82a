"""Page headers, page footers and page numbers: lines at the edges of pages that come again and again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

_NUMBER = re.compile(r"\d+")
_ENOUGH = 0.5
_MOST_DIGITS = 6
_SAME_HEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the upper (or else lower) edge of a page; pages are counted from 0, its `height` on the page in
    points from that edge."""

    page: int
    upper: bool
    text: str
    height: float


def running(edges: Sequence[Edge], pages: int) -> set[Edge]:
    """Those of `edges` that run through a file of so many `pages` and tell nothing where they stand.

    They come on half of the pages but the first, and on two at least, with no other difference than a number that
    grows with the page's. A header stays on the first page, a footer on the last, unless it numbers pages.
    """
    alike: dict[tuple[bool, str], list[Edge]] = {}
    for edge in edges:
        alike.setdefault((edge.upper, _NUMBER.sub("#", edge.text)), []).append(edge)
    found: set[Edge] = set()
    for (upper, text), group in alike.items():
        usual = median(edge.height for edge in group)
        group = [edge for edge in group if abs(edge.height - usual) < _SAME_HEIGHT]
        on = {edge.page: edge for edge in group}
        if len(on) < max(2, ceil(_ENOUGH * (pages - 1))) or not _count_pages(on):
            if pages == 1:
                found.update(edge for edge in group if edge.text.strip(" -–—|.") == "1")
            continue
        kept = on.get(0) if upper else on.get(pages - 1)
        numbers = len({edge.text for edge in group}) > 1 or not any(letter.isalpha() for letter in text)
        found.update(edge for edge in group if numbers or edge is not kept)
    return found


def _count_pages(on: Mapping[int, Edge]) -> bool:
    """True when the numbers in these lines are all the same or grow as the pages do."""
    numbers = [(page, [number[-_MOST_DIGITS:] for number in _NUMBER.findall(edge.text)]) for page, edge in on.items()]
    for column in range(len(numbers[0][1])):
        values = [(page, found[column]) for page, found in numbers]
        if len({value for _, value in values}) > 1 and len({int(value) - page for page, value in values}) > 1:
            return False
    return True
