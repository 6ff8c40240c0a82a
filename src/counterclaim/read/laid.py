"""Paragraphs and tables in their order, laid out as a document's text; captions are found above or below the tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model import Document
from counterclaim.read.document import document
from counterclaim.read.facts import Facts
from counterclaim.read.heads import heads_of, is_figure
from counterclaim.read.layout import Grid, Layout
from counterclaim.read.piece import Piece

_LONGEST_CAPTION = 250
_NUMBERED = re.compile(r"[^\W\d]+\.?\s?(?:[\dIVX]+|[A-Z])(?:[.-]\d+)*\s*[.:：–—|-]|[表図图]\s?\d+")
"""How a numbered caption begins in any language: "Table 2:", "Таблиця 1.", "表1"."""
_NOTE = re.compile("(?<=\\w)(?<!m)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SENTENCE_END = re.compile(r"[.!?。！？؟۔।]['\"”’»)\]]*\s*\Z")

Block = str | Grid


def laid_out(blocks: Iterable[Block]) -> Layout:
    """The text of `blocks`, with its tables. A table without a caption takes the short line above it (or the two short
    lines: a caption, and the day it speaks of), or a numbered one just below it."""
    layout = Layout()
    for item in captioned([item for block in blocks for item in _told_apart(block)]):
        if isinstance(item, Grid):
            layout.add_table(item)
        else:
            layout.add_paragraph(item)
    return layout


def captioned(items: Sequence[Block]) -> list[Block]:
    """`items` with each line, or two, that is the caption of the table after it taken into that table."""
    found: list[Block] = []
    number = 0
    while number < len(items):
        item = items[number]
        lines, table = ([], None) if isinstance(item, Grid) else _caption_at(items, number)
        found.append(item if table is None else replace(table, caption=" ".join(lines)))
        number += len(lines) + 1
    return found


def laid_document(piece: Piece, blocks: Iterable[Block], said: Facts, media_type: str) -> Document:
    """The document of `piece` with these `blocks` for its text; `said` is what it says about itself.

    Where it begins with a table, its first line is no title.
    """
    assert isinstance(piece.data, bytes)
    layout = laid_out(blocks)
    facts = piece.given.over(said).over(piece.beside)
    made = document(piece.id, layout.text, facts, piece.data, media_type, layout.tables)
    if facts.title is None and made.title is not None and "\t" in made.title:
        return replace(made, title=None, origins=tuple(each for each in made.origins if each[0] != "title"))
    return made


def _told_apart(block: Block) -> list[Block]:
    """A table without the titles over its heads and the notes under its figures that one cell holds, those as lines;
    a row of figures over a row of what they are, as boxes of key figures stand, as lines; any other block as it is.

    The marks of notes in cells are left out: a figure with one is still a figure.
    """
    if not isinstance(block, Grid):
        return [block]
    rows = [[cell and _NOTE.sub("", cell) for cell in row] for row in block.rows]
    block = replace(block, rows=rows)
    if block.caption is None and (parts := _without_lines(block)):
        return parts
    if block.heads or len(block.rows) != 2:
        return [block]
    pairs = [(figure, words) for figure, words in zip(*block.rows, strict=False) if figure or words]
    if all(figure and words and is_figure(figure) and not is_figure(words) for figure, words in pairs):
        return [f"{figure} {words}" for figure, words in pairs]
    return [block]


def _without_lines(grid: Grid) -> list[Block]:
    """The lines over a table, the table, and the lines under it, where single cells over all columns hold lines; []
    where none does."""
    rows = grid.rows
    first, end = 0, len(rows)
    while first < end and _reaches_over_all(rows[first]):
        first += 1
    while end > first and _reaches_over_all(rows[end - 1]):
        end -= 1
    if end - first in (len(rows), 0):
        return []
    above = frozenset((row - first, column) for row, column in grid.above if first <= row < end)
    table = replace(grid, rows=rows[first:end], heads=heads_of(rows[first:end]), above=above)
    over, under = ([words for row in part for words in row[:1] if words] for part in (rows[:first], rows[end:]))
    return [*over, table, *under]


def _reaches_over_all(row: Sequence[str | None]) -> bool:
    return len(row) > 1 and bool(row[0]) and all(cell is None for cell in row[1:])


def _caption_at(items: Sequence[Block], number: int) -> tuple[list[str], Grid | None]:
    """The one or two lines from `number` on that are the caption of the table after them, and that table."""
    lines: list[str] = []
    for item in items[number : number + 3]:
        if isinstance(item, Grid):
            return (lines, item) if item.caption is None else ([], None)
        if len(lines) == 2 or not _may_be_caption(item):
            break
        lines.append(item)
    return [], None


def _may_be_caption(words: str) -> bool:
    if len(words) > _LONGEST_CAPTION or "\n" in words.strip():
        return False
    return _NUMBERED.match(words) is not None or _SENTENCE_END.search(words) is None
