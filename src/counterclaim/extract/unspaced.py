"""Text without spaces, cut into the words of the lexicons: the fewest unknown characters, then the fewest words."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.tokens import NUMBER, WORD, Token

_UNKNOWN_COST = 3
_LONGEST_COUNTER = 4
# stretches that are cut only into words known from end to end: of Katakana, of Latin letters
_ATOMIC = re.compile(r"[\u30a1-\u30fa\u30fc\uff66-\uff9f]+|[\u0041-\u024f]+")


class _Vocabulary(NamedTuple):
    """The words of lexicons, and what finds every one of them in a text at once."""

    words: frozenset[str]
    finder: AhoCorasick


@lru_cache(maxsize=64)
def _vocabulary(*lexicons: Lexicon) -> _Vocabulary:
    words = frozenset().union(*(lexicon.words for lexicon in lexicons))
    return _Vocabulary(words, AhoCorasick(sorted(words)))


def cut_runs(tokens: Sequence[Token], k: int, lexicons: Sequence[Lexicon]) -> Sequence[Token]:
    """The words of token `k`, what counts cut off first where digits stand before it: "68人为男性" is 68 + 人 + 为 …"""
    token = tokens[k]
    if token.kind != WORD:
        return (token,)
    pieces: list[Token] = []
    if k and tokens[k - 1].kind == NUMBER and tokens[k - 1].end == token.start:
        while len(token.form) == token.end - token.start and (n := _counting(token.form, lexicons[0])):
            pieces.append(token._replace(form=token.form[:n], end=token.start + n))
            token = token._replace(form=token.form[n:], start=token.start + n)
    return [*pieces, *cut_run(token, lexicons)]


def _counting(form: str, lexicon: Lexicon) -> int:
    """How long the word is with which `form` begins if numbers are counted with it and it is no unit ("人目")."""
    for n in range(min(len(form), _LONGEST_COUNTER), 0, -1):
        entries = lexicon.single(form[:n]) or ()
        kinds = {entry.kind for entry in entries}
        if kinds & {"not_after", "date_mark"}:
            return 0
        if kinds & {"scale", "qualifier_after"} or any(e.kind == "counter" and e.value for e in entries):
            return n if n < len(form) else 0
    return 0


def cut_run(token: Token, lexicons: Sequence[Lexicon]) -> Sequence[Token]:
    """The words of an unspaced run, the stretches between them that no lexicon knows included."""
    form = token.form
    words = _vocabulary(*lexicons)
    if len(form) != token.end - token.start or form in words.words:
        return (token,)
    n = len(form)
    ends: dict[int, list[int]] = {}
    for _, start, end in words.finder.find_matches_as_indexes(form, overlapping=True):
        ends.setdefault(start, []).append(end)
    atoms = {match.start(): match.end() for match in _ATOMIC.finditer(form)}
    # the cheapest cut of form[:k], and where its last piece begins; negative where that piece is unknown
    cost = [0, *[n * (_UNKNOWN_COST + 1)] * n]
    last = [0] * (n + 1)
    known = [False] * (n + 1)
    inside = {k for start, end in atoms.items() for k in range(start + 1, end)}
    for k in range(n):
        if cost[k] >= n * (_UNKNOWN_COST + 1):
            continue
        for end in ends.get(k, ()):
            if cost[k] + 1 < cost[end]:
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
