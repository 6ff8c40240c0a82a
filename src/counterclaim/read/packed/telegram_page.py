"""Telegram Desktop's exports as pages (messages.html), with the ids and facts that result.json gives."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from counterclaim.model import Problem, Published
from counterclaim.read.dates import published
from counterclaim.read.facts import Facts
from counterclaim.read.opened import LARGEST_PIECE, Opened
from counterclaim.read.packed.names import safe_key
from counterclaim.read.packed.telegram import ORIGIN
from counterclaim.read.pages.fragment import text_of
from counterclaim.read.piece import Piece

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TIME = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")


def read_telegram_page(opened: Opened) -> Iterator[Piece | Problem]:
    """Each post on a page of an export, as `file#message12`; a problem where there is none."""
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    data = opened.stream.read(LARGEST_PIECE + 1)
    if len(data) > LARGEST_PIECE:
        why = f"The page is larger than {LARGEST_PIECE // 1_000_000} MB. Export the chat as JSON."
        yield Problem(opened.id, "read", "too_large", why)
        return
    try:
        tree = document_fromstring(data, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (LxmlError, ValueError) as error:
        yield Problem(opened.id, "read", "broken", f"The page could not be taken apart: {error}.")
        return
    posts = 0
    for piece in _posts(opened, tree):
        posts += 1
        yield piece
    if not posts:
        yield Problem(opened.id, "read", "empty", "The export holds no post with a text.")


def _posts(opened: Opened, tree: "HtmlElement") -> Iterator[Piece]:
    header = _first(tree, "page_header")
    name = None if header is None else _words(_first(header, "text"))
    writer = None
    for message in tree.iter("div"):
        if not {"message", "default"} <= _classes(message):
            continue
        forwarded = _first(message, "forwarded")
        own = _first(message, "from_name", outside=forwarded)
        writer = _words(own) or writer  # the next of one writer do not name him again
        text = _first(message, "text")
        words = "" if text is None else text_of(_source(text))
        if words:
            facts = Facts(
                published=_moment(_first(message, "date")),
                outlet=name,
                author=_words(_first(message, "signature")) or (writer if writer != name else None),
                forwarded=None if forwarded is None else _words(_first(forwarded, "from_name")),
            )
            yield opened.text(f"{opened.id}#{safe_key(message.get('id', ''))}", words, facts.found(ORIGIN))


def _first(within: "HtmlElement", name: str, outside: "HtmlElement | None" = None) -> "HtmlElement | None":
    """The first element of class `name` below `within` that is not below `outside`."""
    for element in within.iterdescendants("div"):
        if name in _classes(element) and (outside is None or outside not in element.iterancestors()):
            return element
    return None


def _classes(element: "HtmlElement") -> set[str]:
    return set(element.get("class", "").split())


def _words(element: "HtmlElement | None") -> str | None:
    """The words that stand in an element itself, without those of elements in it: a date beside a name."""
    return " ".join((element.text or "").split()) or None if element is not None else None


def _source(element: "HtmlElement") -> str:
    from lxml.html import tostring

    return str(tostring(element, encoding="unicode", with_tail=False))


def _moment(element: "HtmlElement | None") -> Published | None:
    """The moment with its zone, or the day, from "23.12.2024 10:15:00 UTC+02:00" where one points at the clock time."""
    match = _TIME.fullmatch(element.get("title", "")) if element is not None else None
    if match is None:
        return None
    day, month, year, clock, zone = match.groups()
    try:
        written = datetime.fromisoformat(f"{year}-{int(month):02}-{int(day):02}T{clock}{zone or ''}")
    except ValueError:
        return None
    return published(written.isoformat(), ORIGIN)
