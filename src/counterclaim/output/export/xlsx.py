"""Excel: claims, tolls and documents as sheets with real dates and numbers, and a sheet that explains them."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from counterclaim.errors import UsageError
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.export.sheets import (
    Column,
    Kind,
    Value,
    claim_lines,
    columns,
    document_lines,
    extensions,
    toll_lines,
)
from counterclaim.output.wording import showable

if TYPE_CHECKING:
    from openpyxl import Workbook

ROWS, LINKS, LETTERS, ADDRESS = 1_048_576, 65_530, 32_767, 2_079
"""What a sheet of Excel can hold: rows, links, letters in a cell, and letters of a link's address
(https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3)."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel counts a day that never was."""

_WIDTHS: dict[Kind, float] = {"text": 16, "whole": 10, "decimal": 10, "day": 12, "flag": 8, "link": 30}
_WIDE = {
    "quote": 70,
    "gloss": 60,
    "id": 12,
    "story": 12,
    "title": 44,
    "series": 40,
    "why": 80,
    "said_by": 34,
    "best_by": 34,
    "place": 22,
}
_FORMATS: dict[Kind, str] = {"whole": "#,##0", "decimal": "0.####"}
_PLAIN = frozenset({"geoname", "start", "end"})
"""Numbers that are no quantities: without marks between their thousands."""


def write(parcel: Parcel, target: BinaryIO) -> None:
    """Write the claims, tolls and documents of `parcel` as a workbook of four sheets (Office Open XML).

    In each, names of columns stand over their HXL tags, both stay in sight, and every column has a filter. Raises
    UsageError where there are more claims than a sheet has rows.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    made = parcel.made.astimezone(UTC).replace(tzinfo=None)
    book.properties.creator, book.properties.created, book.properties.modified = "Counterclaim", made, made
    try:
        _sheet(book, "Claims", columns("claims"), claim_lines(parcel))
        _sheet(book, "Tolls", columns("tolls"), toll_lines(parcel))
        _sheet(book, "Documents", columns("documents"), document_lines(parcel))
        _about(book, made)
        book.save(target)
    except BaseException:
        for sheet in book.worksheets:  # which were begun: each has a file of its own
            sheet.close()
        raise


def _sheet(book: "Workbook", title: str, listed: Sequence[Column], lines: Iterable[object]) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for number, column in enumerate(listed, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDE.get(column.name, max(_WIDTHS[column.kind], len(column.name) + 4))
    sheet.freeze_panes = "B3"
    write = _Cells(sheet)
    sheet.append([write.head(column.name) for column in listed])
    sheet.append([write.tag(column.tag) for column in listed])
    rows = 2
    for line in lines:
        rows += 1
        if rows > ROWS:
            raise UsageError(
                "There are more claims than Excel has rows. Export CSV or Parquet, or one story at a time."
            )
        sheet.append([write.value(column.value(line), column) for column in listed])
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(listed))}{rows}"


def _about(book: "Workbook", made: datetime) -> None:
    """What the columns mean."""
    sheet = book.create_sheet("About")
    for letter, width in zip("ABCD", (16, 22, 32, 100), strict=True):
        sheet.column_dimensions[letter].width = width
    write = _Cells(sheet)
    sheet.append([write.head("Counterclaim"), f"Exported {made:%Y-%m-%d %H:%M} UTC"])
    sheet.append([])
    sheet.append([write.head(words) for words in ("Sheet", "Column", "HXL tag", "What it tells")])
    for title in ("claims", "tolls", "documents"):
        for column in columns(title):
            sheet.append([title.capitalize(), column.name, column.tag, column.about])
    sheet.append([])
    sheet.append(
        [write.head("HXL"), write.head("Attribute"), None, write.head("What it means, where the standard lacks it")]
    )
    for attribute, meaning in extensions().items():
        sheet.append([None, write.words(f"+{attribute}"), None, meaning])


class _Cells:
    """Makes the cells of one `sheet`."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Font, PatternFill

        self._sheet = sheet
        self._links = 0
        self._bold, self._fill = Font(bold=True), PatternFill("solid", fgColor="E8EDF2")
        self._small, self._link = Font(italic=True, color="6B7680", size=9), Font(color="0B5CAD", underline="single")

    def head(self, words: str) -> Any:
        """A cell that heads a column."""
        cell = self.words(words)
        cell.font, cell.fill = self._bold, self._fill
        return cell

    def tag(self, words: str) -> Any:
        """A cell with a hashtag."""
        cell = self.words(words)
        cell.font = self._small
        return cell

    def words(self, words: str) -> Any:
        """A cell with words that are never taken for a formula, not even after they were edited."""
        cell = self._cell(showable(words)[:LETTERS])
        cell.data_type = "s"
        if words.startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True
        return cell

    def value(self, value: Value, column: Column) -> Any:
        """A cell with the `value` of `column`."""
        if isinstance(value, str):
            if column.kind == "day" and (day := _day(value)):
                cell = self._cell(day)
                cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(day, datetime) else "yyyy-mm-dd"
                return cell
            return self._linked(value) if column.kind == "link" else self.words(value)
        if value is None or column.kind not in _FORMATS or column.name in _PLAIN:
            return value
        cell = self._cell(value)
        cell.number_format = _FORMATS[column.kind]
        return cell

    def _linked(self, address: str) -> Any:
        cell = self.words(address)
        if address.startswith(("https://", "http://")) and len(address) <= ADDRESS and self._links < LINKS:
            self._links += 1
            cell.hyperlink, cell.font = showable(address), self._link
        return cell

    def _cell(self, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self._sheet, value)


def _day(iso: str) -> date | None:
    """An ISO day, or a time as the clock there showed it, for Excel knows no offsets; None for what it cannot hold."""
    try:
        time = datetime.fromisoformat(iso).replace(tzinfo=None)
    except ValueError:
        return None
    if time.date() < _FIRST_DAY:
        return None
    return time if "T" in iso else time.date()
