"""Tables with lines between their cells, found with pdfplumber (Nurminen, "Algorithmic Extraction of Data in Tables in
PDF Documents", 2013)."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from typing import Any

from counterclaim.read.heads import heads_of, is_figure
from counterclaim.read.layout import Grid
from counterclaim.read.pdf.glyphs import Glyph, lines_of, text_of, turned_words
from counterclaim.read.pdf.joining import joined
from counterclaim.read.pdf.placed import Drawn

MOST_CROSSINGS = 2_000_000
"""A page with more places than these where a line might cross another is a drawing: its tables are not looked for."""

_SNAP = 3.0
_LONGEST_CELL = 200
_FEWEST_FILLED = 3


def ruled_tables(page: Any, glyphs: Sequence[Glyph], rightward: bool) -> tuple[list[Drawn], list[Glyph]]:
    """The tables with lines on a pdfplumber `page` that holds `glyphs`, and the glyphs outside of them."""
    upright = sum(edge["orientation"] == "v" for edge in page.edges)
    if not upright or upright * (len(page.edges) - upright) > MOST_CROSSINGS:
        return [], list(glyphs)
    tables: list[Drawn] = []
    rest = list(glyphs)
    for found in page.find_tables():
        left, top, right, bottom = found.bbox
        inside = [_lies_in(glyph, left, top, right, bottom) for glyph in rest]
        cells = _Cells(found.cells, list(compress(rest, inside)))
        cells.add_turned([char for char in page.chars if not char["upright"]], found.cells)
        if grid := cells.grid(rightward):
            tables.append(Drawn(grid, left, right, top, bottom, tuple(cells.xs[:-1])))
            rest = [glyph for glyph, within in zip(rest, inside, strict=True) if not within]
    return tables, rest


def _lies_in(glyph: Glyph, left: float, top: float, right: float, bottom: float) -> bool:
    x, y = _middle(glyph)
    return left <= x <= right and top <= y <= bottom


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.x0 + glyph.x1) / 2, glyph.bottom - 0.4 * glyph.size


@dataclass
class _Line:
    text: str
    middle: float


class _Cells:
    """The cells of one table: boxes on a grid of lines, and what is written in each."""

    def __init__(self, boxes: Sequence[tuple[float, float, float, float]], glyphs: Sequence[Glyph]) -> None:
        self.xs = _snapped([x for box in boxes for x in (box[0], box[2])])
        self.ys = _snapped([y for box in boxes for y in (box[1], box[3])])
        self._owner: dict[tuple[int, int], tuple[int, int]] = {}
        for left, top, right, bottom in boxes:
            place = (_at(self.ys, top), _at(self.xs, left))
            for row in range(place[0], _at(self.ys, bottom)):
                for column in range(place[1], _at(self.xs, right)):
                    self._owner.setdefault((row, column), place)
        written: dict[tuple[int, int], list[Glyph]] = {}
        for glyph in glyphs:
            x, y = _middle(glyph)
            here = (bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1)
            written.setdefault(self._owner.get(here, here), []).append(glyph)
        self._lines = {
            place: [_Line(text_of(line), line[0].middle) for line in lines_of(in_cell)]
            for place, in_cell in written.items()
        }

    def add_turned(self, chars: Sequence[dict[str, Any]], boxes: Sequence[tuple[float, float, float, float]]) -> None:
        """Fill empty cells with what is written in them upward or downward."""
        for box in boxes if chars else ():
            place = (_at(self.ys, box[1]), _at(self.xs, box[0]))
            if not self._lines.get(place) and (words := turned_words(chars, box)):
                self._lines[place] = [_Line(words, (box[1] + box[3]) / 2)]

    def grid(self, rightward: bool) -> Grid | None:
        """The table, or None where the lines only frame text."""
        words = [" ".join(line.text for line in lines) for lines in self._lines.values() if lines]
        if len(words) < _FEWEST_FILLED or sum(map(len, words)) > _LONGEST_CELL * len(words):
            return None
        rows: list[list[str | None]] = []
        above: set[tuple[int, int]] = set()
        columns = [n for n in range(len(self.xs) - 1) if self._is_used([(r, n) for r in range(len(self.ys) - 1)])]
        for number in range(len(self.ys) - 1):
            if not self._is_used([(number, n) for n in range(len(self.xs) - 1)]):
                continue
            for row in self._split(number, columns):
                above.update((len(rows), n) for n, cell in enumerate(row) if cell is _FROM_ABOVE)
                rows.append([None if cell in (_FROM_ABOVE, _FROM_LEFT) else cell for cell in row])
        if len(rows) < 2 or len(columns) < 2:
            return None
        if not rightward:
            rows, above = _mirrored(rows, above, len(columns))
        return Grid(rows, heads_of(rows), None, frozenset(above))

    def _is_used(self, places: Sequence[tuple[int, int]]) -> bool:
        return any(self._lines.get(place) for place in places)

    def _split(self, number: int, columns: Sequence[int]) -> list[list[str]]:
        """The row `number`, or the several that it is where lines are drawn between some rows only: as many as there
        are lines in a cell of nothing but figures."""
        row = [self._told(number, column, columns) for column in columns]
        lines = [self._lines.get((number, column), []) for column in columns]
        figures = [each for each in lines if len(each) > 1 and all(is_figure(line.text) for line in each)]
        if not figures or len({len(each) for each in figures}) > 1 or len(figures) < sum(len(x) > 1 for x in lines) / 2:
            return [row]
        middles = [line.middle for line in figures[0]]
        bounds = [(one + other) / 2 for one, other in pairwise(middles)]
        rows = [list(row) for _ in middles]
        for place, each in enumerate(lines):
            for part in range(len(middles)):
                here = [line.text for line in each if bisect_right(bounds, line.middle) == part]
                if each:
                    rows[part][place] = " ".join(here)
        return rows

    def _told(self, number: int, column: int, columns: Sequence[int]) -> str:
        owner = self._owner.get((number, column), (number, column))
        if owner == (number, column) or (column == columns[0] and owner[0] == number):
            text = ""
            for line in self._lines.get(owner, []):
                text = joined(text, line.text)
            return text
        return _FROM_ABOVE if owner[0] < number else _FROM_LEFT


_FROM_ABOVE = "\0above"
_FROM_LEFT = "\0left"


def _mirrored(
    rows: list[list[str | None]], above: set[tuple[int, int]], width: int
) -> tuple[list[list[str | None]], set[tuple[int, int]]]:
    """The table with its columns from the right; what reached from the left reaches from the right then."""
    turned = [row[::-1] for row in rows]
    above = {(number, width - 1 - column) for number, column in above}
    for number, row in enumerate(turned):
        start = 0
        for column, cell in enumerate(row):
            if cell is None or (number, column) in above:
                continue
            if column > start and all(row[n] is None and (number, n) not in above for n in range(start, column)):
                row[start], row[column] = cell, None
            start = column + 1
    return turned, above


def _snapped(values: Sequence[float]) -> list[float]:
    """The values in order, those that lie close to one another as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _at(values: Sequence[float], value: float) -> int:
    return max(0, bisect_right(values, value + 0.01) - 1)
