"""The lines of a page, as a browser would break them: what stands in each, how much of it links, and its tables."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from counterclaim.read.layout import Grid
from counterclaim.read.pages.elements import HEADINGS, INLINE, UNSHOWN, is_note_mark, leads_elsewhere
from counterclaim.read.pages.grids import grid_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SENTENCE_ENDS = tuple(".!?。！？؟۔।…:：")
_CLOSING = "\"'”’»)]）」』›“ \t"
_BULLET = re.compile(r"\A(?:[•·▪■●○◦‣⁃►]\s*|-\s+)+")
_SHORTEST_PROSE = 25
_LONG = 140
_WIDE = 0x2E80
_LINKED = 0.5
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(eq=False)
class Line:
    """A line of a page: its text, how many of its characters link elsewhere, the block element in which it stands, and
    the table that it stands for, if it is none of text."""

    text: str
    linked: int
    element: "HtmlElement"
    grid: Grid | None = None

    @cached_property
    def links(self) -> bool:
        """True when the line is mostly links."""
        return self.linked > _LINKED * len(self.text)

    @cached_property
    def heads(self) -> bool:
        """True when it stands in a heading element."""
        return any(element.tag in HEADINGS for element in self.around)

    @cached_property
    def tells(self) -> bool:
        """True when it reads like a sentence of an article: neither a link nor a heading."""
        if self.grid or self.links or self.heads:
            return False
        return self.width >= _LONG or (self.width >= _SHORTEST_PROSE and self.ends)

    @cached_property
    def width(self) -> int:
        """About how long the line would be in letters: a Chinese character says as much as three."""
        return len(self.text) + 2 * sum(ord(letter) >= _WIDE for letter in self.text)

    @cached_property
    def around(self) -> "tuple[HtmlElement, ...]":
        """Its element, and those around that, from the inside out."""
        return self.element, *self.element.iterancestors()

    @property
    def ends(self) -> bool:
        """True when it ends as a sentence does."""
        return self.text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def lines_of(tree: "HtmlElement", unread: frozenset[str] = frozenset()) -> list[Line]:
    """The lines of `tree` in their order, without those in elements of the `unread` tags. Takes time in proportion to
    the page."""
    reading = _Reading(unread | UNSHOWN)
    reading.walk(tree)
    return reading.lines


class _Reading:
    def __init__(self, unread: frozenset[str]) -> None:
        self._unread = unread
        self.lines: list[Line] = []
        self._words: list[tuple[str, bool]] = []
        self._links = 0

    def walk(self, tree: "HtmlElement") -> None:
        from lxml.etree import iterwalk

        blocks = [tree]
        walk = iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else "script"
            inline = tag in INLINE
            if event == "start":
                if tag in self._unread or is_note_mark(element):
                    walk.skip_subtree()
                    continue
                if not inline:
                    self._close(blocks[-1])
                    blocks.append(element)
                    if tag == "table" and (grid := grid_of(element)):
                        self.lines.append(Line("", 0, element, grid))
                        walk.skip_subtree()
                        continue
                self._links += _leads_elsewhere(element)
                self._take(element.text or "", blocks[-1])
                continue
            if tag not in self._unread:
                if not inline:
                    self._close(blocks.pop())
                self._links -= _leads_elsewhere(element)
            if element is not tree:
                self._take(element.tail or "", blocks[-1])
        self._close(tree)

    def _take(self, words: str, block: "HtmlElement") -> None:
        """Words of a line; in preformatted text an empty line ends it."""
        first, *rest = _EMPTY_LINE.split(words) if block.tag == "pre" else (words,)
        self._words.append((first, self._links > 0))
        for each in rest:
            self._close(block)
            self._words.append((each, self._links > 0))

    def _close(self, block: "HtmlElement") -> None:
        text = _BULLET.sub("", " ".join("".join(words for words, _ in self._words).split()))
        if text:
            linked = len(" ".join("".join(words for words, links in self._words if links).split()))
            self.lines.append(Line(text, linked, block))
        self._words.clear()


def _leads_elsewhere(element: "HtmlElement") -> bool:
    return element.tag == "a" and leads_elsewhere(element.get("href"))
