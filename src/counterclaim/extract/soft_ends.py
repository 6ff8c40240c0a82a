"""Which line ends of a text are no ends: those that broke its paragraphs at a width, as mail and terminals do.

Found from the shape alone. A line was broken where the next one's first word would not have fitted behind it. That is
believed where most lines of a paragraph show it, and where the lines do not begin as those of poems and lists do.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.model import Span

_WIDEST = 82
_NARROWEST, _NARROWEST_UNSPACED = 30, 16
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_APART = re.compile(r"[>*•|#=_+~]|-{2}")
_ITEM = re.compile(r"[–—-]|\(?\d{1,3}[.)]\s|\(?[^\W\d_][.)]\s")
_COLUMNS = re.compile(r"\t|\S {3,}\S")
_ENDED = re.compile(r"[.!?…؟۔।。！？][\"”’»“)\]」』）]*$")
# a paragraph is wrapped where so many of the ends of its lines show it, and so many of its lines begin small
_MOST, _SMALL = 0.75, 0.25
# lines of a paragraph that tells by itself how wide the text is
_TELLING = 3


class _Line(NamedTuple):
    """A line without the space around it: its words, its characters, and how far it is indented."""

    words: str
    start: int
    end: int
    indent: int


def soft_ends(text: str, unspaced: bool, apart: Sequence[Span] = ()) -> list[Span]:
    """The line ends in `text`, with the space around them, over which its sentences go on, in order.

    `unspaced` says that its language puts no space between words. Lines that touch `apart` stand by themselves.
    """
    found: list[Span] = []
    paragraphs = _paragraphs(text, apart)
    width = 0
    for lines in paragraphs:
        if len(lines) >= _TELLING and _is_wrapped(lines, unspaced):
            width = max(width, *(len(line.words) for line in lines))
    for lines in paragraphs:
        if (len(lines) >= _TELLING or not width) and not _is_wrapped(lines, unspaced):
            continue
        widest = max(len(line.words) for line in lines)
        limit = widest if len(lines) >= _TELLING else max(widest, width)
        found += [Span(a.end, b.start) for a, b in pairwise(lines) if _goes_on(a, b, limit, unspaced)]
    return found


def _paragraphs(text: str, apart: Sequence[Span]) -> list[list[_Line]]:
    """The runs of two and more neighbouring lines that are short enough to have been broken."""
    runs: list[list[_Line]] = [[]]
    before = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if end - start > _WIDEST:
            runs.append([])
            continue
        words = match.group().strip()
        if (
            not words
            or _APART.match(words)
            or (("   " in words or "\t" in words) and _COLUMNS.search(words))
            or any(s.start < end and start < s.end for s in apart)
        ):
            runs.append([])
            continue
        gap = text[before:start]
        if gap not in ("\n", "\r\n", "\r"):
            runs.append([])
        first = start + match.group().index(words)
        runs[-1].append(_Line(words, first, first + len(words), first - start))
        before = end
    return [run for run in runs if len(run) > 1]


def _is_wrapped(lines: Sequence[_Line], unspaced: bool) -> bool:
    """Whether `lines` show by themselves that they were broken at a width."""
    width = max(len(line.words) for line in lines)
    if width < (_NARROWEST_UNSPACED if unspaced else _NARROWEST):
        return False
    soft = [(a, b) for a, b in pairwise(lines) if _goes_on(a, b, width, unspaced)]
    # what stands first and ends early is a headline
    ends = [(a, b) for a, b in pairwise(lines) if not _ENDED.search(a.words) and (a is not lines[0] or (a, b) in soft)]
    unended = [pair for pair in soft if not _ENDED.search(pair[0].words)]
    if not unended or 2 * len(unended) < len(soft) or len(unended) < _MOST * len(ends):
        return False
    if any(b.words[0].islower() for _, b in soft):
        return sum(b.words[0].islower() for _, b in soft) >= _SMALL * len(soft)
    told = _ENDED.search(lines[-1].words) is not None
    caseless = not any(letter.isupper() for line in lines for letter in line.words)
    return told and (caseless or len(lines) <= _TELLING)


def _goes_on(line: _Line, following: _Line, width: int, unspaced: bool) -> bool:
    """Whether the first word of `following` would not have fitted behind `line` in so many characters."""
    if following.indent > line.indent + 1 and line.indent != 0:
        return False
    if following.indent != line.indent and line.indent == 0:
        return False
    ended = _ENDED.search(line.words) or line.words[-1] in ":;："
    if _ITEM.match(following.words) and (ended or _ITEM.match(line.words)):
        return False
    if unspaced and not line.words.isascii():
        return len(line.words) >= width - 2
    return len(line.words) + 1 + len(following.words.split(maxsplit=1)[0]) > width
