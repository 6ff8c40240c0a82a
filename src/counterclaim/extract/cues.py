"""Where words stand by which somebody takes a position: one automaton over reports, one over their sentences."""

import bisect
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from counterclaim.extract.tagging import Tagged
from counterclaim.packs import Meaning, Pack, pack_for
from counterclaim.packs.cues import TELLING, plain_text

_GAP = 120
"""Within so many characters words stand that are parted: "wies die Angaben zurück"."""


class Cue(NamedTuple):
    """A word of `kind` at the tokens `i` to `j` (half-open)."""

    kind: str
    i: int
    j: int


def cue_places(text: str, pack: Pack) -> list[int]:
    """The characters of `text` at which a word begins that confirms, denies, declines or verifies, in order."""
    plain = plain_text(text)
    telling, meanings = _telling(pack.lang)
    return [
        start
        for number, start, end in telling.find_matches_as_indexes(plain, overlapping=True)
        if any(_stands(plain, start, end, meaning, pack) for meaning in meanings[number])
    ]


def cues_in(s: Tagged) -> list[Cue]:
    """The cues of `s` from left to right: of each kind the longest, and none within a longer one that tells."""
    starts, ends = [token.start for token in s.tokens], [token.end for token in s.tokens]
    found: set[Cue] = set()
    for kind, start, end in _met(s.text[s.span.start : s.span.end], s.pack):
        i = bisect.bisect_right(ends, s.span.start + start)
        j = bisect.bisect_left(starts, s.span.start + end)
        if i < j:
            found.add(Cue(kind, i, j))
    return sorted(cue for cue in found if not any(_hides(other, cue) for other in found))


def cue_kinds(sentence: str, pack: Pack) -> set[str]:
    """The kinds of all cues that may stand in the `sentence`."""
    return {kind for kind, _, _ in _met(sentence, pack)}


def _met(sentence: str, pack: Pack) -> Iterator[tuple[str, int, int]]:
    """Each cue that the letters of `sentence` show: its kind and its half-open characters."""
    plain = plain_text(sentence)
    for number, start, end in _every(pack.lang).find_matches_as_indexes(plain, overlapping=True):
        for meaning in pack.cues.meanings[number]:
            if _stands(plain, start, end, meaning, pack):
                yield meaning.kind, start, end


def _hides(other: Cue, cue: Cue) -> bool:
    """Whether `cue` is but a part of `other`, or begins in a longer one that tells."""
    if other.kind in TELLING and other.i <= cue.i < other.j:
        return other.j - other.i > cue.j - cue.i
    within = other.i <= cue.i and cue.j <= other.j and (other.i, other.j) != (cue.i, cue.j)
    return within and other.kind == cue.kind


def _stands(plain: str, start: int, end: int, meaning: Meaning, pack: Pack) -> bool:
    """Whether what was met from `start` to `end` is a word of its own, as far as its meaning needs it."""
    if meaning.rest and not _goes_on(plain[end : end + _GAP], meaning.rest):
        return False
    if pack.writing.unspaced:
        return True
    if not (meaning.behind or end == len(plain) or not plain[end].isalpha()):
        return False
    return meaning.before or not start or not plain[start - 1].isalpha() or _is_prefixed(plain, start, pack)


def _is_prefixed(plain: str, start: int, pack: Pack) -> bool:
    """Whether only what the language writes together with words stands before `start` in its word: "ورفض"."""
    first = start
    while first and plain[first - 1].isalpha():
        first -= 1
    return plain[first:start] in pack.writing.prefixes


def _goes_on(plain: str, rest: str) -> bool:
    """Whether the word `rest` stands in `plain`, before a sentence or a line ends."""
    k = plain.find(rest)
    return k >= 0 and "\n" not in plain[:k] and not plain[k + len(rest) : k + len(rest) + 1].isalpha()


@cache
def _telling(lang: str) -> tuple[AhoCorasick, list[tuple[Meaning, ...]]]:
    pack = pack_for(lang)
    assert pack is not None
    told = [
        (form, meanings)
        for form, meanings in zip(pack.cues.forms, pack.cues.meanings, strict=True)
        if any(meaning.kind in TELLING for meaning in meanings)
    ]
    return AhoCorasick([form for form, _ in told]), [m for _, m in told]


@cache
def _every(lang: str) -> AhoCorasick:
    pack = pack_for(lang)
    assert pack is not None
    return AhoCorasick(pack.cues.forms)
