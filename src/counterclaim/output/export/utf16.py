"""Places in a text as JavaScript counts them, and the few characters around a quote."""

import unicodedata
from itertools import accumulate

from counterclaim.model import Span

AROUND = 32
"""Characters before and after a quote by which it is found again in a page that holds it twice."""

_JOINERS = "\u200c\u200d"
_FLAGS = range(0x1F1E6, 0x1F200)  # letters that make a flag, two by two
_SKINS = range(0x1F3FB, 0x1F400)  # what colours the emoji before it
_TAGS = range(0xE0020, 0xE0080)  # spell the flag of a region behind a black flag
_JAMO = range(0x1100, 0x1200)  # pieces of Korean syllables
_SYLLABLES = range(0xAC00, 0xD7B0)
_AM = "\u0e33\u0eb3"  # vowels of Thai and Lao that hang on the letter before
_VIRAMA = 9  # the combining class of what joins two Indic consonants


class Utf16:
    """The places of a text, counted in UTF-16 code units: an emoji or a rare ideograph counts two.

    So JavaScript counts, and with it what selects text in browsers. Records count code points (docs/claim.md).
    """

    def __init__(self, text: str) -> None:
        self._extra = None if text.isascii() else [0, *accumulate(letter > "\uffff" for letter in text)]

    def span(self, start: int, end: int) -> Span:
        """Where the half-open code points `start` to `end` lie, in half-open UTF-16 code units."""
        if self._extra is None:
            return Span(start, end)
        return Span(start + self._extra[start], end + self._extra[end])


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """At most `AROUND` code points of `text` before and after the code points `start` to `end`; no letter is cut off
    from its marks, and no emoji from what it is made of."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    while first < start and not begins_letter(text, first):
        first += 1
    while last > end and not begins_letter(text, last):
        last -= 1
    return text[first:start], text[end:last]


def begins_letter(text: str, place: int) -> bool:
    """Whether `text` may be cut before the code point `place`: what readers see as one letter is never cut. A few cuts
    are refused that the Unicode Standard allows (https://www.unicode.org/reports/tr29/, grapheme clusters)."""
    if place in (0, len(text)):
        return True
    before, here = text[place - 1], text[place]
    code = ord(here)
    if unicodedata.category(here).startswith("M") or here in _JOINERS + _AM or code in _SKINS or code in _TAGS:
        return False
    if before + here == "\r\n" or unicodedata.combining(before) == _VIRAMA or unicodedata.category(before) == "Cf":
        return False  # of the last kind are joiners, and the signs of Arabic that stand under the number behind them
    if _is_korean(before) and _is_korean(here) and (code in _JAMO or ord(before) in _JAMO):
        return False
    return not (code in _FLAGS and _flags_before(text, place) % 2)


def _is_korean(letter: str) -> bool:
    return ord(letter) in _JAMO or ord(letter) in _SYLLABLES


def _flags_before(text: str, place: int) -> int:
    first = place
    while first and ord(text[first - 1]) in _FLAGS:
        first -= 1
    return place - first
