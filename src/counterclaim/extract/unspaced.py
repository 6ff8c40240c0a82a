"""Text without spaces, cut into the words of the lexicons: the fewest unknown characters, then the fewest words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.tokens import WORD, Token

_UNKNOWN_COST = 3
# stretches that are cut only into words known from end to end: of Katakana, of Latin letters
_ATOMIC = re.compile(r"[\u30a1-\u30fa\u30fc\uff66-\uff9f]+|[\u0041-\u024f]+")


class _Vocabulary(NamedTuple):
    """The words of lexicons, and how long those are that begin with a character."""

    words: frozenset[str]
    lengths: dict[str, tuple[int, ...]]


@lru_cache(maxsize=64)
def _vocabulary(*lexicons: Lexicon) -> _Vocabulary:
    words = frozenset().union(*(lexicon.words for lexicon in lexicons))
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return _Vocabulary(words, {first: tuple(sorted(found)) for first, found in lengths.items()})


def cut_run(token: Token, lexicons: Sequence[Lexicon]) -> Sequence[Token]:
    """The words of an unspaced run, the stretches between them that no lexicon knows included."""
    form = token.form
    words = _vocabulary(*lexicons)
    if len(form) != token.end - token.start or form in words.words:
        return (token,)
    n = len(form)
    atoms = {match.start(): match.end() for match in _ATOMIC.finditer(form)}
    # the cheapest cut of form[:k], and where its last piece begins; negative where that piece is unknown
    cost = [0, *[n * (_UNKNOWN_COST + 1)] * n]
    last = [0] * (n + 1)
    known = [False] * (n + 1)
    inside = {k for start, end in atoms.items() for k in range(start + 1, end)}
    for k in range(n):
        if cost[k] >= n * (_UNKNOWN_COST + 1):
            continue
        for length in words.lengths.get(form[k], ()):
            end = k + length
            if end <= n and cost[k] + 1 < cost[end] and form[k:end] in words.words:
                cost[end], last[end], known[end] = cost[k] + 1, k, True
        end = atoms.get(k, k + 1)
        if k not in inside and cost[k] + _UNKNOWN_COST * (end - k) < cost[end]:
            cost[end], last[end], known[end] = cost[k] + _UNKNOWN_COST * (end - k), k, False
    pieces: list[tuple[int, int, bool]] = []
    end = n
    while end:
        start = last[end]
        if pieces and not known[end] and not pieces[-1][2] and start not in atoms and end not in atoms:
            pieces[-1] = (start, pieces[-1][1], False)
        else:
            pieces.append((start, end, known[end]))
        end = start
    return [Token(form[a:b], WORD, token.start + a, token.start + b) for a, b, _ in reversed(pieces)]
