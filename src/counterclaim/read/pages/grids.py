"""Tables of a page: which of them hold data, and their cells with all that they cover."""

from typing import TYPE_CHECKING

from counterclaim.read.layout import Grid
from counterclaim.read.pages.elements import words_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_CELLS = 50_000
_WIDEST = 200
_LONGEST_CELL = 200
_LAYOUT = ("table", "form", "h1", "h2", "h3", "article", "section", "iframe", "input", "select", "blockquote")
_LINKED = 0.5


def grid_of(table: "HtmlElement") -> Grid | None:
    """The cells of `table`, where it holds data; None where it arranges a page, or is a list of links.

    It holds data when it has two rows and two columns or more, heads or numbers in its cells, and no cell with
    paragraphs, headings or tables of its own.
    """
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return None
    if any(next(table.iterdescendants(tag), None) is not None for tag in _LAYOUT):
        return None
    rows = list(table.iter("tr"))
    if len(rows) < 2:
        return None
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if max(map(len, cells)) < 2 or not _holds_data([cell for row in cells for cell in row]):
        return None
    return _grid(cells, rows, table)


def _holds_data(cells: "list[HtmlElement]") -> bool:
    words = [words_in(cell) for cell in cells]
    linked = sum(len(words_in(link)) for cell in cells for link in cell.iter("a"))
    if max(map(len, words)) > _LONGEST_CELL or linked > _LINKED * sum(map(len, words)):
        return False
    if any(len(cell.findall(".//p")) > 1 for cell in cells):
        return False
    numbers = sum(any(letter.isdigit() for letter in each) and len(each) <= 30 for each in words)
    heads = sum(cell.tag == "th" for cell in cells)
    return heads > 1 or numbers >= len(words) / 5


def _grid(cells: "list[list[HtmlElement]]", rows: "list[HtmlElement]", table: "HtmlElement") -> Grid | None:
    words: dict[tuple[int, int], str] = {}
    above: set[tuple[int, int]] = set()
    covered: set[tuple[int, int]] = set()
    for number, row in enumerate(cells):
        column = 0
        for cell in row:
            while (number, column) in covered:
                column += 1
            words[number, column] = words_in(cell)
            wide = _span(cell, "colspan", _WIDEST)
            high = min(_span(cell, "rowspan", len(cells)), len(cells) - number)
            if len(covered) + len(words) + wide * high > _MOST_CELLS:
                return None
            for down in range(high):
                for right in range(wide):
                    covered.add((number + down, column + right))
                    if down:
                        above.add((number + down, column + right))
            column += wide
    width = 1 + max(column for _, column in covered)
    filled = [
        [words.get((number, column), None if (number, column) in covered else "") for column in range(width)]
        for number in range(len(cells))
    ]
    return Grid(filled, _heads(cells, rows), _caption(table), frozenset(above))


def _heads(cells: "list[list[HtmlElement]]", rows: "list[HtmlElement]") -> int:
    """How many of the first rows are heads: those in a thead, else those of th cells alone."""
    heads = 0
    for row, of_row in zip(rows, cells, strict=True):
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if not in_head and (not of_row or any(cell.tag != "th" for cell in of_row)):
            break
        heads += 1
    return heads if heads < len(rows) else 0


def _caption(table: "HtmlElement") -> str | None:
    """What the table is called: its caption element, else the caption of its figure."""
    caption = table.find("caption")
    figure = next(table.iterancestors("figure"), None)
    if caption is None and figure is not None:
        caption = figure.find(".//figcaption")
    return words_in(caption) or None if caption is not None else None


def _span(cell: "HtmlElement", name: str, most: int) -> int:
    value = (cell.get(name) or "").strip()
    if not value.isascii() or not value.isdigit():
        return 1
    return max(1, min(int(value[:6]), most)) if int(value[:6]) or name == "colspan" else most
