"""What each element of a page holds: how much text, how much of it slanted, pictures, films, paragraphs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXTLESS = {"script", "style", "noscript", "template", "head"}
_SLANTED = {"small", "em", "i"}
_PICTURES = {"img", "picture", "amp-img"}
_FILMS = {"video", "audio", "iframe", "object", "amp-video"}


@dataclass(slots=True)
class Contents:
    """Characters of text in an element, those of them in small or slanted letters, and how many of each kind of element
    are in it, itself among them."""

    text: int = 0
    slanted: int = 0
    pictures: int = 0
    films: int = 0
    paragraphs: int = 0

    @property
    def is_slanted(self) -> bool:
        """True when nearly all its text is small or slanted."""
        return 0 < 0.9 * self.text <= self.slanted


NOTHING = Contents()


def contents_of(tree: "HtmlElement") -> "dict[HtmlElement, Contents]":
    """The contents of every element of `tree`, scripts and styles apart; in one pass."""
    from lxml.etree import iterwalk

    found: dict[Any, Contents] = {}
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _TEXTLESS:
                walk.skip_subtree()
            found[element] = _own(element)
        elif (parent := found.get(element.getparent())) is not None and element is not tree:
            own = found[element]
            if tag in _SLANTED:
                own.slanted = own.text
            parent.text += own.text + len((element.tail or "").strip())
            parent.slanted += own.slanted
            parent.pictures += own.pictures
            parent.films += own.films
            parent.paragraphs += own.paragraphs
    return found


def _own(element: "HtmlElement") -> Contents:
    tag = element.tag
    if not isinstance(tag, str) or tag in _TEXTLESS:
        return Contents()
    text = len((element.text or "").strip())
    return Contents(text, 0, tag in _PICTURES, tag in _FILMS, tag == "p")
