"""One page of a PDF file: its lines and tables in the order of reading."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from counterclaim.read.pdf.bidi import is_right_to_left
from counterclaim.read.pdf.glyphs import bullets_of, glyphs_of, lines_of
from counterclaim.read.pdf.placed import Drawn, Item, Line
from counterclaim.read.pdf.reading_order import blocks_on
from counterclaim.read.pdf.ruled import ruled_tables

MOST_GLYPHS = 60_000
"""Characters of a page beyond which it is no page of a report."""

_EDGE = 0.13


@dataclass
class Page:
    """A page's blocks (columns, mostly), and which of its lines stand near its upper and lower edge."""

    number: int
    blocks: list[list[Line | Drawn]]
    upper: list[Line]
    lower: list[Line]
    letters: int
    unknown: int
    pictures: int
    height: float


def page_of(page: Any, number: int) -> Page:
    """The page that pdfplumber gives as `page`, the `number`th from 0. Raises ValueError where it holds too much."""
    chars = page.chars
    if len(chars) > MOST_GLYPHS:
        raise ValueError(f"{len(chars)} characters are on it")
    page, chars = _upright(page, chars)
    glyphs = glyphs_of(chars, float(page.width), float(page.height))
    text = "".join(glyph.text for glyph in glyphs)
    rightward = not is_right_to_left(text)
    tables, rest = ruled_tables(page, glyphs, rightward)
    items: list[Item] = [words for line in lines_of([*rest, *bullets_of(page.curves, rest)]) for words in line]
    blocks = list(blocks_on([*items, *tables], rightward))
    lines = [line for block in blocks for line in block if isinstance(line, Line)]
    height = float(page.height)
    return Page(
        number,
        blocks,
        [line for line in lines if line.bottom < _EDGE * height],
        [line for line in lines if line.top > (1 - _EDGE) * height],
        sum(not letter.isspace() for letter in text),
        text.count("\ufffd"),
        len(page.images),
        height,
    )


def _upright(page: Any, chars: list[dict[str, Any]]) -> tuple[Any, list[dict[str, Any]]]:
    """The page turned so that most of its letters stand upright, with its characters."""
    turns = Counter(map(_turn, chars))
    turn = max(turns, key=turns.__getitem__, default=0)
    if not turn:
        return page, chars
    page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
    again = type(page)(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
    return again, again.chars


def _turn(char: dict[str, Any]) -> int:
    """The degrees by which a page must be turned to the right for `char` to stand upright."""
    along, up = char["matrix"][:2]
    if abs(along) >= abs(up):
        return 0 if along >= 0 else 180
    return 90 if up > 0 else 270
