"""Whether a text is CSV, and how it is written: seen from its first rows."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from counterclaim.read.heads import is_figure
from counterclaim.read.office.columns import meanings

_DELIMITERS = ",;\t|"
_NAMES = (".csv", ".tsv", ".tab")
_MOST_ROWS = 200
_MOST_TITLES = 8
_LONGEST_HEAD = 100
_SEPARATOR = re.compile(r"\ufeff?(?:sep|SEP)=([,;\t|])\r?\n")


class Dialect(NamedTuple):
    """The delimiter of a CSV text, how many characters stand before its first row (the line `sep=;` that Excel
    writes, a byte-order mark), and its heads: the first row of more than one cell."""

    delimiter: str
    start: int
    heads: tuple[str, ...]


def dialect_of(text: str, name: str, cut: bool = False) -> Dialect | None:
    """The dialect of `text`, the first part of a file called `name` where `cut`; None where it is no CSV.

    A file of another name than .csv or .tsv must show it plainly: rows of one length, with a column of text beside
    one of another known name, or with a column of nothing but figures under a head that is none.
    """
    named = name.lower().endswith(_NAMES)
    told = _SEPARATOR.match(text)
    start = told.end() if told else int(text.startswith("\ufeff"))
    first = text[start : start + 10_000].lstrip("\r\n").split("\n", 1)[0]
    for delimiter in told[1] if told else sorted(_DELIMITERS, key=first.count, reverse=True):
        rows = _first_rows(text[start:], delimiter, cut)
        heads = tuple(rows[0]) if rows else ()
        if named and len(heads) == 1 and delimiter == "," and "text" in meanings(heads):
            return Dialect(delimiter, start, heads)
        if len(heads) > 1 and _is_sound(rows, named):
            return Dialect(delimiter, start, heads)
    return None


def rows_in(text: Iterator[str], delimiter: str) -> "Iterator[tuple[int, list[str]]]":
    """Each row of CSV lines with the number of the line that it begins on, from 1; those without any cell left out.

    Raises csv.Error for a cell longer than any text, which is a quote that was never closed.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, delimiter=delimiter)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line, row
        line = reader.line_num + 1


LONGEST_CELL = 10_000_000
"""Characters of a cell beyond which it is taken for a quote that was never closed."""


def _first_rows(text: str, delimiter: str, cut: bool) -> list[list[str]]:
    """The first rows from that of the heads on."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows += (row for _, row in islice(rows_in(io.StringIO(text, newline=""), delimiter), _MOST_ROWS))
    if cut and 1 < len(rows) < _MOST_ROWS:
        rows.pop()
    if delimiter == "," and rows and len(rows[0]) == 1 and "text" in meanings(rows[0]):
        return rows
    titles = next((n for n, row in enumerate(rows[: _MOST_TITLES + 1]) if sum(map(bool, row)) > 1), len(rows))
    return rows[titles:]


def _is_sound(rows: Sequence[Sequence[str]], named: bool) -> bool:
    heads, body = rows[0], [row for row in rows[1:] if sum(map(bool, row)) > 1]
    if any(len(head) > _LONGEST_HEAD for head in heads):
        return False
    meaning = meanings(heads)
    if "text" in meaning and (len(meaning) > 1 or named):
        return True
    alike = sum(len(row) == len(heads) for row in body)
    if named:
        return alike >= 0.6 * len(body)
    return len(body) > 1 and alike == len(body) and _has_figures(heads, body)


def _has_figures(heads: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    if any(is_figure(head) for head in heads[1:]):
        return False
    columns = (tuple(cell for cell in column if cell.strip()) for column in zip(*body, strict=True))
    return any(number and column and all(map(is_figure, column)) for number, column in enumerate(columns))
