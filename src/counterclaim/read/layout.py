"""How tables stand in a text: a row a line, its cells parted by tabs, so that every cell has its characters."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import Span, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as read from a file: its cells' words, row by row, `None` where a cell to the left or above reaches.

    `heads` of its rows are column heads. `above` tells of each cell that is None whether the one above it (else the one
    to its left) reaches there.
    """

    rows: Sequence[Sequence[str | None]]
    heads: int = 0
    caption: str | None = None
    above: frozenset[tuple[int, int]] = frozenset()


class Layout:
    """A text that is put together from paragraphs and tables, and knows where the cells of its tables stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables: list[Table] = []

    @property
    def text(self) -> str:
        """All that was put in, in its order."""
        return "".join(self._parts)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, with the characters of their cells in `text`."""
        return tuple(self._tables)

    def add(self, words: str) -> Span:
        """Put `words` in as they are, and tell where they stand."""
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return Span(start, self._length)

    def add_paragraph(self, words: str) -> None:
        """Put `words` in as lines of their own."""
        if words:
            self.add(f"{words}\n")

    def add_table(self, grid: Grid) -> None:
        """Put a table in: an empty line, its caption, a line for each row, an empty line."""
        width = max(map(len, grid.rows), default=0)
        if not width:
            return
        self.add("\n")
        caption = None
        if grid.caption and (words := in_one_line(grid.caption)):
            caption = self.add(words)
            self.add("\n")
        rows: list[tuple[Span, ...]] = []
        for number, words_of in enumerate(grid.rows):
            row: list[Span] = []
            for column in range(width):
                if column:
                    self.add("\t")
                words_here = words_of[column] if column < len(words_of) else ""
                if words_here is not None:
                    row.append(self.add(in_one_line(words_here)))
                elif (number, column) in grid.above and number:
                    row.append(rows[-1][column])
                else:
                    row.append(row[-1] if row else self.add(""))
            rows.append(tuple(row))
            self.add("\n")
        self.add("\n")
        self._tables.append(Table(tuple(rows), grid.heads, caption))


def in_one_line(words: str) -> str:
    """`words` with every stretch of white space as one space, so that neither line ends nor tabs stand in them."""
    return " ".join(words.split())
