"""Which rows of a table are heads: known by their shape, so in every language."""

import re
from collections.abc import Sequence

MOST_HEADS = 6
"""More rows than these stand over no table's figures."""

_LONGEST_HEAD = 80
_FIGURE = re.compile(r"[(\[~≈<>≤≥±+−–-]?\s?\d[\d\s.,'’٬٫/]*[%+*†)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*")
_YEAR = re.compile(r"(?:19|20)\d\d|\d{4}-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}|\d{4}年?")
_PLACEHOLDER = re.compile(r"[-–—.…*?/]{1,3}|n\.?/?a\.?|x", re.IGNORECASE)

Row = Sequence[str | None]


def heads_of(rows: Sequence[Row]) -> int:
    """How many of the first `rows` are column heads: those before the first that tells a figure.

    Years and dates alone make no row of figures, nor does one that only numbers the columns. A row of one cell is the
    heading of what follows it. Where no row tells a figure, the first is the head if all its cells are filled and
    short.
    """
    for number, row in enumerate(rows[: MOST_HEADS + 1]):
        if number and (_tells_figures(row) or _is_alone(row)):
            return number
        if not number and _tells_figures(row):
            return 0
    return int(len(rows) > 1 and _names_columns(rows[0]))


def is_figure(words: str) -> bool:
    """True when a cell says a number and nothing else."""
    return _FIGURE.fullmatch(words.strip()) is not None


def _tells_figures(row: Row) -> bool:
    cells = [cell.strip() for cell in row[1:] if cell and cell.strip()]
    figures = [cell for cell in cells if is_figure(cell)]
    if not figures:
        return bool(cells) and all(_PLACEHOLDER.fullmatch(cell) for cell in cells)
    if all(_YEAR.fullmatch(cell) for cell in figures):
        return False
    return not _numbers_columns(row)


def _numbers_columns(row: Row) -> bool:
    """True of the row 1, 2, 3 … that stands under the heads of official tables."""
    cells = [cell.strip(" ().") for cell in row if cell and cell.strip()]
    return len(cells) > 2 and [cell for cell in cells if cell.isdecimal()] in (
        [str(number) for number in range(1, len(cells) + 1)],
        [str(number) for number in range(1, len(cells))],
        [str(number) for number in range(2, len(cells) + 1)],
    )


def _is_alone(row: Row) -> bool:
    """True when only the first cell of several says anything: "Northern region"."""
    return len(row) > 1 and bool(row[0] and row[0].strip()) and not any(cell and cell.strip() for cell in row[1:])


def _names_columns(row: Row) -> bool:
    cells = [cell.strip() for cell in row if cell is not None]
    return len(cells) > 1 and all(0 < len(cell) <= _LONGEST_HEAD for cell in cells) and len(set(cells)) == len(cells)
