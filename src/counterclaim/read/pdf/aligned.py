"""Tables without lines, known by their figures, which stand in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from counterclaim.read.heads import heads_of, is_figure
from counterclaim.read.layout import Grid
from counterclaim.read.pdf.glyphs import WIDE, Words, text_of
from counterclaim.read.pdf.placed import Drawn, Gap, Item, Slab

_MOST_FIGURES = 0.6
_LONGEST_LABEL = 60
_CLOSE = 0.45
"""Lines that are nearer to one another than so many font sizes are of one cell, if rows are farther apart."""


@dataclass(frozen=True)
class Aligned:
    """A table, and the slabs of its band that stand before and after it."""

    drawn: Drawn
    before: Sequence[Slab]
    after: Sequence[Slab]


@dataclass
class _Row:
    cells: list[str | None]
    top: float
    bottom: float
    size: float

    def add(self, line: "_Row") -> None:
        """Put a further line of the same cells under the row."""
        pairs = zip(self.cells, line.cells, strict=True)
        self.cells = [one if other is None else f"{one or ''} {other}".strip() for one, other in pairs]
        self.bottom = line.bottom


def aligned_table(slabs: Sequence[Slab], gutters: Sequence[Gap], rightward: bool) -> Aligned | None:
    """The table that a band of `slabs` is; None where too few of its cells are figures. Columns come in the order of
    reading: they are those of the figures, and a head belongs to the columns that it stands over."""
    rows = [_row(slab, gutters) for slab in slabs]
    full = [number for number, row in enumerate(rows) if sum(map(bool, row.cells)) > 1]
    if len(full) < 2:
        return None
    first, end = full[0], full[-1] + 1
    told = [number for number in range(first, end) if _tells_figures(rows[number])]
    if not told or not _is_table(rows[first:end]):
        return None
    while end < len(rows) and rows[end].top - rows[end - 1].bottom < _CLOSE * rows[end].size / 2:
        end += 1
    own = gaps_in([item for number in told for item in slabs[number]])
    columns = _columns([item for slab in slabs[told[0] : end] for item in slab], own)
    heads = _heads([item for slab in slabs[first : told[0]] for item in slab], columns)
    body = _body([_row(slab, own) for slab in slabs[told[0] : end]])
    cells = [[*row.cells] if rightward else _mirrored(row.cells) for row in (*heads, *body)]
    words = [item for slab in slabs[first:end] for item in slab]
    left, right = min(item.x0 for item in words), max(item.x1 for item in words)
    grid = Grid(cells, heads_of(cells))
    drawn = Drawn(grid, left, right, rows[first].top, rows[end - 1].bottom, tuple(column[0] for column in columns))
    return Aligned(drawn, slabs[:first], slabs[end:])


def gaps_in(items: Sequence[Item]) -> list[Gap]:
    """The stretches between the left and the right edge of all `items` where none of them stands."""
    gaps: list[Gap] = []
    end: float | None = None
    for item in sorted(items, key=lambda item: item.x0):
        if end is not None and item.x0 - end > 0.5 * WIDE * (item.size if isinstance(item, Words) else 10.0):
            gaps.append((end, item.x0))
        end = item.x1 if end is None else max(end, item.x1)
    return gaps


def _row(slab: Slab, gutters: Sequence[Gap]) -> _Row:
    parts: list[list[Words]] = [[] for _ in range(len(gutters) + 1)]
    words = [item for item in slab if isinstance(item, Words)]
    for item in words:
        parts[sum((gap[0] + gap[1]) / 2 <= (item.x0 + item.x1) / 2 for gap in gutters)].append(item)
    size = median(item.size for item in words)
    cells: list[str | None] = [" ".join(map(text_of, _by_line(part))) for part in parts]
    return _Row(cells, min(item.top for item in words), max(item.bottom for item in words), size)


def _by_line(words: Sequence[Words]) -> list[list[Words]]:
    lines: list[list[Words]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if lines and abs(word.middle - lines[-1][0].middle) < 0.5 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _tells_figures(row: _Row) -> bool:
    cells = [cell for cell in row.cells if cell]
    return sum(map(is_figure, cells)) >= max(1, len(cells) // 2)


def _is_table(rows: Sequence[_Row]) -> bool:
    """True when most cells of a column beside the first are figures, and the first holds no long texts."""
    labels = [len(row.cells[0]) for row in rows if row.cells[0]]
    if labels and median(labels) > _LONGEST_LABEL:
        return False
    for column in range(len(rows[0].cells)):
        cells = [cell for row in rows if (cell := row.cells[column])]
        others = any(cell for row in rows for n, cell in enumerate(row.cells) if n != column)
        figures = sum(all(map(is_figure, cell.split())) for cell in cells)
        if others and figures and figures >= _MOST_FIGURES * (len(cells) - 1) and figures + 1 >= len(cells) / 2:
            return True
    return False


def _columns(items: Sequence[Item], gutters: Sequence[Gap]) -> list[Gap]:
    """From where to where each column reaches."""
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    return list(zip((left, *(gap[1] for gap in gutters)), (*(gap[0] for gap in gutters), right), strict=True))


def _heads(items: Sequence[Item], columns: Sequence[Gap]) -> list[_Row]:
    """The head rows: a line in which a head stands over several columns is one, other lines near each other are one."""
    found: list[_Row] = []
    spanning = False
    lines = _by_line([item for item in items if isinstance(item, Words)])
    columns = _widened(lines[-1], columns) if lines else columns
    for line in lines:
        cells: list[str | None] = [""] * len(columns)
        spans = False
        for word in sorted(line, key=lambda word: word.x0):
            over = _under(word, columns, line is lines[-1])
            cells[over[0]] = f"{cells[over[0]] or ''} {word.text}".strip()
            for n in over[1:]:
                cells[n] = None
            spans = spans or len(over) > 1
        row = _Row(cells, min(word.top for word in line), max(word.bottom for word in line), line[0].size)
        if found and not spans and not spanning and row.top - found[-1].bottom < _CLOSE * row.size:
            found[-1].add(row)
        else:
            found.append(row)
            spanning = spans
    return found


def _widened(line: Sequence[Words], columns: Sequence[Gap]) -> list[Gap]:
    """The columns with their lowest heads, which may be wider than their figures."""
    wider = list(columns)
    for word in line:
        over = [n for n, column in enumerate(columns) if min(column[1], word.x1) > max(column[0], word.x0)]
        if len(over) < 2:
            at = over[0] if over else _nearest(word, columns)
            wider[at] = (min(wider[at][0], word.x0), max(wider[at][1], word.x1))
    return wider


def _under(word: Words, columns: Sequence[Gap], lowest: bool) -> list[int]:
    """The columns that a head stands over: those that it touches, and over other heads those that it is the middle
    of."""
    over = [n for n, column in enumerate(columns) if min(column[1], word.x1) > max(column[0], word.x0)]
    over = over or [_nearest(word, columns)]
    if lowest:
        return over
    middle = (word.x0 + word.x1) / 2
    groups = [(i, j) for i in range(over[0] + 1) for j in range(over[-1], len(columns))]
    aside = {group: abs(middle - (columns[group[0]][0] + columns[group[1]][1]) / 2) for group in groups}
    near = min(aside.values()) + 0.5 * word.size
    first, last = min((group for group in groups if aside[group] <= near), key=lambda group: group[1] - group[0])
    return list(range(first, last + 1))


def _nearest(word: Words, columns: Sequence[Gap]) -> int:
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda n: abs(middle - (columns[n][0] + columns[n][1]) / 2))


def _body(rows: Sequence[_Row]) -> list[_Row]:
    """The rows under the heads, with labels that are broken over lines put together."""
    told = [_tells_figures(row) for row in rows]
    tops = [row.top for row, figure in zip(rows, told, strict=True) if figure]
    pitch = median(after - before for before, after in pairwise(tops)) if len(tops) > 1 else 0.0
    found: list[_Row] = []
    lead: _Row | None = None
    for number, row in enumerate(rows):
        above = row.top - (lead or found[-1]).bottom if lead or found else 1e6
        below = rows[number + 1].top - row.bottom if number + 1 < len(rows) else 1e6
        if not told[number] and below < _CLOSE * row.size and (below < above - 0.1 or lead):
            if lead:
                lead.add(row)
            else:
                lead = row
        elif not told[number] and found and above < _CLOSE * row.size and pitch > 1.3 * row.size:
            found[-1].add(row)
        else:
            if lead:
                lead.add(row)
            found.append(lead or row)
            lead = None
    return found


def _mirrored(cells: Sequence[str | None]) -> list[str | None]:
    """The cells from the right, those that one reaches over after it again."""
    turned: list[str | None] = []
    for cell in cells[::-1]:
        turned.append(cell)
        if cell is not None:
            start = len(turned) - 1
            while start and turned[start - 1] is None:
                turned[start - 1], turned[start] = cell, None
                start -= 1
    return turned
