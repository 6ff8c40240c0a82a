"""What stands amid the lines of an article and is none of it: labelled boxes, cards, links, stray words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim.read.clutter import label_in
from counterclaim.read.pages.elements import HEADINGS
from counterclaim.read.pages.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST_CARD = 700
_LABEL = 80
_LONGEST_BOX = 60
_SHORTEST_LEAD = 60
_STRAY = ("div", "span", "section", "article", "main", "td", "body", "center", "font", "header")


def without_boxes(lines: list[Line], headline: "HtmlElement | None") -> list[Line]:
    """`lines` of an article without the boxes, cards, links and stray words among them; what stands in the `headline`
    is none of these."""
    of_headline = {line for line in lines if headline in line.around}
    boxes = _Boxes([line for line in lines if line not in of_headline])
    rest = [line for line in lines if not boxes.hold(line)]
    beside = {line.element.getparent() for line in rest if line.tells}
    alike = {_kind(line) for line in rest if line.tells}
    return [
        line
        for line in rest
        if line in of_headline or line.grid or line.tells or not (line.links or _strays(line, beside, alike))
    ]


def _strays(line: Line, beside: "set[HtmlElement | None]", alike: set[tuple[str, str | None]]) -> bool:
    """True for a few words in an element that is neither paragraph, item nor heading, unlike those that tell something,
    and has none beside it."""
    element = line.element
    if element.tag not in _STRAY or line.heads or _kind(line) in alike:
        return False
    return element.getparent() not in beside and element not in beside


def _kind(line: Line) -> tuple[str, str | None]:
    return line.element.tag, line.element.get("class")


class _Boxes:
    """The elements that are boxes, and single lines that are."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._elements: set[HtmlElement] = set()
        self._single: set[Line] = set()
        self._of: dict[HtmlElement, _Contents] = {}
        for place, line in enumerate(lines):
            for element in line.around:
                self._of.setdefault(element, _Contents(place)).take(line)
        self._whole = sum(line.width for line in lines if line.tells)
        self._first = next((place for place, line in enumerate(lines) if line.tells), len(lines))
        for place, line in enumerate(lines):
            if not line.grid and not self.hold(line):
                self._look_at(place, line)

    def hold(self, line: Line) -> bool:
        """True when `line` stands in a box."""
        if line in self._single:
            return True
        return any(element in self._elements for element in line.around)

    def _look_at(self, place: int, line: Line) -> None:
        label = label_in(line.text) if len(line.text) <= _LABEL and not line.tells else None
        if label and line.links:
            self._card_before(line)
        elif label:
            self._box_under(place, line, label)
        elif line.links and line.heads:
            self._card_under(place, line)

    def _box_under(self, place: int, line: Line, label: str) -> None:
        """The box under the label `line`: the largest element that begins with it, or what links after it."""
        box = None
        for element in line.around:
            contents = self._of[element]
            if contents.first != place or not self._is_beside(contents, place, label):
                break
            box = element
        if box is not None and self._of[box].lines > 1:
            self._elements.add(box)
            return
        self._single.add(line)
        for after in self._lines[place + 1 : place + _LONGEST_BOX]:
            if after.tells or not (after.links or (label == "tail" and not after.heads and not after.ends)):
                break
            self._single.add(after)

    def _is_beside(self, contents: "_Contents", place: int, label: str) -> bool:
        """True when `contents` tell little of the article, or come after some of it, to be a box."""
        if label == "tail" and self._first < place:
            return contents.told < self._whole
        return contents.told == 0 or (label == "tail" and contents.told < self._whole / 2)

    def _card_under(self, place: int, line: Line) -> None:
        """The card of a linked heading: the largest small element that begins with it; in a list of such headings, what
        comes before the next."""
        card = None
        for element in line.element.iterancestors():
            contents = self._of[element]
            if not self._is_small(contents) or not all(each.links for each in self._lines[contents.first : place]):
                break
            card = element if contents.lines > 1 else card
        if card is not None:
            self._elements.add(card)
            return
        column = line.element.getparent()
        if column is not None and self._of[column].linked_headings > 1:
            for after in self._lines[place + 1 : place + _LONGEST_BOX]:
                if after.heads or after.element.getparent() is not column:
                    break
                self._single.add(after)

    def _card_before(self, line: Line) -> None:
        """The card that ends with a link such as "Read more": a small element with a heading in it."""
        card = None
        for element in line.around:
            if not self._is_small(self._of[element]):
                break
            if self._of[element].headings:
                card = element
        if card is not None:
            self._elements.add(card)
        else:
            self._single.add(line)

    def _is_small(self, contents: "_Contents") -> bool:
        return contents.length <= _LARGEST_CARD and contents.told < self._whole / 2


@dataclass(slots=True)
class _Contents:
    """What stands in an element: the place of its first line, how many there are and how long, what of that tells
    something, and how many of them are headings."""

    first: int
    lines: int = 0
    length: int = 0
    told: int = 0
    headings: int = 0
    linked_headings: int = 0

    def take(self, line: Line) -> None:
        """Count `line`."""
        self.lines += 1
        self.length += len(line.text)
        self.told += line.width if line.tells else 0
        heads = line.element.tag in HEADINGS
        self.headings += heads
        self.linked_headings += heads and line.links
