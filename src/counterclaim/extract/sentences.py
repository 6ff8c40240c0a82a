"""Sentences with exact places."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.model import Span, Table
from counterclaim.packs import Pack

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# the set of marks stands first, so that the engine passes over all other characters at once
_END = re.compile(
    r"[.!?…؟۔।。！？]"
    r"(?:(?<=[^\s.][.!?…؟۔।])[.!?…؟۔।]*[\"”’»“)\]]*(?=\s+[\"“„«‘(\[]*[^\W_])|(?<=[。！？])[。！？]*[」』）]*)"
)
LONGEST = 2_000
"""Characters of the longest sentence that is read whole."""

# characters of the shortest cell of a table that is read as running text, where it ends as a sentence does
_SHORTEST_PROSE = 60
_PROSE_ENDS = tuple(".!?。！？؟।…")
_LAST_WORD = re.compile(r"([^\W_](?:[^\W_]|\.)*)$")


def lines_of(text: str) -> Iterator[Span]:
    """The lines of `text` that hold anything, without their line ends."""
    for match in _LINE.finditer(text):
        if not match.group().isspace():
            yield Span(*match.span())


def lines_beside(text: str, tables: Sequence[Table]) -> Iterator[Span]:
    """The lines of `text` as `lines_of` gives them, of `tables` only the cells that hold whole sentences."""
    spans = [table.span for table in tables]
    told = {
        cell
        for table in tables
        for row in table.rows
        for cell in row
        if cell.end - cell.start >= _SHORTEST_PROSE and text[cell.start : cell.end].rstrip()[-1:] in _PROSE_ENDS
    }
    plain = (line for line in lines_of(text) if not any(line.start < s.end and s.start < line.end for s in spans))
    yield from sorted((*plain, *told))


def sentences_of(text: str, line: Span, pack: Pack) -> list[Span]:
    """The sentences of one `line` of `text`, in order, without the space around them."""
    found: list[Span] = []
    start = line.start
    for match in _END.finditer(text, line.start, line.end):
        if _ends(text, start, match, pack):
            found += _pieces(text, start, match.end())
            start = match.end()
    found += _pieces(text, start, line.end)
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands between `start` and `end`; what no sentence is as long as (a list, a log) is cut at a space."""
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in " ,;、，")
        cut = cut + 1 if cut >= 0 else start + LONGEST
        if text[start:cut].strip():
            yield _trimmed(text, start, cut)
        start = cut
    if text[start:end].strip():
        yield _trimmed(text, start, end)


def _ends(text: str, start: int, match: re.Match[str], pack: Pack) -> bool:
    """Whether the mark ends a sentence: an abbreviation, an initial or an ordinal's dot does not."""
    after = text[match.end() : match.end() + 8].lstrip()
    opening = after.lstrip('"“„«‘([')[:1]
    if opening.islower():
        return False
    if match.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    if word is None:
        return True
    form = word.group().lower()
    if form in pack.abbreviations or form.replace(".", "") in pack.abbreviations:
        return False
    if len(form) == 1 and form.isalpha() and word.group().isupper():
        return False
    return not (pack.ordinal_dot and form.isdigit() and len(form) <= 2)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
