"""The cells of an article's tables, row by row, with all that they reach over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.model import Span, Table
from counterclaim.read.heads import heads_of

_NOTED = re.compile(r"(.*\d)\s*(?:\+|\([^()]*\))\s*", re.DOTALL)
"""A figure with what stands behind it that is no part of it: "83 (police)", "240+"."""

WIDEST = 1000
"""Columns or rows that one cell may reach over, as browsers have it."""


@dataclass(slots=True)
class Cell:
    """A cell: the characters of its entries, which line breaks part, whether it names others, and how many columns and
    rows it reaches over."""

    head: bool = False
    columns: int = 1
    rows: int = 1
    entries: list[Span] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """The characters from its first entry to the end of its last."""
        return Span(self.entries[0].start, self.entries[-1].end)


def table_of(rows: Sequence[Sequence[Cell]], text: str, labelled: bool) -> Table | None:
    """The table of these `rows` in `text`; None where no row has two cells. A `labelled` one has its heads at the side
    alone. Lines that one cell fills are left out of it: they stand in the text as lines."""
    for cell in (cell for row in rows for cell in row):
        cell.entries = [_figure_in(entry, text) for entry in cell.entries]
    told = [row for row in rows if len(row) > 1 or any(cell.rows > 1 for cell in row)]
    filled = _filled(told)
    if not filled or len(filled[0]) < 2:
        return None
    headed = [all(cell.head for cell in row) for row in told]
    heads = headed.index(False) if False in headed else 0
    if not labelled and not any(cell.head for row in told for cell in row):
        heads = heads_of([[text[span.start : span.end] for span in row] for row in filled])
    return Table(filled, heads)


def _figure_in(entry: Span, text: str) -> Span:
    noted = _NOTED.fullmatch(text, entry.start, entry.end)
    return Span(entry.start, noted.end(1)) if noted else entry


def _filled(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Span, ...], ...]:
    found: list[dict[int, Span]] = []
    hanging: dict[int, tuple[Span, int]] = {}  # by its column what reaches down, and into how many rows more
    for row in rows:
        line = {column: span for column, (span, _) in hanging.items()}
        hanging = {column: (span, left - 1) for column, (span, left) in hanging.items() if left > 1}
        column = 0
        for cell in row:
            while column in line:
                column += 1
            for reached in range(column, column + cell.columns):
                line[reached] = cell.span
                if cell.rows > 1:
                    hanging[reached] = cell.span, cell.rows - 1
        entries = row[1].entries if len(row) == 2 and len(line) == 2 else []
        found += [{**line, 1: entry} for entry in entries] if len(entries) > 1 else [line]
    width = max((max(line) + 1 for line in found if line), default=0)
    return tuple(tuple(line.get(n, _nothing(line)) for n in range(width)) for line in found if line)


def _nothing(line: dict[int, Span]) -> Span:
    end = max(span.end for span in line.values())
    return Span(end, end)
