"""Rows as a small table for a notebook: no scripts, and every word of a report escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from counterclaim.output.frames.frame import Frame, Quote
from counterclaim.output.wording import plain, showable

if TYPE_CHECKING:
    from counterclaim.output.frames.rows import Prove, Rows

SHOWN = 20
"""Rows that are shown; the others are counted."""

_AROUND = 180  # characters of a long sentence that are shown on either side of its number
_LEFT = ' style="text-align: left; vertical-align: top; padding: 0.3em 0.7em"'
_RIGHT = ' style="text-align: right; vertical-align: top; padding: 0.3em 0.7em; white-space: nowrap"'
_FAINT = ' style="opacity: 0.7"'


def html(rows: Rows[Any], records: Sequence[Any], frame: Frame[Any], prove: Prove | None) -> str:
    """The `records` of `rows` by the cells of `frame`, the first of many, each with its words; and what could not be
    read for them."""
    shown = records[:SHOWN]
    claims = prove({id for record in shown for id in frame.proofs(record)}) if prove and shown else {}
    lines = "".join(_row(record, frame, claims) for record in shown)
    more = f"<p{_FAINT}>and {len(records) - SHOWN:,} more</p>" if len(records) > SHOWN else ""
    heads = "".join(f"<th{_RIGHT if cell.number else _LEFT}>{escape(cell.head)}</th>" for cell in frame.cells)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>" if shown else ""
    problems = "".join(f"<p>Not read: {_words(problem.why)}</p>" for problem in rows.problems)
    return f'<div class="counterclaim"><p>{_words(rows.heading)}</p>{table}{more}{problems}</div>'


def _row(record: Any, frame: Frame[Any], claims: Mapping[str, Any]) -> str:
    last = len(frame.cells) - 1
    quotes = "".join(map(_quote, frame.quotes(record, claims)))
    cells = (
        f'<td{_RIGHT if cell.number else _LEFT} dir="auto">{_words(cell.of(record))}{quotes if at == last else ""}</td>'
        for at, cell in enumerate(frame.cells)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _quote(quote: Quote) -> str:
    """The words, their number in bold, and the report that they stand in."""
    start, end = max(0, quote.start - _AROUND), min(len(quote.text), quote.end + _AROUND)
    before, number, after = (
        escape(showable(quote.text[slice(*part)]))
        for part in ((start, quote.start), (quote.start, quote.end), (quote.end, end))
    )
    words = f"{'… ' if start else ''}{before}<b>{number}</b>{after}{' …' if end < len(quote.text) else ''}"
    return f'<div dir="auto"{_FAINT}>“{words}” <small>{_words(quote.doc)}</small></div>'


def _words(text: str) -> str:
    return escape(plain(text))
