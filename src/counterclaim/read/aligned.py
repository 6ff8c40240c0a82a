"""Tables without lines, known by their figures, which stand in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from counterclaim.read.glyphs import Words, text_of
from counterclaim.read.heads import heads_of, is_figure
from counterclaim.read.layout import Grid
from counterclaim.read.placed import Drawn, Gap, Slab

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
    cells: list[str]
    top: float
    bottom: float
    size: float


def aligned_table(slabs: Sequence[Slab], gutters: Sequence[Gap], rightward: bool) -> Aligned | None:
    """The table that a band of `slabs` is; None where too few of its cells are figures. Columns come in the order of
    reading."""
    rows = [_row(slab, gutters, rightward) for slab in slabs]
    full = [number for number, row in enumerate(rows) if sum(map(bool, row.cells)) > 1]
    if len(full) < 2:
        return None
    first, end = full[0], full[-1] + 1
    figures = _columns_of_figures(rows[first:end])
    if not figures:
        return None
    while end < len(rows) and rows[end].top - rows[end - 1].bottom < _CLOSE * rows[end].size / 2:
        end += 1
    used = [n for n in range(len(gutters) + 1) if any(row.cells[n] for row in rows[first:end])]
    joined = [_only(row, used) for row in _joined(rows[first:end], figures)]
    grid = Grid([row.cells for row in joined], heads_of([row.cells for row in joined]))
    words = [item for slab in slabs[first:end] for item in slab]
    left, right = min(item.x0 for item in words), max(item.x1 for item in words)
    edges = tuple((-1e6, *(gap[1] for gap in gutters))[n if rightward else len(gutters) - n] for n in used)
    drawn = Drawn(grid, left, right, rows[first].top, rows[end - 1].bottom, edges)
    return Aligned(drawn, slabs[:first], slabs[end:])


def _only(row: _Row, used: Sequence[int]) -> _Row:
    return _Row([row.cells[n] for n in used], row.top, row.bottom, row.size)


def _row(slab: Slab, gutters: Sequence[Gap], rightward: bool) -> _Row:
    parts: list[list[Words]] = [[] for _ in range(len(gutters) + 1)]
    words = [item for item in slab if isinstance(item, Words)]
    for item in words:
        parts[sum(gap[1] <= item.x0 + 0.01 for gap in gutters)].append(item)
    cells = [_cell(part) for part in (parts if rightward else reversed(parts))]
    size = median(item.size for item in words)
    return _Row(cells, min(item.top for item in words), max(item.bottom for item in words), size)


def _cell(words: list[Words]) -> str:
    """What stands in a cell, line by line."""
    lines: list[list[Words]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if lines and abs(word.middle - lines[-1][0].middle) < 0.5 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return " ".join(map(text_of, lines))


def _columns_of_figures(rows: Sequence[_Row]) -> list[int]:
    """The columns, but for the first, most of whose cells are figures; none where the first holds long texts."""
    first = min(n for row in rows for n, cell in enumerate(row.cells) if cell)
    labels = [len(row.cells[first]) for row in rows if row.cells[first]]
    if labels and median(labels) > _LONGEST_LABEL:
        return []
    found = []
    for column in range(first + 1, len(rows[0].cells)):
        cells = [row.cells[column] for row in rows if row.cells[column]]
        figures = sum(map(is_figure, cells))
        if figures and figures >= _MOST_FIGURES * (len(cells) - 1) and figures + 1 >= len(cells) / 2:
            found.append(column)
    return found


def _joined(rows: Sequence[_Row], figures: Sequence[int]) -> list[_Row]:
    """The rows, those joined that are lines of one: of the heads, and of labels that are broken over lines."""
    told = [any(is_figure(row.cells[column]) for column in figures) for row in rows]
    tops = [row.top for row, figure in zip(rows, told, strict=True) if figure]
    pitch = median(after - before for before, after in pairwise(tops)) if len(tops) > 1 else 0
    head = told.index(True) if True in told else 0
    found: list[_Row] = []
    lead: _Row | None = None
    for number, row in enumerate(rows):
        near = bool(found) and row.top - found[-1].bottom < _CLOSE * row.size
        if number < head and number and near:
            _add(found[-1], row)
        elif number > head and not told[number] and near and pitch > 1.5 * row.size:
            after = rows[number + 1].top - row.bottom if number + 1 < len(rows) else 1e6
            if after < row.top - found[-1].bottom - 0.1:
                lead = row
            else:
                _add(found[-1], row)
        else:
            found.append(_Row(list(row.cells), row.top, row.bottom, row.size))
            if lead:
                found[-1].cells = [" ".join(filter(None, pair)) for pair in zip(lead.cells, row.cells, strict=True)]
                lead = None
    return found


def _add(row: _Row, line: _Row) -> None:
    row.cells = [" ".join(filter(None, pair)) for pair in zip(row.cells, line.cells, strict=True)]
    row.bottom = line.bottom
