"""The article on a page: its headline, headings, paragraphs and tables in their order, without the page around them.

What the markup calls furniture is taken out first (`furniture.py`). Of the lines that remain, each speaks for the
elements around it, when it reads like a sentence, or against them, when it links elsewhere; the article is the element
for which most speaks, from its headline to the next one. In it, what stands under a label ("Read also", "Comments") or
in a card with a linked heading is left out. Where this finds next to nothing of what trafilatura finds, its text is
taken.
"""

from copy import deepcopy
from typing import TYPE_CHECKING

from counterclaim.read.layout import Grid
from counterclaim.read.pages.boxes import without_boxes
from counterclaim.read.pages.elements import HEADINGS, bare
from counterclaim.read.pages.furniture import clear, is_shown, unread_tags
from counterclaim.read.pages.jsonld import article_in, lines_of_body
from counterclaim.read.pages.lines import Line, lines_of
from counterclaim.read.pages.region import region_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Part = str | Grid

_DEEPEST = 200
_MOST_ELEMENTS = 20_000
_MOST_STEPS = 1_000_000
"""From the elements of a page to its root, all added up: 20,000 elements stand 50 deep."""
_LONGEST_HEADING = 2_000
_LITTLE = 0.5
_TIMES_MORE = 3


def parts_of(tree: "HtmlElement", title: str | None) -> list[Part]:
    """The lines and tables of the article in `tree`, which is taken apart for it.

    A page nested hundreds deep, of tens of thousands of elements, or of thousands of deep ones, gives all its lines.
    """
    if not is_ordinary(tree):
        lines = lines_of(tree, unread_tags())
        return [line.grid or line.text for line in lines if line.grid or (line.text and not line.links)]
    spare = deepcopy(tree)
    headline = headline_in(tree, title)
    clear(tree, headline)
    lines = lines_of(tree)
    article = without_boxes(region_of(lines, headline), headline)
    told = _told(article)
    if told < _LITTLE * _told(lines) or not told:
        for other in (lines_of_body(article_in(spare)), (_by_trafilatura(spare) or "").splitlines()):
            if sum(map(len, other)) > _TIMES_MORE * told:
                return list[Part](other)
    return [line.grid or line.text for line in article]


def _told(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines if line.tells)


def parts_within(element: "HtmlElement") -> list[Part]:
    """The lines and tables of an `element` that is known to be an article, or a post, as a whole."""
    clear(element, None)
    return [line.grid or line.text for line in without_boxes(lines_of(element), None)]


def is_ordinary(tree: "HtmlElement") -> bool:
    """True when `tree` is neither so deep nor so large that reading it as a page is out of the question."""
    from lxml.etree import iterwalk

    depth = elements = steps = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        steps += depth if event == "start" else 0
        if depth > _DEEPEST or elements > _MOST_ELEMENTS or steps > _MOST_STEPS:
            return False
    return True


def headline_in(tree: "HtmlElement", title: str | None) -> "HtmlElement | None":
    """The element that holds the `title` for its readers: a heading, or else any that says just that."""
    first = next((heading for heading in tree.iter("h1") if is_shown(heading)), None)
    if not title:
        return first
    wanted = bare(title)
    for heading in tree.iter(*sorted(HEADINGS)):
        words = bare(heading.text_content()[:_LONGEST_HEADING])
        if (
            is_shown(heading)
            and words
            and (words == wanted or (heading.tag == "h1" and (words.startswith(wanted) or wanted.startswith(words))))
        ):
            return heading
    for element in tree.iter("div", "p", "b", "strong", "span", "font", "td", "center"):
        if len(element) == 0 and element.text and bare(element.text) == wanted and is_shown(element):
            return element
    return first


def _by_trafilatura(tree: "HtmlElement") -> str | None:
    import logging

    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=False)
    except Exception:  # noqa: BLE001  # whatever a hostile page does to trafilatura, its lines can still be read
        return None
    return getattr(found, "text", None)
