"""Words, numbers and marks with their places: what packs are written in and sentences are cut into.

Hyphens, apostrophes and quotation marks between words are transparent: "Noord -Koreaanse", "Noord-Koreaanse" and
"noord koreaanse" are the same two words. A hyphen between two numbers stays, as does a dash between words. Letters
that a script writes in two ways (أ and ا, ک and ك) are folded into one, and its vowel points left out; digits and marks
of other scripts are given the forms of ours.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

NUMBER = "n"
WORD = "w"
MARK = "p"
_LONGEST_NUMBER = 24
"""Characters of a number; a longer run of digits is a code, and no number that could be worked with."""

# Points and vowel signs that belong to the letter before them: of Hebrew and Arabic, then of Latin and Devanagari.
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
_SIGNS = "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963" + _POINTS
_TOKEN = re.compile(
    # most words, first: two letters and more of any script but Hebrew, whose words may hold marks
    rf"(?P<plain>[^\W\d_א-ת][^\W\d_]+(?:[{_SIGNS}]+[^\W\d_]*)*)"
    # צה״ל, מנכ״לית, ג׳נין: the marks inside a Hebrew word belong to it; those of ה״ניו יורק טיימס open a quotation
    r"|(?P<hebrew>(?![הבלמשכו]{1,3}[\"״”][א-ת]{2})[א-ת]+(?:[\"״”'׳’][א-ת]+)+)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<num>\d{1,3}(?:[.,'’٬،]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,٫]\d+)*)"
    r"|(?P<abbr>[^\W\d_]\.(?:\s?[^\W\d_]\.)+)"
    rf"|(?P<word>[^\W\d_]+(?:[{_SIGNS}]+[^\W\d_]*)*)"
    r"|(?P<dash>(?<=\d)\s?[-–—־]\s?(?=\d)|\s-{1,2}\s|[–—])"
    # the colon of "FN:s" and "EU:n" ties an ending to an abbreviation and is passed over
    r"|(?P<mark>(?!(?<=[^\W\d_]):[^\W\d_])[.,;:()\[\]!?%$€£¥₽₩₹₪﷼+/…&°~≈*|<>=،؛؟٪。、，；：！？（）％।〜～])"
)
# One form for letters that are written in two ways, and marks in those of the Latin script: one character for one.
_LETTERS = str.maketrans("أإآٱىیۀةکؤıёşţ", "ااااييههكوiеșț")
# Capitals are printed without their accents; of Greek words of one letter only the accent tells "ή" from "η".
_ACCENTS = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")
_SPELLED = [
    (chr(letter), chr(form))
    for letter, form in {**_ACCENTS, **{letter: _ACCENTS.get(form, form) for letter, form in _LETTERS.items()}}.items()
]
_MARKS = str.maketrans("،؛؟٪。、，；：！？（）％।〜～", ",;?%.,,;:!?()%.~~")
_NUMBER_MARKS = str.maketrans("٬،٫", ",,.")
# Left out of words: what only adorns or points them (Latin signs are composed with their letters instead).
_FIRST_POINTED = "\u0590"  # the first character of the scripts that leave something out
_LEFT_OUT = re.compile("[\u0640\"״”'׳’" + _POINTS + "]")


_WORDS = frozenset({"plain", "word", "hebrew"})


class Token(NamedTuple):
    """One word, number or mark: its folded form, its kind, and its half-open characters."""

    form: str
    kind: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; offsets count from the beginning of `text`."""
    tokens: list[Token] = []
    made = tuple.__new__  # as Token(…) does, in a third of the time
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        group = match.lastgroup
        a, b = match.span()
        if group in _WORDS:
            tokens.append(made(Token, (folded(match.group()), WORD, a, b)))
        elif group == "num" and b - a > _LONGEST_NUMBER:
            tokens.append(Token(match.group(), MARK, a, b))
        elif group == "num":
            tokens.append(Token(_western(match.group()), NUMBER, a, b))
        elif group == "abbr":
            tokens.append(Token("".join(c for c in match.group().lower() if c.isalpha()), WORD, a, b))
        elif group == "dash":
            stripped = match.group().strip()
            a += len(match.group()) - len(match.group().lstrip())
            tokens.append(Token("–", MARK, a, a + len(stripped)))
        elif group == "clock":
            tokens.append(Token(_western(match.group()), MARK, a, b))
        else:
            mark = match.group()
            tokens.append(Token(mark if mark.isascii() else mark.translate(_MARKS), MARK, a, b))
    return tokens


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`word` as the lexicon knows it: in lower case, composed, spellings that differ within one language made one."""
    form = word.lower()
    if form.isascii():
        return form
    form = unicodedata.normalize("NFC", form)
    if max(form) < _FIRST_POINTED:
        form = form.replace("i\u0307", "i").translate(_LETTERS)  # "İstanbul"
        return form if len(form) == 1 else form.translate(_ACCENTS)
    return _LEFT_OUT.sub("", form.translate(_LETTERS)) or form


def left_out(character: str) -> bool:
    """Whether folding a word leaves `character` out."""
    return _LEFT_OUT.fullmatch(character) is not None


def without_left_out(text: str) -> str:
    """`text` without the characters that folding leaves out of words."""
    return _LEFT_OUT.sub("", text)


def folded_text(text: str) -> str:
    """`text` in lower case and one spelling, with as many characters as before."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text.replace("İ", "i").replace("Σ", "σ").lower()  # İ is the one letter that is two in lower case
    if not lower.isascii():
        for letter, form in _SPELLED:  # one by one: in a tenth of the time that `translate` takes
            lower = lower.replace(letter, form)
    return lower


def _western(number: str) -> str:
    """The digits and marks of `number`, of any script, in those of the Latin script."""
    if number.isascii():
        return number
    return "".join(str(int(c)) if c.isdecimal() else c for c in number.translate(_NUMBER_MARKS))


def words_of(pattern: str) -> tuple[str, ...]:
    """The forms of a pack's entry, as sentences will show them."""
    if pattern.replace(" ", "").isalpha():
        return tuple(map(folded, pattern.split()))
    return tuple(token.form for token in tokenize(pattern))
