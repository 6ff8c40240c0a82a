"""A stored text laid out for reading: paragraphs, tables, page furniture and what is left out, with what stands where.

Every `start` is the place of its words in the stored text, in Unicode code points: what the words of a paragraph or of
a cell are, letter by letter, stands there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from counterclaim.desk.views.grids import Figures, Run, TableBlock, laid_tables, table_block
from counterclaim.model import Document, Span
from counterclaim.output.report.marks import segments
from counterclaim.output.wording import showable

_LINE_ENDS = re.compile(r"\r\n|[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, or a part of one."""

    start: int
    runs: tuple[Run, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines that belong to the page and not to the report, so many characters; `open` where a figure stands there."""

    start: int
    paragraphs: tuple[Paragraph, ...]
    characters: int
    open: bool
    kind: Literal["furniture"] = "furniture"


@dataclass(frozen=True, slots=True)
class Gap:
    """Characters `start` to `end`, which are not shown."""

    start: int
    end: int
    kind: Literal["gap"] = "gap"


Block = Paragraph | Furniture | TableBlock | Gap


def laid_out(document: Document, figures: Figures, shown: Sequence[Span]) -> list[Block]:
    """The parts `shown` of the text of `document` (half-open, in order, apart), with `figures` where they stand."""
    found: list[Block] = []
    gap_from = 0
    for block, span in _blocks(document, figures, shown):
        if document.text[gap_from : span.start].strip():
            found.append(Gap(gap_from, span.start))
        found.append(block)
        gap_from = span.end
    if document.text[gap_from:].strip():
        found.append(Gap(gap_from, len(document.text)))
    return [each for together in _folded(found) for each in together]


def _blocks(document: Document, figures: Figures, shown: Sequence[Span]) -> Iterator[tuple[Block, Span]]:
    """The paragraphs and tables that are shown, each with the characters that it stands for."""
    at = 0
    for table in laid_tables(document):
        yield from _paragraphs(document, figures, shown, Span(at, table.span.start))
        if any(window.start < table.span.end and window.end > table.span.start for window in shown):
            marked = Marked(document, figures, table.span)
            yield table_block(table, shown, marked.runs), table.span
        at = table.span.end
    yield from _paragraphs(document, figures, shown, Span(at, len(document.text)))


def _paragraphs(
    document: Document, figures: Figures, shown: Sequence[Span], within: Span
) -> Iterator[tuple[Block, Span]]:
    for window in shown:
        start, end = max(window.start, within.start), min(window.end, within.end)
        if start >= end:
            continue
        marked = Marked(document, figures, Span(start, end))
        for line in _lines(document.text, start, end):
            yield Paragraph(line.start, marked.runs(line)), line


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of these characters that hold more than space."""
    at = start
    for found in (*_LINE_ENDS.finditer(text, start, end), None):
        stop = found.start() if found else end
        if text[at:stop].strip():
            yield Span(at, stop)
        at = found.end() if found else end


class Marked:
    """The characters `window` of a text, cut wherever something begins or ends."""

    def __init__(self, document: Document, figures: Figures, window: Span) -> None:
        text = document.text[window.start : window.end]
        spans = [*figures.spans, *(("clutter", span) for span in document.clutter)]
        self._cut = segments(text, window.start, spans)
        self._starts = [segment.start for segment in self._cut]
        self._figures = figures

    def runs(self, span: Span) -> tuple[Run, ...]:
        """The runs of `span`, which lies in the window; none where it is empty."""
        found = []
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for segment in self._cut[first:]:
            if segment.start >= span.end:
                break
            start, end = max(segment.start, span.start), min(segment.start + len(segment.text), span.end)
            if start < end:
                words = showable(segment.text[start - segment.start : end - segment.start])
                found.append(self._figures.run(start, words, segment.kinds))
        return tuple(found)


def _folded(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """`blocks` with paragraphs of page furniture that follow each other put together."""
    for furniture, group in groupby(blocks, key=_is_furniture):
        together = list(group)
        paragraphs = tuple(block for block in together if isinstance(block, Paragraph))
        if furniture:
            runs = [run for paragraph in paragraphs for run in paragraph.runs]
            marked = any(run.claims or run.fields for run in runs)
            yield [Furniture(paragraphs[0].start, paragraphs, sum(len(run.words) for run in runs), marked)]
        else:
            yield together


def _is_furniture(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(run.clutter or not run.words.strip() for run in block.runs)
