"""A page in HTML as a tree that knows the characters of the file for which each part stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from counterclaim.read.cited.page_data import table

_DEEPEST = 200
"""Elements within elements; those deeper stand beside each other."""

_CLOSED_BY_NEXT = {
    "a": "a",
    "li": "li",
    "p": "p",
    "dt": "dt dd",
    "dd": "dt dd",
    "tr": "tr",
    "td": "td th",
    "th": "td th",
}
"""Elements whose end need not be written, or was forgotten, and what begins behind them."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that the characters `start` to `end` stand for."""

    words: str
    start: int
    end: int


@dataclass(slots=True)
class Element:
    """An element from its first tag to its last, with what is in it."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    parts: "list[Element | Words]" = field(default_factory=list)

    def each(self) -> "Iterator[Element]":
        """This element and all in it, in their order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.each()

    @property
    def words(self) -> str:
        """The words in it, with single spaces."""
        return " ".join("".join(self._pieces()).split())

    @property
    def classes(self) -> list[str]:
        """The words of its class."""
        return self.attributes.get("class", "").split()

    def _pieces(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, Words):
                yield part.words
            elif part.name not in ("style", "script"):
                yield from part._pieces()
                yield " " if part.name in table()["lines"] else ""


def tree_of(source: str) -> Element:
    """The page `source`."""
    maker = _Maker(source)
    maker.feed(source)
    maker.close()
    return maker.root


class _Maker(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("", {}, 0, len(source))
        self._open = [self.root]
        self._lines = [0]
        place = source.find("\n")
        while place >= 0:  # the parser counts lines by these alone
            self._lines.append(place + 1)
            place = source.find("\n", place + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        closes = _CLOSED_BY_NEXT.get(self._open[-1].name, "").split()
        if tag in closes:
            self._close(self._at)
        start = self._at
        made = Element(
            tag, {name: value or "" for name, value in attrs}, start, start + len(self.get_starttag_text() or "")
        )
        self._open[-1].parts.append(made)
        if tag not in table()["alone"] and len(self._open) < _DEEPEST:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in (each.name for each in self._open):
            while self._open[-1].name != tag:
                self._close(self._at)
            self._close(self._at + len(f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        self._words(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self._words(unescape(f"&{name};"), len(name) + 2)

    def handle_charref(self, name: str) -> None:
        self._words(unescape(f"&#{name};"), len(name) + 3)

    def close(self) -> None:
        super().close()
        while len(self._open) > 1:
            self._close(self.root.end)

    @property
    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _words(self, words: str, length: int) -> None:
        at = self._at
        self._open[-1].parts.append(Words(words, at, at + length))

    def _close(self, end: int) -> None:
        self._open.pop().end = end
