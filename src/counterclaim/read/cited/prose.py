"""An article's words without its markup, each with where it stands in the file, and what is cited where."""

from dataclasses import dataclass

from counterclaim.model import Reference, Span, Table
from counterclaim.read.cited.rows import WIDEST, Cell, table_of

_SPACE = " \t\r\n\f"


@dataclass(frozen=True, slots=True)
class Mark:
    """That `reference` is cited at character `at` of the words; as a `link`, which may stand before what it proves."""

    at: int
    reference: Reference
    link: bool = False


class Prose:
    """Puts words together from stretches of the file `source`, in their order. `title` is the article's own, where the
    file says it apart from the words."""

    def __init__(self, source: str) -> None:
        self.title: str | None = None
        self._source = source
        self._characters: list[str] = []
        self._places: list[Span] = []
        self._marks: list[Mark] = []
        self._tables: list[Table] = []
        self._rows: list[list[Cell]] | None = None  # of the table that is open
        self._start: int | None = None  # of the entry, in the cell that is open

    @property
    def text(self) -> str:
        """The words put in so far."""
        return "".join(self._characters)

    @property
    def places(self) -> tuple[Span, ...]:
        """For each character of the words its characters in the file."""
        return tuple(self._places)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is cited where, in the order of the words."""
        return tuple(sorted(self._marks, key=lambda mark: mark.at))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that stand in the words."""
        return tuple(self._tables)

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return self._rows is not None

    def copy(self, start: int, end: int) -> None:
        """Put in the characters `start` to `end` of the file, each stretch of white space as one space."""
        for place in range(start, end):
            self.put(self._source[place], place, place + 1)

    def put(self, words: str, start: int, end: int) -> None:
        """Put in `words`, which the characters `start` to `end` of the file stand for."""
        for character in words:
            if character not in _SPACE:
                self._add(character, Span(start, end))
            elif not self._at_start and self._characters[-1] not in _SPACE:
                self._add(" ", Span(start, end))

    def line(self) -> None:
        """End the line; in a cell, the entry."""
        if self._at_start or (self._start is None and self._rows is not None):
            return
        self._strip()
        if self._start is not None:
            self._end_entry()
            self._start = len(self._characters) + 1
        self._end("\n")

    def cite(self, reference: Reference, link: bool = False) -> None:
        """Note that `reference` is cited here."""
        self._marks.append(Mark(len(self._characters), reference, link))

    def open_table(self) -> None:
        """Begin a table, which may not stand in another."""
        self.line()
        self._rows = []

    def open_row(self) -> None:
        """Begin a row of the table."""
        assert self._rows is not None
        self._close_row()
        self._rows.append([])

    def open_cell(self, head: bool = False, columns: int = 1, rows: int = 1) -> None:
        """Begin a cell of the row, over so many columns and rows; a `head` names others."""
        assert self._rows is not None
        if not self._rows:
            self._rows.append([])
        self._close_cell()
        if self._rows[-1]:
            self._end("\t")
        self._rows[-1].append(Cell(head, min(max(columns, 1), WIDEST), min(max(rows, 1), WIDEST)))
        self._start = len(self._characters)

    def close_table(self, labelled: bool = False) -> None:
        """End the table; a `labelled` one has its heads at the side alone."""
        assert self._rows is not None
        self._close_row()
        if table := table_of(self._rows, self.text, labelled):
            self._tables.append(table)
        self._rows = None

    @property
    def _at_start(self) -> bool:
        if self._start is not None:
            return len(self._characters) == self._start
        return not self._characters or self._characters[-1] == "\n"

    def _add(self, character: str, place: Span) -> None:
        if self._rows is None or self._start is not None:  # what stands between the cells of a table is no word of it
            self._characters.append(character)
            self._places.append(place)

    def _end(self, character: str) -> None:
        place = self._places[-1].end if self._places else 0
        self._characters.append(character)
        self._places.append(Span(place, place))

    def _strip(self) -> None:
        while not self._at_start and self._characters[-1] == " ":
            self._characters.pop()
            self._places.pop()

    def _end_entry(self) -> None:
        assert self._start is not None and self._rows is not None
        self._rows[-1][-1].entries.append(Span(self._start, len(self._characters)))

    def _close_cell(self) -> None:
        if self._start is None:
            return
        self._strip()
        assert self._rows is not None
        if not self._at_start or not self._rows[-1][-1].entries:
            self._end_entry()
        self._start = None

    def _close_row(self) -> None:
        self._close_cell()
        if self._rows and self._rows[-1]:
            self._end("\n")
