"""Words, numbers and marks with their places: what packs are written in and sentences are cut into.

Hyphens, apostrophes and quotation marks between words are transparent: "Noord -Koreaanse", "Noord-Koreaanse" and
"noord koreaanse" are the same two words. A hyphen between two numbers stays, as does a dash between words.
"""

import re
import unicodedata
from typing import NamedTuple

NUMBER = "n"
WORD = "w"
MARK = "p"

_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<num>\d{1,3}(?:[.,'’]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<abbr>[^\W\d_]\.(?:\s?[^\W\d_]\.)+)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)"
    r"|(?P<dash>(?<=\d)\s?[-–—]\s?(?=\d)|\s-{1,2}\s|[–—])"
    r"|(?P<mark>[.,;:()\[\]!?%$€£¥₽₩₹+/…&°~≈*|<>=])"
)


class Token(NamedTuple):
    """One word, number or mark: its folded form, its kind, and its half-open characters."""

    form: str
    kind: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; offsets count from the beginning of `text`."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        group = match.lastgroup
        a, b = match.span()
        if group == "word":
            form = match.group().lower()
            tokens.append(Token(form if form.isascii() else unicodedata.normalize("NFC", form), WORD, a, b))
        elif group == "num":
            tokens.append(Token(match.group(), NUMBER, a, b))
        elif group == "abbr":
            tokens.append(Token("".join(c for c in match.group().lower() if c.isalpha()), WORD, a, b))
        elif group == "dash":
            stripped = match.group().strip()
            a += len(match.group()) - len(match.group().lstrip())
            tokens.append(Token("–", MARK, a, a + len(stripped)))
        elif group == "clock":
            tokens.append(Token(match.group(), MARK, a, b))
        else:
            tokens.append(Token(match.group(), MARK, a, b))
    return tokens


def words_of(pattern: str) -> tuple[str, ...]:
    """The forms of a pack's entry, as sentences will show them."""
    return tuple(token.form for token in tokenize(pattern))
