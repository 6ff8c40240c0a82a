"""What changed from one text to another: words added and removed, in their context.

Lines (or, of long ones, sentences) that both texts have once are held against each other first, as in a patience
diff; what stands between them is compared word by word with `difflib`, as far as the room for that goes. So a text of
megabytes takes seconds at the most, whatever is in it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from counterclaim.output.wording import showable

Kind = Literal["same", "removed", "added"]

AROUND = 160
"""Characters of what is the same that are shown before and after a change."""
MOST = 200
"""Changes that are shown; the rest are counted."""
LONGEST = 4_000
"""Characters that are shown of what was added, or removed, in one stretch."""
_LONG_LINE = 300
_EFFORT = 1_000_000  # pairs of words that are held against each other, all changes together
_PAIRS = 400_000  # of them in one change

_UNSPACED = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
_SENTENCE = re.compile(r"[^.!?。！？؟।]*[.!?。！？؟।]*\s*")
_MARKS = '.,;:!?…"“”„«»()\\[\\]،؛؟।、。，；：！？'
_WORDS = re.compile(rf"\s+|[{_UNSPACED}]|\d+(?:[.,]\d+)*|[^\s\d{_UNSPACED}{_MARKS}]+|.", re.DOTALL)


class Stretch(NamedTuple):
    """The same, removed or added words; `cut` says how many characters of them are left out behind `words`."""

    kind: Kind
    words: str
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one place, between what is the same before and after it; `before` and `after` are the characters
    of the old and of the new text at which it begins."""

    before: int
    after: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """All that changed, in order: at most `MOST` changes, and how many `more` there are. `removed` and `added` are the
    characters that went and came."""

    changes: tuple[Change, ...]
    more: int
    removed: int
    added: int


def redline(old: str, new: str) -> Redline:
    """What changed from `old` to `new`."""
    pieces = [piece for piece in _compared(old, new) if piece.words]
    hunks = list(_hunks(pieces))
    return Redline(
        tuple(_change(pieces, hunk) for hunk in hunks[:MOST]),
        max(0, len(hunks) - MOST),
        sum(len(piece.words) for piece in pieces if piece.kind == "removed"),
        sum(len(piece.words) for piece in pieces if piece.kind == "added"),
    )


class _Piece(NamedTuple):
    kind: Kind
    words: str
    before: int
    after: int


def _compared(old: str, new: str) -> Iterator[_Piece]:
    """Both texts in pieces that are the same or not, one after another."""
    ours, theirs = _units(old), _units(new)
    room, before, after, i, j = _EFFORT, 0, 0, 0, 0
    for at, to in (*_anchors(ours, theirs), (len(ours), len(theirs))):
        removed, added = "".join(ours[i:at]), "".join(theirs[j:to])
        for kind, words in _in_words(removed, added, min(room, _PAIRS)):
            yield _Piece(kind, words, before, after)
            before += len(words) * (kind != "added")
            after += len(words) * (kind != "removed")
        room -= min(room, len(removed) * len(added) // 16)
        if at < len(ours):
            yield _Piece("same", ours[at], before, after)
            before, after = before + len(ours[at]), after + len(ours[at])
        i, j = at + 1, to + 1


def _units(text: str) -> list[str]:
    """The lines of `text` with their ends, long ones sentence by sentence."""
    units: list[str] = []
    for line in text.splitlines(keepends=True):
        units += [line] if len(line) <= _LONG_LINE else [found for found in _SENTENCE.findall(line) if found]
    return units


def _anchors(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of units that are the same: those at both ends, and between them those that both sides have once, as
    many as follow each other in the same order on both."""
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    inner = _in_order(_once(ours, head, tail), _once(theirs, head, tail))
    ends = [(len(ours) - back, len(theirs) - back) for back in range(tail, 0, -1)]
    return [*((place, place) for place in range(head)), *inner, *ends]


def _once(units: Sequence[str], head: int, tail: int) -> dict[str, int]:
    """Those of `units` between the first `head` and the last `tail` that stand there once, by their words."""
    own = range(head, len(units) - tail)
    tally = Counter(units[place] for place in own)
    return {units[place]: place for place in own if tally[units[place]] == 1 and units[place].strip()}


def _in_order(ours: dict[str, int], theirs: dict[str, int]) -> list[tuple[int, int]]:
    """The longest row of shared units that rises on both sides."""
    pairs = [(place, theirs[words]) for words, place in ours.items() if words in theirs]
    ends: list[int] = []  # of the rows of each length, the lowest end on their side
    rows: list[int] = []  # and which pair that is
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(rows[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        rows[length : length + 1] = [number]
    found = []
    number = rows[-1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _in_words(removed: str, added: str, room: int) -> Iterator[tuple[Kind, str]]:
    """What was `removed` and `added` in one place, word by word where that is not too much."""
    if removed and added and len(removed) * len(added) // 16 <= room:
        ours, theirs = _WORDS.findall(removed), _WORDS.findall(added)
        matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
        for a, b in pairwise(_worth(matcher, ours)):
            yield "removed", "".join(ours[a[0] + a[2] : b[0]])
            yield "added", "".join(theirs[a[1] + a[2] : b[1]])
            yield "same", "".join(ours[b[0] : b[0] + b[2]])
        return
    yield "removed", removed
    yield "added", added


def _worth(matcher: SequenceMatcher[str], ours: Sequence[str]) -> list[tuple[int, int, int]]:
    """What is the same on both sides, but for single spaces and marks in the midst of other words."""
    blocks = matcher.get_matching_blocks()
    edges = {0, len(blocks) - 2}
    kept = [
        tuple(block)
        for place, block in enumerate(blocks[:-1])
        if place in edges or any(len(word) > 1 or word.isalnum() for word in ours[block.a : block.a + block.size])
    ]
    return [(0, 0, 0), *kept, tuple(blocks[-1])]  # type: ignore[list-item]


def _hunks(pieces: Sequence[_Piece]) -> Iterator[range]:
    """The places in `pieces` of changes, those together between which little is the same."""
    first = last = None
    for place, piece in enumerate(pieces):
        if piece.kind == "same":
            continue
        if first is not None and last is not None:
            between = sum(len(each.words) for each in pieces[last + 1 : place])
            if between > 2 * AROUND:
                yield range(first, last + 1)
                first = place
        first, last = place if first is None else first, place
    if first is not None and last is not None:
        yield range(first, last + 1)


def _change(pieces: Sequence[_Piece], hunk: range) -> Change:
    before, after = "", ""
    for piece in reversed(pieces[: hunk.start]):
        before = piece.words + before
        if len(before) >= AROUND:
            break
    for piece in pieces[hunk.stop :]:
        after += piece.words
        if len(after) >= AROUND:
            break
    stretches = [
        Stretch("same", _tail(before)),
        *map(_stretch, pieces[hunk.start : hunk.stop]),
        Stretch("same", _head(after)),
    ]
    first = pieces[hunk.start]
    return Change(first.before, first.after, tuple(each for each in stretches if each.words))


def _stretch(piece: _Piece) -> Stretch:
    return Stretch(piece.kind, showable(piece.words[:LONGEST]), max(0, len(piece.words) - LONGEST))


def _tail(words: str) -> str:
    kept = words[-AROUND:]
    return showable(kept if kept == words else "… " + kept.partition(" ")[2])


def _head(words: str) -> str:
    kept = words[:AROUND]
    return showable(kept if kept == words else kept.rpartition(" ")[0] + " …")
