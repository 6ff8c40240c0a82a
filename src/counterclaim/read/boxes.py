"""What stands amid the lines of an article and is none of it: labelled boxes, cards, links, stray words."""

from typing import TYPE_CHECKING

from counterclaim.read.clutter import label_in
from counterclaim.read.elements import HEADINGS
from counterclaim.read.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST_CARD = 700
_LABEL = 80
_SHORTEST_LEAD = 60
_STRAY = ("div", "span", "section", "article", "main", "td", "body", "center", "font", "header")


def without_boxes(lines: list[Line], headline: "HtmlElement | None") -> list[Line]:
    """`lines` of an article without the boxes, cards, links and stray words among them; what stands in the `headline`
    is none of these."""
    of_headline = {line for line in lines if headline in (line.element, *line.element.iterancestors())}
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
        self._of: dict[HtmlElement, list[Line]] = {}
        for line in lines:
            for element in (line.element, *line.element.iterancestors()):
                self._of.setdefault(element, []).append(line)
        self._whole = self._told(lines)
        for place, line in enumerate(lines):
            if not line.grid and not self.hold(line):
                self._look_at(place, line)

    def hold(self, line: Line) -> bool:
        """True when `line` stands in a box."""
        if line in self._single:
            return True
        return any(element in self._elements for element in (line.element, *line.element.iterancestors()))

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
        for element in (line.element, *line.element.iterancestors()):
            lines = self._of.get(element, [])
            if not lines or lines[0] is not line or not self._is_beside(lines, place, label):
                break
            box = element
        if box is not None and len(self._of[box]) > 1:
            self._elements.add(box)
            return
        self._single.add(line)
        for after in self._lines[place + 1 :]:
            if after.tells or not (after.links or (label == "tail" and not after.heads and not after.ends)):
                break
            self._single.add(after)

    def _is_beside(self, lines: list[Line], place: int, label: str) -> bool:
        """True when `lines` are few enough of the article, or come after some of it, to be a box."""
        told = self._told(lines)
        if label == "tail" and any(line.tells for line in self._lines[:place]):
            return told < self._whole
        return told == 0 or (label == "tail" and told < self._whole / 2)

    def _card_under(self, place: int, line: Line) -> None:
        """The card of a linked heading: the largest small element that begins with it; in a list of such headings, what
        comes before the next."""
        card = None
        for element in line.element.iterancestors():
            lines = self._of.get(element, [])
            if not self._is_small(lines) or not all(each.links for each in lines[: lines.index(line)]):
                break
            card = element if len(lines) > 1 else card
        if card is not None:
            self._elements.add(card)
            return
        column = line.element.getparent()
        if sum(each.links and each.element.getparent() is column for each in self._lines if each.heads) > 1:
            for after in self._lines[place + 1 :]:
                if after.heads or after.element.getparent() is not column:
                    break
                self._single.add(after)

    def _card_before(self, line: Line) -> None:
        """The card that ends with a link such as "Read more": a small element with a heading in it."""
        card = None
        for element in line.element.iterancestors():
            lines = self._of.get(element, [])
            if not self._is_small(lines):
                break
            if any(each.element.tag in HEADINGS for each in lines):
                card = element
        if card is not None:
            self._elements.add(card)
        else:
            self._single.add(line)

    def _is_small(self, lines: list[Line]) -> bool:
        length = sum(len(each.text) for each in lines)
        return 0 < length <= _LARGEST_CARD and self._told(lines) < self._whole / 2

    @staticmethod
    def _told(lines: list[Line]) -> int:
        return sum(len(line.text) for line in lines if line.tells)
