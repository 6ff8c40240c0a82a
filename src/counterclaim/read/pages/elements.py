"""What the elements of a page are to a reader: which stand within a line, which head, which are not shown at all."""

import re
import tomllib
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATA = resources.files("counterclaim.read.pages").joinpath("furniture.toml").read_text("utf-8")
INLINE = frozenset(tomllib.loads(_DATA)["inline"])
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
UNSHOWN = frozenset(("script", "style", "noscript", "template", "head", "svg", "rp", "rt"))

_MARK = re.compile(r"[\[(]?(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*|[*†‡§¶]{1,3})[\])]?")
_LETTER_MARK = re.compile(r"[\[(]?[a-z][\])]?")
_FIGURE = re.compile(r"\s*\d[\d.,'’\s]*")
_AFTER_UNIT = ("m", "м")
_LONGEST_MARK = 20


def words_in(element: "HtmlElement", most: int | None = None) -> str:
    """The words of `element` in one line, with a space where a browser would begin another line; with `most`, no more
    characters than that. The raised marks of notes are left out."""
    from lxml.etree import iterwalk

    words: list[str] = []
    length = 0
    walk = iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        tag = inner.tag if isinstance(inner.tag, str) else "script"
        gap = "" if tag in INLINE else " "
        if event == "end":
            words.append(gap + (inner.tail or "" if inner is not element else ""))
        elif tag in UNSHOWN or is_note_mark(inner):
            walk.skip_subtree()
            continue
        else:
            words.append(gap + (inner.text or ""))
        length += len(words[-1].strip())
        if most is not None and length > most:
            break
    return " ".join("".join(words).split())[:most]


def is_note_mark(element: "HtmlElement") -> bool:
    """True for the raised mark of a note, which is no part of the figure or word before it: 12<sup>1</sup>, 40<sup>*
    </sup>, and in a cell 12<sup>a</sup>; not for the 2 of m², the th of 10th, or the 1 of ½."""
    if element.tag != "sup":
        return False
    mark = element.text_content().strip()
    if not 0 < len(mark) <= _LONGEST_MARK:
        return False
    tail = (element.tail or "").strip()
    before = _before(element)
    if _LETTER_MARK.fullmatch(mark):
        return not tail and element.getnext() is None and _FIGURE.fullmatch(before.rstrip()) is not None
    return is_mark(mark, before, tail)


def is_mark(words: str, before: str, after: str = "") -> bool:
    """True for raised `words` that are a note's number or sign, seen by what stands right `before` and `after` them."""
    before = before.rstrip()
    return bool(_MARK.fullmatch(words) and before) and not before.endswith(_AFTER_UNIT) and after[:1] not in ("/", "⁄")


def _before(element: "HtmlElement") -> str:
    """The words right before `element` in its parent."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return str(previous.tail or previous.text_content())
    return str(parent.text or "") if parent is not None else ""


def leads_elsewhere(address: str | None) -> bool:
    """True for the `address` of a link to another page: not to a place in this one, such as a footnote."""
    return address is not None and (len(address) < 2 or not address.startswith("#"))


def bare(text: str) -> str:
    """The letters and digits of `text`, so that quotes, dashes and spaces make no difference."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
