"""Rows laid out in columns for a terminal, so that no head and no number is torn, however narrow it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_LONG = 16
"""Longer words (addresses, paths, ids) may be broken; shorter ones stand whole."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A column: its head, whether numbers stand in it, how wide it is at most, whether its words must stay on one line
    (an id, to be copied), and whether they go on lines of their own under the rest of their row (a sentence)."""

    head: str
    number: bool = False
    most: int | None = None
    whole: bool = False
    below: bool = False


def print_laid(console: "Console", columns: Sequence[Laid], rows: "Sequence[Sequence[Text]]") -> None:
    """Print one or more `rows`, which have a cell for each of `columns`, under their heads; one below another, each
    cell after its head, where the console is too narrow for columns."""
    from rich.text import Text

    beside = [number for number, column in enumerate(columns) if not column.below]
    across = [columns[number] for number in beside]
    cells = [[row[number] for number in beside] for row in rows]
    natural, least = _natural(across, cells), _least(across, cells)
    gap = 3 if sum(natural) + 3 * len(across) <= console.width else 2
    room = console.width - 2 - gap * (len(across) - 1)
    widths = narrowed(natural, least, room)
    if sum(widths) > room:
        _print_stacked(console, columns, rows)
        return
    console.print()
    for line in _lines(console, across, [Text(column.head, style="bold") for column in across], widths, gap):
        console.print(line)
    console.print(Text(" " + "─" * (sum(widths) + gap * (len(across) - 1))))
    for row, beside_cells in zip(rows, cells, strict=True):
        for line in _lines(console, across, beside_cells, widths, gap):
            console.print(line)
        for number, column in enumerate(columns):
            if column.below:
                _print_under(console, row[number], 3)
    console.print()


def narrowed(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths `natural`, where they are wider than `room` taken from where most can be spared, down to the `least`:
    together these may still be wider than the room."""
    widths = [max(pair) for pair in zip(natural, least, strict=True)]
    while sum(widths) > room:
        spare = [width - low for width, low in zip(widths, least, strict=True)]
        if not any(spare):
            break
        widths[spare.index(max(spare))] -= 1
    return widths


def _natural(columns: Sequence[Laid], cells: "Sequence[Sequence[Text]]") -> list[int]:
    """How wide each column is where nothing in it is broken."""
    return [
        max(len(column.head), min(column.most or 1_000, max(_longest(row[number]) for row in cells)))
        for number, column in enumerate(columns)
    ]


def _least(columns: Sequence[Laid], cells: "Sequence[Sequence[Text]]") -> list[int]:
    """How wide each column must be: for the words of its head, its numbers, what stays whole and short words."""
    least = []
    for number, column in enumerate(columns):
        told = [row[number] for row in cells]
        if column.whole or column.number:
            needed = max(map(_longest, told))
        else:
            words = (len(word) for cell in told for word in cell.plain.split())
            needed = min(max(words, default=0), column.most or _LONG, _LONG)
        least.append(max(needed, *map(len, column.head.split())))
    return least


def _longest(cell: "Text") -> int:
    return max((line.cell_len for line in cell.split("\n")), default=0)  # an empty cell has no lines


def _lines(
    console: "Console", columns: Sequence[Laid], cells: "Sequence[Text]", widths: Sequence[int], gap: int
) -> "Iterator[Text]":
    """The lines of one row."""
    from rich.text import Text

    wrapped = [list(cell.wrap(console, width, overflow="fold")) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        line = Text(" ")
        for column, parts, width in zip(columns, wrapped, widths, strict=True):
            part = parts[number].copy() if number < len(parts) else Text()
            part.rstrip()
            part.align("right" if column.number else "left", width)
            line.append_text(part).append(" " * gap)
        line.rstrip()
        yield line


def _print_under(console: "Console", cell: "Text", indent: int) -> None:
    from rich.text import Text

    for line in cell.wrap(console, max(1, console.width - indent - 1), overflow="fold") if cell.plain else ():
        line.rstrip()
        console.print(Text(" " * indent) + line)


def _print_stacked(console: "Console", columns: Sequence[Laid], rows: "Sequence[Sequence[Text]]") -> None:
    """One row below another: its first cell, and under it the others, each after its head."""
    from rich.text import Text

    for first, *others in rows:
        console.print(first, style="bold", overflow="fold")
        for column, cell in zip(columns[1:], others, strict=True):
            if cell.plain:
                told = Text(", ").join(cell.split("\n"))
                _print_under(console, Text.assemble((f"{column.head}: ", "dim"), told), 2)
        console.print()
