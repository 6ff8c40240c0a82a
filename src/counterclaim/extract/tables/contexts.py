"""What belongs to each figure of a table: the heads over it, the labels beside it, and what stands around the table."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extract.tables.around import Around
from counterclaim.extract.tables.facets import Facet
from counterclaim.extract.tables.figures import Figure, figures_of
from counterclaim.extract.tables.sheet import LONGEST_LABEL, Sheet
from counterclaim.model import Span


@dataclass(frozen=True)
class Context:
    """A figure with all that speaks of it: heads and labels, the nearest first."""

    row: int
    column: int
    figure: Figure
    heads: tuple[Facet, ...]
    labels: tuple[Facet, ...]
    sections: tuple[Facet, ...] = ()

    @property
    def facets(self) -> tuple[Facet, ...]:
        """Heads, labels and sections, the nearest first."""
        return (*self.heads, *self.labels, *self.sections)

    @property
    def total_row(self) -> bool:
        """Whether the row is that of a whole."""
        return any(facet.total for facet in self.labels)

    @property
    def total_column(self) -> bool:
        """Whether the column is that of a whole."""
        return bool(self.heads) and self.heads[0].total


def contexts(sheet: Sheet) -> Iterator[Context]:
    """The figures of the table in `sheet`, row by row, each with what speaks of it."""
    sections: tuple[Facet, ...] = ()
    label_columns = sheet.label_columns()
    seen: set[Span] = set()
    for number in range(sheet.heads, len(sheet.rows)):
        row = sheet.rows[number]
        if sheet.is_section(number):
            cell = next(cell for cell in row if sheet.words(cell))
            sections = (sheet.facet(cell),)
            continue
        labels = _labels(sheet, number, label_columns)
        if any(facet.total for facet in labels) and number == len(sheet.rows) - 1:
            sections = ()
        for c, cell in enumerate(row):
            if sheet.columns[c] != "figures" or cell in seen:
                continue
            seen.add(cell)
            heads = tuple(reversed(sheet.head_facets(c)))
            for side, figure in _paired(sheet, c, cell):
                yield Context(number, c, figure, (side, *heads[1:]), labels, sections)
            scale = next((head.scale for head in heads if head.scale > 1), 1)
            for figure in figures_of(sheet.tagged(cell), scale) if scale > 1 else sheet.figures(cell):
                yield Context(number, c, figure, heads, labels, sections)


def _paired(sheet: Sheet, c: int, cell: Span) -> Iterator[tuple[Facet, Figure]]:
    """The two figures of a cell under a head of two: "12 / 40" under "Killed / Wounded"."""
    cells = sheet.head_cells(c)
    told, over = sheet.halves(cell), sheet.halves(cells[-1]) if cells else None
    if told is None or over is None:
        return
    sides = [sheet.facet(side) for side in over]
    figures = [figures_of(sheet.tagged(part)) for part in told]
    if all(side.outcome for side in sides) and all(len(found) == 1 for found in figures):
        yield from ((side, found[0]) for side, found in zip(sides, figures, strict=True))


def _labels(sheet: Sheet, number: int, columns: list[int]) -> tuple[Facet, ...]:
    """What the labels of a row say, the nearest to its figures first."""
    cells = dict.fromkeys(sheet.rows[number][c] for c in columns if sheet.head_kind(c) != "sources")
    return tuple(sheet.facet(cell) for cell in reversed(cells) if 0 < len(sheet.words(cell)) <= LONGEST_LABEL)


def is_turned(sheet: Sheet) -> bool:
    """Whether the labels of rows say what happened, and the heads of columns where, when and to whom."""
    columns = {c for c, kind in enumerate(sheet.columns) if kind == "figures"}
    over = {c for c in columns if any(f.outcome and not f.thing for f in sheet.head_facets(c))}
    beside = {
        n
        for n in range(sheet.heads, len(sheet.rows))
        if any(f.outcome and not f.thing for f in _labels(sheet, n, sheet.label_columns()))
    }
    return len(beside) > len(over)


def caption_outcome(near: Around) -> Facet | None:
    """The heading that says the one thing that happened to those the table counts."""
    return next((facet for facet in near.headings if facet.outcome or facet.several), None)
