"""An audited article as a page: its words with every figure marked, and beside them each answer with its proof."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import TextIO

from counterclaim.model import Audited, Span
from counterclaim.output.audited import LABELS
from counterclaim.output.wording import plain, showable
from counterclaim.read.cited import Article


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article's words, and the numbers of the figures that stand there, if any."""

    words: str
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article, and the numbers of the figures in it."""

    pieces: tuple[Piece, ...]
    figures: tuple[int, ...]


def write_audited_page(found: Sequence[Audited], article: Article, stream: TextIO) -> None:
    """Write `article` with what was `found` of its figures to `stream`, as one HTML page that loads nothing."""
    from jinja2 import Environment, StrictUndefined

    source = files(__package__).joinpath("audited_page.html.jinja").read_text(encoding="utf-8")
    maker = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    counts = Counter(one.answer for one in found)
    html = maker.from_string(source).render(
        title=plain(article.document.title or article.document.id),
        name=plain(article.document.id),
        lang=article.document.lang or "",
        lines=lines_of(found, article),
        figures=found,
        labels=LABELS,
        counts=[(answer, label, counts[answer]) for answer, label in LABELS.items() if counts[answer]],
    )
    stream.write(showable(html))


def lines_of(found: Sequence[Audited], article: Article) -> list[Line]:
    """The lines of `article`, cut where the figures `found` stand."""
    text = article.document.text
    starts, ends = ({place[side]: n for n, place in reversed([*enumerate(article.places)])} for side in (0, 1))
    marks = [(Span(starts[one.start], ends[one.end] + 1), n) for n, one in enumerate(found)]
    marks.sort()
    lines, at = list[Line](), 0
    for words in text.splitlines(keepends=True):
        here = [(span, n) for span, n in marks if at <= span.start < at + len(words)]
        if words.strip():
            lines.append(Line(tuple(_pieces(text, Span(at, at + len(words)), here)), tuple(n for _, n in here)))
        at += len(words)
    return lines


def _pieces(text: str, line: Span, marks: Sequence[tuple[Span, int]]) -> list[Piece]:
    pieces, at = list[Piece](), line.start
    for span, same in groupby(marks, key=lambda mark: mark[0]):
        if span.start >= at:
            pieces += [Piece(text[at : span.start]), Piece(text[slice(*span)], tuple(n for _, n in same))]
            at = span.end
    return [piece for piece in (*pieces, Piece(text[at : line.end])) if piece.words]
