"""A stretch of HTML that is all article (a feed's entry, a letter, a report's body) as lines of text."""

import re
from typing import TYPE_CHECKING

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
    return "" if tree is None else "\n".join(_lines(tree))


def in_a_line(source: str | None) -> str | None:
    """The text of `source`, which may be HTML, in one line; None where it holds none."""
    return " ".join(text_of(source).split()) or None if source else None


def headed(title: str | None, body: str) -> str:
    """`body` with `title` for its first line, unless it begins with that or there is none."""
    return body if not title or body.startswith(title) else f"{title}\n{body}".strip()


def has_table(source: str) -> bool:
    """True when the HTML `source` holds a table: as lines of text its cells would run together."""
    return _TABLE.search(source) is not None


def as_page(source: str) -> str:
    """The HTML `source`, which is all article, as a page."""
    return f"<html><body><article>\n{source}\n</article></body></html>"


def _tree(source: str) -> "HtmlElement | None":
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(f"<div>{_NO_CHARACTER.sub('', source)}</div>".encode(), parser=parser)
    except (LxmlError, ValueError, AssertionError):  # nothing in it but comments
        return None


def _lines(tree: "HtmlElement") -> list[str]:
    from lxml.etree import iterwalk

    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        if line := " ".join("".join(words).split()):
            lines.append(line)
        words.clear()

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if isinstance(tag, str) and not _WITHIN_A_LINE.fullmatch(tag):
            close()
        elif tag in _CELLS:
            words.append(" ")
        if event == "end":
            words.append(element.tail or "")
        elif tag in _UNSEEN or not isinstance(tag, str):
            walk.skip_subtree()
        else:
            words.append(element.text or "")
    close()
    return lines
