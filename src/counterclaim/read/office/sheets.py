"""A sheet of cells taken apart: titles, tables and notes, found by the empty rows between them."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from counterclaim.read.heads import heads_of
from counterclaim.read.laid import Block
from counterclaim.read.layout import Grid

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CELLS = 300_000
"""Cells of a sheet beyond which it is not read."""

_MOST_MERGED = 50_000
_MOST_COLUMNS = 16_384
_TRUE = ("1", "true")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True)
class Marks:
    """What a sheet's XML tells besides its cells: ranges (rows and columns from 0, the last included) that are one
    cell, hidden rows and columns, and how many formulas have no value."""

    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unvalued: int = 0


@dataclass
class Sheet:
    """The cells of a sheet as shown, row by row from the first."""

    rows: list[list[str]]
    marks: Marks = field(default_factory=Marks)


def marks_of(archive: zipfile.ZipFile, member: str) -> Marks:
    """The marks in the XML of a sheet, in one pass that keeps none of its cells."""
    from lxml.etree import iterparse

    merged: list[tuple[int, int, int, int]] = []
    rows: set[int] = set()
    columns: set[int] = set()
    unvalued = number = 0
    with archive.open(member.removeprefix("/")) as stream:
        for _, element in iterparse(stream, events=("end",), resolve_entities=False, no_network=True):
            name = _name(element)
            if name == "c":
                children = {_name(child): child.text for child in element}
                unvalued += "f" in children and not children.get("v") and element.get("t") != "str"
            elif name == "row":
                number = _counted(element.get("r"), number + 1)
                rows.update([number - 1] if element.get("hidden") in _TRUE else ())
                _forget(element)
            elif name == "col" and element.get("hidden") in _TRUE:
                first = _counted(element.get("min"), 1)
                columns.update(range(first - 1, min(_counted(element.get("max"), first), _MOST_COLUMNS)))
            elif name == "mergeCell" and (match := _RANGE.fullmatch(element.get("ref", ""))):
                if len(merged) < _MOST_MERGED:
                    merged.append((int(match[2]) - 1, _column(match[1]), int(match[4]) - 1, _column(match[3])))
                _forget(element)
    return Marks(tuple(merged), frozenset(rows), frozenset(columns), unvalued)


def _name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _forget(element: "_Element") -> None:
    """Free an element that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _counted(words: str | None, otherwise: int) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 9 else otherwise


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def blocks_of(sheet: Sheet) -> Iterator[Block]:
    """The titles, tables and notes of `sheet`, from the top. Rows between which one row or more is empty are apart,
    unless the lower ones go on with a table's figures under its heads."""
    found: list[Block] = []
    last: _Region | None = None
    for region in _regions(sheet):
        lines, body, notes = region.parts()
        found += lines
        if body:
            grid = body.grid()
            if last and not lines and grid.heads == 0 and isinstance(found[-1], Grid) and last.goes_on(body):
                last = last.with_rows(body)
                found[-1] = last.grid()
            elif len(body.rows) == 1:
                found += body.lines()
            else:
                found.append(grid)
                last = body
        found += notes
    yield from found


@dataclass(frozen=True)
class _Region:
    """Rows of cells that belong together, each cell with where it stands on the sheet; None where another reaches."""

    rows: tuple[tuple[int, tuple[str | None, ...]], ...]
    above: frozenset[tuple[int, int]]

    def columns(self) -> tuple[int, int]:
        """The first column that holds anything, and the one after the last."""
        used = [n for _, row in self.rows for n, cell in enumerate(row) if cell]
        return min(used), max(used) + 1

    def parts(self) -> "tuple[list[Block], _Region | None, list[Block]]":
        """The lines above the table, the table, the lines under it. A line is a row with one cell."""
        alone = [sum(bool(cell) for cell in row) == 1 for _, row in self.rows]
        first = next((n for n, single in enumerate(alone) if not single), len(alone))
        end = next((n for n in range(len(alone), first, -1) if not alone[n - 1]), first)
        body = replace(self, rows=self.rows[first:end])
        if first == end or len({n for _, row in body.rows for n, cell in enumerate(row) if cell}) < 2:
            return self.lines(), None, []
        return self.lines(0, first), body, self.lines(end)

    def lines(self, first: int = 0, end: int | None = None) -> list[Block]:
        """The rows from `first` up to `end` as lines."""
        return [" ".join(" ".join(cell.split()) for cell in row if cell) for _, row in self.rows[first:end]]

    def goes_on(self, lower: "_Region") -> bool:
        """True when `lower` lies under the same columns."""
        (left, right), (first, end) = self.columns(), lower.columns()
        return left <= first and end <= right and heads_of(self.grid().rows) > 0

    def with_rows(self, lower: "_Region") -> "_Region":
        """This table with the rows of `lower` after its own."""
        return _Region(self.rows + lower.rows, self.above | lower.above)

    def grid(self) -> Grid:
        """The table, without the columns in which nothing stands."""
        used = sorted({n for _, row in self.rows for n, cell in enumerate(row) if cell})
        rows = [[row[n] if n < len(row) else "" for n in used] for _, row in self.rows]
        above = frozenset(
            (i, j) for i, (number, _) in enumerate(self.rows) for j, n in enumerate(used) if (number, n) in self.above
        )
        return Grid(rows, heads_of(rows), None, above)


def _regions(sheet: Sheet) -> Iterator[_Region]:
    over, above, ends = _reached(sheet)
    hidden = sheet.marks.hidden_columns
    rows: list[tuple[int, tuple[str | None, ...]]] = []
    for number, row in enumerate(sheet.rows):
        if number in sheet.marks.hidden_rows:
            continue
        padded = enumerate([*row, *[""] * (ends.get(number, 0) - len(row))])
        cells = tuple("" if n in hidden else None if (number, n) in over else cell.strip() for n, cell in padded)
        if any(cells) or any((number, n) in above for n in range(len(cells))):
            rows.append((number, cells))
        elif rows:
            yield _Region(tuple(rows), above)
            rows = []
    if rows:
        yield _Region(tuple(rows), above)


def _reached(sheet: Sheet) -> tuple[set[tuple[int, int]], frozenset[tuple[int, int]], dict[int, int]]:
    """The places that a merged cell reaches, those that it reaches from above, and how far right it reaches in each
    row: no farther than there are cells."""
    over: set[tuple[int, int]] = set()
    above: set[tuple[int, int]] = set()
    ends: dict[int, int] = {}
    widest = max(map(len, sheet.rows), default=0)
    for top, left, bottom, right in sheet.marks.merged:
        end = min(right + 1, widest)
        for number in range(top, min(bottom + 1, len(sheet.rows))):
            over.update((number, n) for n in range(left, end) if (number, n) != (top, left))
            above.update((number, n) for n in range(left, end) if number > top)
            ends[number] = max(ends.get(number, 0), end)
        if len(over) > MOST_CELLS:
            break
    return over, frozenset(above), ends
