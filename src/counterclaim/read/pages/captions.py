"""Words that belong to pictures and films, and notes under an article: none of it is the article's text."""

import re
from typing import TYPE_CHECKING

from counterclaim.read.pages.contents import NOTHING, Contents

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(("p", "div", "td", "table", "span", "center", "li", "font", "section", "a"))
_LONGEST_CAPTION = 300
_LONGEST_NOTE = 500
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def is_caption(element: "HtmlElement", held: "dict[HtmlElement, Contents]", shows: bool) -> bool:
    """True for a block with a picture or a film and a few words to it: when these are slanted, when there is no
    paragraph, or when its name tells that it shows something (`shows`); and for a centred line under a picture.

    `held` is what the elements of the page hold.
    """
    contents = held.get(element, NOTHING)
    if element.tag not in _BLOCKS or not 0 < contents.text <= _LONGEST_CAPTION:
        return False
    if contents.pictures and (contents.is_slanted or (shows and element.tag != "p")):
        return True
    if contents.films and not contents.paragraphs:
        return True
    before = element.getprevious()
    if before is None or element.tag not in ("p", "div") or not _is_centred(element):
        return False
    above = held.get(before, NOTHING)
    return above.pictures > 0 and above.text == 0


def is_note(element: "HtmlElement", held: "dict[HtmlElement, Contents]") -> bool:
    """True for the last paragraph of several, if it alone is small or slanted: who wrote, what was corrected."""
    contents = held.get(element, NOTHING)
    if element.tag != "p" or contents.text > _LONGEST_NOTE or not contents.is_slanted:
        return False
    before = element.getprevious()
    if before is None or before.tag != "p" or held.get(before, NOTHING).is_slanted:
        return False
    return all(held.get(after, NOTHING).text == 0 for after in element.itersiblings())


def is_of_a_table(element: "HtmlElement") -> bool:
    """True for a figure that shows a table, and for its caption."""
    if element.tag not in ("figure", "figcaption"):
        return False
    figure = element if element.tag == "figure" else next(element.iterancestors("figure"), None)
    return figure is not None and figure.find(".//table") is not None


def _is_centred(element: "HtmlElement") -> bool:
    return (element.get("align") or "").lower() == "center" or bool(_CENTRED.search(element.get("style") or ""))
