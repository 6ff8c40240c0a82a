"""The article on a page: its headings and paragraphs, one a line, without the page around them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DEEPEST = 200
_MOST_ELEMENTS = 20_000
_ELSEWHERE = {
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "svg",
    "iframe",
    "head",
    "figure",
    "table",
    "header",
    "dialog",
    "textarea",
    "object",
    "video",
    "audio",
}
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "data",
    "dfn",
    "em",
    "font",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
    "wbr",
    "ins",
    "del",
    "label",
}


def body_of(tree: "HtmlElement") -> str:
    """The text of the article in `tree`: trafilatura's, or where that would break or take minutes (a page nested
    hundreds deep, or of tens of thousands of elements) every line outside the page's furniture. "" where none is."""
    if is_ordinary(tree):
        return _by_trafilatura(tree) or ""
    return "\n".join(_lines(tree))


def is_ordinary(tree: "HtmlElement") -> bool:
    """True when `tree` is neither so deep nor so large that reading it as a page is out of the question."""
    from lxml.etree import iterwalk

    depth = elements = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _DEEPEST or elements > _MOST_ELEMENTS:
            return False
    return True


def _by_trafilatura(tree: "HtmlElement") -> str | None:
    import logging

    for library in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, include_comments=False, include_tables=False)
    except Exception:  # noqa: BLE001  # whatever a hostile page does to trafilatura, its lines can still be read
        return "\n".join(_lines(tree))
    return getattr(found, "text", None)


def _lines(tree: "HtmlElement") -> list[str]:
    """The text of every block element outside the page's furniture. Takes time in proportion to the page."""
    from lxml.etree import iterwalk

    lines: list[str] = []
    words: list[str] = []

    def close() -> None:
        if line := " ".join("".join(words).split()):
            lines.append(line)
        words.clear()

    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _ELSEWHERE:
                walk.skip_subtree()
                continue
            if tag not in _INLINE:
                close()
            words.append(element.text or "")
        else:
            if tag not in _INLINE and tag not in _ELSEWHERE and tag:
                close()
            words.append(element.tail or "")
    close()
    return lines
