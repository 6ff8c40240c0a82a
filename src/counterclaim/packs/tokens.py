"""Words, numbers and marks with their places: what packs are written in and sentences are cut into.

Hyphens, apostrophes and quotation marks between words are transparent: "Noord -Koreaanse", "Noord-Koreaanse" and
"noord koreaanse" are the same two words. A hyphen between two numbers stays, as does a dash between words. Letters
that a script writes in two ways (أ and ا, ک and ك) are folded into one, and its vowel points left out; digits and marks
of other scripts are given the forms of ours.
"""

import re
import unicodedata
from typing import NamedTuple

NUMBER = "n"
WORD = "w"
MARK = "p"

# Points and vowel signs that belong to the letter before them: of Hebrew and Arabic, and those of any script.
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
_SIGNS = "\u0300-\u036f" + _POINTS
_TOKEN = re.compile(
    # צה״ל, מנכ״לית, ג׳נין: the marks inside a Hebrew word belong to it; those of ה״ניו יורק טיימס open a quotation
    r"(?P<hebrew>(?![הבלמשכו]{1,3}[\"״”][א-ת]{2})[א-ת]+(?:[\"״”'׳’][א-ת]+)+)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<num>\d{1,3}(?:[.,'’٬،]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,٫]\d+)*)"
    r"|(?P<abbr>[^\W\d_]\.(?:\s?[^\W\d_]\.)+)"
    rf"|(?P<word>[^\W\d_](?:[^\W\d_]|[{_SIGNS}])*)"
    r"|(?P<dash>(?<=\d)\s?[-–—־]\s?(?=\d)|\s-{1,2}\s|[–—])"
    r"|(?P<mark>[.,;:()\[\]!?%$€£¥₽₩₹₪﷼+/…&°~≈*|<>=،؛؟٪])"
)
# One form for letters that are written in two ways, and marks in those of the Latin script: one character for one.
_LETTERS = str.maketrans("أإآٱىیئۀةکؤ", "اااايييههكو")
_MARKS = str.maketrans("،؛؟٪", ",;?%")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬،٫", "01234567890123456789,,.")
# Left out of words: what only adorns or points them (Latin signs are composed with their letters instead).
_LEFT_OUT = re.compile("[\u0640\"״”'׳’" + _POINTS + "]")
_OLDEST_FOLDED = "\u0590"  # the first character of the scripts that are folded


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
        if group in ("word", "hebrew"):
            form = match.group().lower()
            tokens.append(Token(form if form.isascii() else _folded(form), WORD, a, b))
        elif group == "num":
            tokens.append(Token(match.group().translate(_DIGITS), NUMBER, a, b))
        elif group == "abbr":
            tokens.append(Token("".join(c for c in match.group().lower() if c.isalpha()), WORD, a, b))
        elif group == "dash":
            stripped = match.group().strip()
            a += len(match.group()) - len(match.group().lstrip())
            tokens.append(Token("–", MARK, a, a + len(stripped)))
        elif group == "clock":
            tokens.append(Token(match.group().translate(_DIGITS), MARK, a, b))
        else:
            tokens.append(Token(match.group().translate(_MARKS), MARK, a, b))
    return tokens


def _folded(word: str) -> str:
    form = unicodedata.normalize("NFC", word)
    if form[0] < _OLDEST_FOLDED:
        return form
    return _LEFT_OUT.sub("", form.translate(_LETTERS)) or form


def one_form(text: str) -> str:
    """`text` with letters that are written in two ways in one, as many characters as before."""
    return text if text.isascii() else text.translate(_LETTERS)


def words_of(pattern: str) -> tuple[str, ...]:
    """The forms of a pack's entry, as sentences will show them."""
    return tuple(token.form for token in tokenize(pattern))
