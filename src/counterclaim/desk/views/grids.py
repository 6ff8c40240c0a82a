"""The tables of a text, laid out as tables, and what stands in their cells."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Literal

from counterclaim.model import Claim, Document, Span, Table

_MOST_HEADS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks: the ids of the `claims` whose number stands here, of those among them
    that begin here (`opens`), and the `fields` of the chosen claim that it proves."""

    start: int
    words: str
    claims: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    clutter: bool = False


class Figures:
    """Where the numbers of `claims` stand, and what proves the fields of the one that is `chosen`."""

    def __init__(self, claims: Iterable[Claim], chosen: Claim | None = None) -> None:
        self._claims = {f"claim {number:06}": claim for number, claim in enumerate(claims)}
        self.spans = [(name, Span(claim.start, claim.end)) for name, claim in self._claims.items()]
        if chosen:
            found = ((name, Span(*span)) for name, spans in chosen.evidence.items() for span in spans)
            self.spans += [(f"field {name}", span) for name, span in found]

    def run(self, start: int, words: str, names: Sequence[str]) -> Run:
        """The run of `words` from `start`, under the marks of these `names`."""
        claims = [self._claims[name] for name in names if name in self._claims]
        return Run(
            start,
            words,
            tuple(claim.id for claim in claims),
            tuple(claim.id for claim in claims if claim.start == start),
            tuple(name.removeprefix("field ") for name in names if name.startswith("field ")),
            "clutter" in names,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of so many columns and rows; `start` is where its words stand in the text."""

    start: int
    runs: tuple[Run, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: whether it is one of its heads, and how many rows are left out before it, which stand from the
    character `gap`."""

    cells: tuple[Cell, ...]
    head: bool = False
    left_out: int = 0
    gap: int | None = None


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; `left_out` rows behind the last one shown, which stand from the character `gap`."""

    start: int
    rows: tuple[Row, ...]
    left_out: int = 0
    gap: int | None = None
    kind: Literal["table"] = "table"


def laid_tables(document: Document) -> list[Table]:
    """The tables of `document` that can be shown as such, in order and apart: all words between their first and their
    last character stand in a cell."""
    found: list[Table] = []
    for table in sorted((table for table in document.tables if any(table.rows)), key=lambda one: one.span):
        if (not found or table.span.start >= found[-1].span.end) and _is_whole(table, document.text):
            found.append(table)
    return found


def _is_whole(table: Table, text: str) -> bool:
    at = table.span.start
    for cell in sorted({cell for row in table.rows for cell in row if cell.start < cell.end}):
        if cell.start > at and any(letter.isalnum() for letter in text[at : cell.start]):
            return False
        at = max(at, cell.end)
    return at <= len(text)


def table_block(table: Table, shown: Sequence[Span], runs: Callable[[Span], tuple[Run, ...]]) -> TableBlock:
    """The heads of `table` and those of its rows that reach into the parts `shown`; `runs` cuts a cell's words."""
    heads, ends = min(table.heads, _MOST_HEADS), [window.end for window in shown]
    visible = {number for number, row in enumerate(table.rows) if number < heads or _reaches(row, shown, ends)}
    rows: list[Row] = []
    skipped, gap = 0, None
    for number, row in enumerate(table.rows):
        if number in visible:
            rows.append(Row(_cells(table, number, visible, runs), number < heads, skipped, gap))
            skipped, gap = 0, None
        else:
            skipped, gap = skipped + 1, min(cell.start for cell in row) if gap is None else gap
    return TableBlock(table.span.start, tuple(rows), skipped, gap)


def _reaches(row: Sequence[Span], shown: Sequence[Span], ends: Sequence[int]) -> bool:
    windows = ((cell, bisect_right(ends, cell.start)) for cell in row)
    return any(place < len(shown) and shown[place].start < cell.end for cell, place in windows)


def _cells(table: Table, number: int, visible: Set[int], runs: Callable[[Span], tuple[Run, ...]]) -> tuple[Cell, ...]:
    """The cells that begin in the row `number`, or in one above it that is not `visible`."""
    row, found = table.rows[number], []
    above = table.rows[number - 1] if number - 1 in visible else None
    for column, span in enumerate(row):
        empty = span.start == span.end
        if not empty and ((column and row[column - 1] == span) or (above and above[column] == span)):
            continue
        wide = 1 if empty else _same(span, row[column:])
        below = (table.rows[other][column] for other in takewhile(visible.__contains__, count(number)))
        found.append(Cell(span.start, runs(span), wide, 1 if empty else _same(span, below)))
    return tuple(found)


def _same(span: Span, cells: Iterable[Span]) -> int:
    """How many of `cells`, from the first one, are `span`."""
    return sum(1 for _ in takewhile(span.__eq__, cells))
