"""What the elements of a page are to a reader: which stand within a line, which head, which are not shown at all."""

import tomllib
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATA = resources.files("counterclaim.read.pages").joinpath("furniture.toml").read_text("utf-8")
INLINE = frozenset(tomllib.loads(_DATA)["inline"])
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNSHOWN = frozenset(("script", "style", "noscript", "template", "head", "svg", "rp", "rt"))


def words_in(element: "HtmlElement") -> str:
    """The words of `element` in one line, with a space where a browser would begin another line."""
    from lxml.etree import iterwalk

    words: list[str] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        tag = inner.tag if isinstance(inner.tag, str) else "script"
        gap = "" if tag in INLINE else " "
        if event == "end":
            words.append(gap + (inner.tail or "" if inner is not element else ""))
        elif tag in UNSHOWN:
            walk.skip_subtree()
        else:
            words.append(gap + (inner.text or ""))
    return " ".join("".join(words).split())


def bare(text: str) -> str:
    """The letters and digits of `text`, so that quotes, dashes and spaces make no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
