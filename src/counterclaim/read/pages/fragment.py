"""A stretch of HTML that is all article (a feed's entry, a letter, a report's body) as lines of text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.model import Document
from counterclaim.read.facts import Facts
from counterclaim.read.laid import Block, laid_document
from counterclaim.read.pages.elements import is_note_mark
from counterclaim.read.pages.grids import grid_of
from counterclaim.read.piece import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "form", "button")
)
_WITHIN_A_LINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|ruby|rt|s|samp|small|span"
    "|strike|strong|sub|sup|td|th|time|tt|u|var|wbr"
)
_CELLS = frozenset(("td", "th"))


def text_of(source: str) -> str:
    """The text of the HTML `source`: a line a paragraph, heading, item or row, white space within as one space.

    Scripts, forms and pictures are left out. What is no HTML comes back as it is, its ends trimmed.
    """
    if not _MARKUP.search(source):
        return source.strip()
    tree = _tree(source)
    return "" if tree is None else "\n".join(str(line) for line in _blocks(tree, tables=False))


def in_a_line(source: str | None) -> str | None:
    """The text of `source`, which may be HTML, in one line; None where it holds none."""
    return " ".join(text_of(source).split()) or None if source else None


def headed(title: str | None, body: str) -> str:
    """`body` with `title` for its first line, unless it begins with that or there is none."""
    return body if not title or body.startswith(title) else f"{title}\n{body}".strip()


def has_table(source: str) -> bool:
    """True when the HTML `source` holds a table: as lines of text its cells would run together."""
    return _TABLE.search(source) is not None


def read_fragment(piece: Piece) -> Iterator[Document]:
    """The document that HTML which is all article is: its title, where that is known, its lines, and its tables."""
    assert isinstance(piece.data, bytes)
    tree = _tree(piece.data.decode("utf-8", "replace"))
    blocks = [] if tree is None else list(_blocks(tree))
    title = piece.given.title
    if title and not (blocks and isinstance(blocks[0], str) and blocks[0].startswith(title)):
        blocks.insert(0, title)
    yield laid_document(piece, blocks, Facts(), "text/html")


def _tree(source: str) -> "HtmlElement | None":
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(f"<div>{_NO_CHARACTER.sub('', source)}</div>".encode(), parser=parser)
    except (LxmlError, ValueError, AssertionError):  # nothing in it but comments
        return None


def _blocks(tree: "HtmlElement", tables: bool = True) -> Iterator[Block]:
    """The lines and, with `tables`, those that hold data; others are lines, as is a table that arranges a letter."""
    from lxml.etree import iterwalk

    words: list[str] = []
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if isinstance(tag, str) and not _WITHIN_A_LINE.fullmatch(tag):
            if line := " ".join("".join(words).split()):
                yield line
            words.clear()
        elif tag in _CELLS:
            words.append(" ")
        if event == "end":
            words.append(element.tail or "")
        elif tag in _UNSEEN or not isinstance(tag, str) or is_note_mark(element):
            walk.skip_subtree()
        elif tables and tag == "table" and not _holds_tables(element) and (grid := grid_of(element)):
            yield grid
            walk.skip_subtree()
        else:
            words.append(element.text or "")
    if line := " ".join("".join(words).split()):
        yield line


def _holds_tables(table: "HtmlElement") -> bool:
    """True for a table that arranges others; asked first, since tables nested deep take the time of their square."""
    return next(table.iterdescendants("table"), None) is not None
