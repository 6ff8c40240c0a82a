"""A table as it stands in a document's text."""

from dataclasses import dataclass

from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a document's text: its cells, row by row, each the characters where it stands.

    All rows are of one length. A cell that covers several columns or rows is the same span in each of them; an empty
    cell is a span of no characters. The first `heads` rows are column heads. `caption` is what stands over or under
    the table and names it, None where nothing does.
    """

    rows: tuple[tuple[Span, ...], ...]
    heads: int = 0
    caption: Span | None = None

    @property
    def span(self) -> Span:
        """The characters from the first cell to the end of the last; the caption is not among them."""
        cells = [cell for row in self.rows for cell in row]
        return Span(min(cell.start for cell in cells), max(cell.end for cell in cells))
