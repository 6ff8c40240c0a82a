"""Documents in more than one language: which lines are not in the main one.

A line is asked about only where it looks foreign, so that plain documents cost next to nothing: it is long enough to
tell, and holds hardly any of the main language's little words, or most of its letters belong to another script.
"""

import re
from itertools import groupby

from counterclaim.model import Passage, Span
from counterclaim.read.language import at_home, little_words, plain_language

_LINE = re.compile(r"[^\n\r\u2028\u2029]{40,}")
_ENOUGH = 400
"""Characters of a line that are looked at."""

_EXPECTED = 0.04
"""A line with fewer of the main language's little words than this share of its words is looked at more closely."""


def passages_in(text: str, lang: str | None) -> tuple[Passage, ...]:
    """The lines of `text` that are surely in other languages than `lang`, neighbours in one language as one passage."""
    if lang is None:
        return ()
    ours = little_words(lang)
    told = [(line.span(), _other(line.group(), lang, ours)) for line in _LINE.finditer(text)]
    found = []
    for other, lines in groupby(told, key=lambda item: item[1]):
        if other is not None:
            spans = [span for span, _ in lines]
            found.append(Passage(Span(spans[0][0], spans[-1][1]), other))
    return tuple(found)


def _other(line: str, lang: str, ours: frozenset[str]) -> str | None:
    """The language of `line` where it is plainly another than `lang`."""
    words = line.lower().split()
    if sum(map(ours.__contains__, words)) > _EXPECTED * len(words):
        return None
    other = plain_language(line[:_ENOUGH])
    return None if other is None or at_home(other, lang) else other
