"""The pages of a PDF file as one text: what runs through them left out, what they part put together again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from counterclaim.read.laid import Block
from counterclaim.read.layout import Grid
from counterclaim.read.pdf.joining import joined, words_in
from counterclaim.read.pdf.page import Page
from counterclaim.read.pdf.paragraphs import Paragraph, paragraphs_of
from counterclaim.read.pdf.placed import Drawn, Line
from counterclaim.read.pdf.running import Edge, running

_SAME_EDGE = 6.0
_TITLE = 1.25
_LONGEST_TITLE = 250


def blocks_of_pages(pages: Sequence[Page]) -> Iterator[Block]:
    """The paragraphs and tables of `pages`. A paragraph or a table that goes on in the next column or on the next page
    is one, and the heads that a table repeats there come once."""
    left_out = _running(pages)
    lines = [line for page in pages for line in _lines(page)]
    vocabulary = words_in(line.text for line in lines)
    last: Paragraph | Drawn | None = None
    for page in pages:
        for block in page.blocks:
            shown = [each for each in block if isinstance(each, Drawn) or (page.number, id(each)) not in left_out]
            for first, item in _items(shown, vocabulary.__contains__):
                if first and (whole := _whole(last, item)):
                    last = whole
                    continue
                if last is not None:
                    yield _block(last)
                last = item
    if last is not None:
        yield _block(last)


def title_of(page: Page) -> str | None:
    """The lines in the largest letters in the upper half of the first page, where they are larger than its text."""
    lines = list(_lines(page))
    if not lines:
        return None
    sizes = sorted(line.size for line in lines for _ in line.text)
    largest = max(line.size for line in lines)
    if largest < _TITLE * sizes[len(sizes) // 2]:
        return None
    title: list[str] = []
    for line in lines:
        if line.size > 0.95 * largest and any(letter.isalpha() for letter in line.text):
            title.append(line.text)
        elif title:
            break
    words = " ".join(title)
    return words if 0 < len(words) <= _LONGEST_TITLE else None


def _lines(page: Page) -> Iterator[Line]:
    return (line for block in page.blocks for line in block if isinstance(line, Line))


def _running(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """The lines that run through the pages, by page and identity."""
    edges = {
        Edge(page.number, upper, line.text, line.top if upper else page.height - line.bottom): (page.number, id(line))
        for page in pages
        for upper, lines in ((True, page.upper), (False, page.lower))
        for line in lines
    }
    return {edges[edge] for edge in running(list(edges), len(pages))}


def _items(block: Sequence[Line | Drawn], known: Callable[[str], bool]) -> Iterator[tuple[bool, Paragraph | Drawn]]:
    """The paragraphs and tables of a block; whether each is its first."""
    lines: list[Line] = []
    first = True
    for each in (*block, None):
        if isinstance(each, Line):
            lines.append(each)
            continue
        for paragraph in paragraphs_of(lines, known):
            yield first, paragraph
            first = False
        lines = []
        if each is not None:
            yield first, each
            first = False


def _block(item: Paragraph | Drawn) -> Block:
    return item.grid if isinstance(item, Drawn) else item.text.replace("\xad", "")


def _whole(last: Paragraph | Drawn | None, item: Paragraph | Drawn) -> Paragraph | Drawn | None:
    """The two as one, where `item` is the rest of what was `last` before it; else None."""
    if isinstance(last, Paragraph) and isinstance(item, Paragraph) and last.goes_on_with(item):
        return replace(item, text=joined(last.text, item.text))
    if isinstance(last, Drawn) and isinstance(item, Drawn) and _are_one(last, item):
        return replace(item, grid=_under(last.grid, item.grid))
    return None


def _are_one(last: Drawn, item: Drawn) -> bool:
    """True when `item` has the columns of `last`, and its heads or none."""
    if len(last.edges) != len(item.edges):
        return False
    if any(abs(one - other) > _SAME_EDGE for one, other in zip(last.edges, item.edges, strict=True)):
        return False
    return item.grid.heads == 0 or _heads(item.grid) == _heads(last.grid)


def _heads(grid: Grid) -> list[list[str | None]]:
    return [list(row) for row in grid.rows[: grid.heads]]


def _under(upper: Grid, lower: Grid) -> Grid:
    """One table of two, the heads of the lower left out."""
    rows = [*upper.rows, *lower.rows[lower.heads :]]
    shift = len(upper.rows) - lower.heads
    above = upper.above | {(row + shift, column) for row, column in lower.above if row >= lower.heads}
    return Grid(rows, upper.heads, upper.caption, frozenset(above))
