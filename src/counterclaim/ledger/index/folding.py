"""Text as words to be found by, in any language: what is one word to its readers is one here.

Words are case-folded and normalised (NFKC). Marks are taken off where readers write words with and without them (Latin,
Greek, Arabic, Hebrew, the accents and the ё of Cyrillic), and kept where they make another word (the vowel signs of
India, the voicing of kana). Scripts that write no spaces are cut into pairs of neighbouring signs.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

LONGEST = 64
"""So many characters of a word count; nobody looks for more."""

_MARKS = "".join(
    f"{chr(first)}-{chr(last)}"
    for first, last in (
        (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
        (0x06D6, 0x06ED), (0x0711, 0x0711), (0x0730, 0x074A), (0x07A6, 0x07B0), (0x0816, 0x082D), (0x0859, 0x085B),
        (0x08CA, 0x0903), (0x093A, 0x094F), (0x0951, 0x0957), (0x0962, 0x0963), (0x0981, 0x0983), (0x09BC, 0x09CD),
        (0x09D7, 0x09D7), (0x0A01, 0x0A03), (0x0A3C, 0x0A4D), (0x0A70, 0x0A71), (0x0A81, 0x0A83), (0x0ABC, 0x0ACD),
        (0x0B01, 0x0B03), (0x0B3C, 0x0B57), (0x0B82, 0x0B82), (0x0BBE, 0x0BCD), (0x0C00, 0x0C04), (0x0C3C, 0x0C56),
        (0x0C81, 0x0C83), (0x0CBC, 0x0CD6), (0x0D00, 0x0D03), (0x0D3B, 0x0D4D), (0x0D81, 0x0D83), (0x0DCA, 0x0DDF),
        (0x0E31, 0x0E31), (0x0E34, 0x0E3A), (0x0E47, 0x0E4E), (0x0EB1, 0x0EB1), (0x0EB4, 0x0EBC), (0x0EC8, 0x0ECE),
        (0x0F71, 0x0F84), (0x102B, 0x103E), (0x1056, 0x1059), (0x105E, 0x1060), (0x1062, 0x1064), (0x1067, 0x106D),
        (0x1071, 0x1074), (0x1082, 0x108D), (0x17B4, 0x17D3), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20F0),
        (0x3099, 0x309A), (0xA8E0, 0xA8F1), (0xFE20, 0xFE2F),
    )
)  # fmt: skip
_JOINERS = "\u00ad\u0640\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"  # stand within words, and mean nothing to who looks
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}{_JOINERS}]*)+")
_JOINER = re.compile(f"[{_JOINERS}]+")
# Thai and Lao, Myanmar, Khmer, kana, Han, Hangul syllables
_PAIRED = (
    "\u0e01-\u0edf\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
)
_RUN = re.compile(f"([{_PAIRED}][{_PAIRED}{_MARKS}]*)")
_SIGN = re.compile(f"[^{_MARKS}][{_MARKS}]*")
# Latin with its extensions, Greek, Cyrillic, Hebrew, Arabic
_BARE = re.compile(
    r"([\u0041-\u024f\u0370-\u03ff\u1e00-\u1fff\u05d0-\u05ea\u0620-\u06ff\u0750-\u077f])"
    r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]+"
)
_CYRILLIC_ACCENT = re.compile("([\u0400-\u04ff])[\u0300\u0301]+")
_AS_WRITTEN = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ё": "е",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ہ": "ه",
    }
)  # fmt: skip
"""Letters that readers write, or type, in another way."""


def words_of(text: str) -> set[str]:
    """The words of `text`, folded; the pairs of signs in it, and the last sign of each run of them."""
    return {piece for found in _WORD.finditer(text) for piece in _pieces(found[0])}


def asked_for(text: str) -> list[tuple[str, bool]]:
    """What a document must hold to be found by `text`: folded words and pairs, and whether each may be the beginning of
    a word. That are the last one, where `text` does not end behind it, and signs that stand alone."""
    found: list[tuple[str, bool]] = []
    for word in _WORD.finditer(text):
        last = word.end() == len(text)
        for run in _runs(folded(word[0])):
            if _RUN.fullmatch(run):
                found += _pairs_asked(run)
            else:
                found.append((run[:LONGEST], last and folded(word[0]).endswith(run)))
    return list(dict.fromkeys(found))


def first_hit(text: str, asked: list[tuple[str, bool]]) -> tuple[int, int] | None:
    """The first half-open stretch of `text` that holds one of those `asked` for; None where there is none."""
    exact = {word for word, begins in asked if not begins}
    begun = tuple(word for word, begins in asked if begins)
    for found in _WORD.finditer(text):
        for piece in _pieces(found[0]):
            if piece in exact or (begun and piece.startswith(begun)):
                return _stretch(found[0], found.start(), piece)
    return None


def _stretch(word: str, start: int, piece: str) -> tuple[int, int]:
    """Where `piece` stands in the `word` at `start`: signs of a run as they are, else all of it."""
    if _RUN.fullmatch(piece) and (inside := word.find(piece)) >= 0:
        return start + inside, start + inside + len(piece)
    return start, start + len(word)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """`word` as all spellings of it are written that are one to readers."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", _JOINER.sub("", word)).casefold()
    parts = unicodedata.normalize("NFD", plain)
    bare = _BARE.sub(r"\1", _CYRILLIC_ACCENT.sub(r"\1", parts))
    whole = unicodedata.normalize("NFC", bare).translate(_AS_WRITTEN)
    return "".join(_digit(sign) for sign in whole)


def _digit(sign: str) -> str:
    """A digit of any script as the one of ours."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


@lru_cache(maxsize=50_000)
def _pieces(word: str) -> tuple[str, ...]:
    return tuple(
        piece for run in _runs(folded(word)) for piece in (_pairs(run) if _RUN.fullmatch(run) else (run[:LONGEST],))
    )


def _runs(word: str) -> Iterator[str]:
    """`word` in stretches of scripts with and without spaces."""
    return (run for run in _RUN.split(word) if run)


def _pairs(run: str) -> list[str]:
    signs = _SIGN.findall(run)
    return [a + b for a, b in pairwise(signs)] + signs[-1:]


def _pairs_asked(run: str) -> list[tuple[str, bool]]:
    signs = _SIGN.findall(run)
    if len(signs) == 1:
        return [(signs[0], True)]
    return [(a + b, False) for a, b in pairwise(signs)]
