"""Where on a page the article stands: the lines of the element for which most speaks, from its headline to the next."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from counterclaim.read.pages.elements import bare
from counterclaim.read.pages.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENOUGH = 0.4
_AGAINST = 2


def region_of(lines: list[Line], headline: "HtmlElement | None") -> list[Line]:
    """Those of the page's `lines` that stand in its article, the `headline` first where there is one."""
    worth = _sums(lines, _worth)
    if not worth:
        return []
    scope = _scope(worth, headline)
    inside = [line for line in lines if scope in line.around]
    if headline is None:
        return _before_next(inside, None)
    of_headline = [place for place, line in enumerate(lines) if headline in line.around]
    if not of_headline:
        return _before_next(inside, None)
    first, last = of_headline[0], of_headline[-1]
    chosen = set(inside)
    start = next((place for place, line in enumerate(lines) if line in chosen), len(lines))
    leading = [line for line in lines[last + 1 : start] if line.tells]
    before = [line for line in lines[:first] if line in chosen]
    after = [line for line in lines[last + 1 :] if line in chosen]
    if _told(before) > _told(after):
        return _before_next(inside, headline)
    return [*lines[first : last + 1], *leading, *_before_next(after, headline)]


def _scope(worth: "dict[HtmlElement, int]", headline: "HtmlElement | None") -> "HtmlElement":
    """The element for which most speaks; the one around the headline, where that has nearly as much."""
    best = max(worth, key=lambda element: (worth[element], _depth(element)))
    if headline is None:
        return best
    enough = _ENOUGH * worth[best]
    own = next((element for element in headline.iterancestors("article") if worth.get(element, 0) >= enough), None)
    if own is not None:
        return own
    around = [element for element in (headline, *headline.iterancestors()) if worth.get(element, 0) >= enough]
    return max(around, key=lambda element: (worth[element], _depth(element)), default=best)


def _before_next(lines: list[Line], headline: "HtmlElement | None") -> list[Line]:
    """`lines` up to the headline of another article, and without what stands among links that outweigh it."""
    lines = lines[: _end_of(lines, headline)]
    told = _sums(lines, lambda line: len(line.text) if line.tells else 0)
    linked = _sums(lines, lambda line: len(line.text) if line.links else 0)
    against = {element for element, number in linked.items() if number > _AGAINST * told[element]}
    return [line for line in lines if line.links or against.isdisjoint(line.around)]


def _end_of(lines: list[Line], headline: "HtmlElement | None") -> int:
    """How many of `lines` come before a main heading after an article's text, in another part of the page than that
    text's paragraphs."""
    own = bare(headline.text_content()) if headline is not None else None
    parents: set[HtmlElement | None] = set()
    for place, line in enumerate(lines):
        if line.element.tag == "h1" and parents and line.element.getparent() not in parents and bare(line.text) != own:
            return place
        if line.tells:
            parents.add(line.element.getparent())
    return len(lines)


def _worth(line: Line) -> int:
    return len(line.text) if line.tells else -len(line.text) if line.links else 0


def _sums(lines: list[Line], of: Callable[[Line], int]) -> "dict[HtmlElement, int]":
    sums: defaultdict[HtmlElement, int] = defaultdict(int)
    for line in lines:
        number = of(line)
        for element in line.around:
            sums[element] += number
    return sums


def _depth(element: "HtmlElement") -> int:
    return sum(1 for _ in element.iterancestors())


def _told(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines if line.tells)
