"""One numeral, in digits or in words, and what it is worth."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Qualifier, Span
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.tokens import NUMBER, WORD

_LARGEST = 9_000_000_000
_DIGITS = 18


@dataclass
class Numeral:
    """A numeral at the tokens `i` to `j`.

    `upper` is the other end of a range or a vague number. `article` marks "a" and its like, which count only where
    people are. `veto` says why it counts no people. `scaled` is true when words made the number (a scale, a vague
    word).
    """

    i: int
    j: int
    value: int
    upper: int | None = None
    vague: bool = False
    article: bool = False
    scaled: bool = False
    qualifier: Qualifier = "exact"
    qualifier_tokens: tuple[int, int] | None = None
    veto: str | None = None
    spans: tuple[Span, ...] = ()


def digits_value(printed: str, pack: Pack, *, scale_follows: bool = False) -> float | None:
    """The number that `printed` digits and marks stand for, or None for something else (a version, a list).

    The pack says which marks group and which divide. Where the text breaks that rule, exactly three digits after a
    mark are grouping, unless a scale word follows ("1.250 million").
    """
    compact = re.sub(r"[\s\u00a0\u202f\u2009]", "", printed)
    marks = [c for c in compact if not c.isdigit()]
    if len(compact) - len(marks) > _DIGITS:
        return None
    if not marks:
        return float(int(compact))
    parts = re.split(r"[.,'’]", compact)
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if len(set(marks)) == 1:
        if grouped and not (scale_follows and len(parts) == 2 and marks[0] in pack.numbers["decimal"]):
            return float(int("".join(parts)))
        if len(parts) == 2:
            return float(f"{int(parts[0])}.{parts[1]}") if parts[1].isdecimal() else None
        return None
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        whole = parts[:-1]
        if all(len(part) == 3 for part in whole[1:]):
            return float(f"{int(''.join(whole))}.{parts[-1]}")
    return None


def single_numerals(s: Tagged) -> list[Numeral]:
    """The numerals of `s` from left to right, each by itself: the ends of a range are two."""
    found: list[Numeral] = []
    begins = _beginnings(s)
    i, n = 0, len(s.tokens)
    while i < n:
        if i not in begins:
            i += 1
            continue
        numeral = _vague(s, i) or _digits(s, i) or _words(s, i) or _article(s, i)
        if numeral is None:
            i += 1
            continue
        found.append(numeral)
        i = numeral.j
    return found


def _beginnings(s: Tagged) -> set[int]:
    """The tokens at which a numeral can begin."""
    begins = {k for k, token in enumerate(s.tokens) if token.kind == NUMBER}
    for kind in ("vague", "number", "scale", "fraction", "article"):
        begins.update(s.tags.get(kind, ()))
    if s.pack.number_atoms:
        begins.update(k for k, token in enumerate(s.tokens) if compound_value(token.form, s.pack) is not None)
    return begins


def _vague(s: Tagged, i: int) -> Numeral | None:
    tag = s.get("vague", i)
    if tag is None:
        return None
    low, high = tag.value
    return Numeral(i, tag.j, low, high, vague=True, scaled=True, qualifier="vague")


def _scales(s: Tagged, j: int) -> tuple[int, int]:
    """The product of the scale words from token `j` on, and where they end."""
    product = 1
    while j < len(s.tokens):
        tag = s.get("scale", j)
        if tag is None:
            break
        product *= tag.value
        j = tag.j
        if (
            s.is_mark(j, ".")
            and len(s.tokens[j - 1].form) <= 4
            and j + 1 < len(s.tokens)
            and s.tokens[j - 1].end == s.tokens[j].start
        ):
            after = s.tokens[j + 1]
            if s.text[after.start].islower():
                j += 1
    return product, j


def _digits(s: Tagged, i: int) -> Numeral | None:
    token = s.tokens[i]
    if token.kind != NUMBER:
        return None
    product, j = _scales(s, i + 1)
    short = j > i + 1 and len(s.tokens[i + 1].form) <= 2 and s.tokens[i + 1].start != token.end
    if short:  # "5 m" is five metres, "5m" five million
        product, j = 1, i + 1
    value = digits_value(token.form, s.pack, scale_follows=product > 1)
    numeral = Numeral(i, j, 0, scaled=product > 1)
    if value is None or value * product > _LARGEST:
        numeral.veto = "no number"
        return numeral
    total = value * product
    if abs(total - round(total)) > 1e-6:
        numeral.veto = "fraction"
    numeral.value = round(total)
    after = s.text[token.end : token.end + 1]
    if after.isalpha() and product == 1 and s.get("not_after", i + 1) is None:
        numeral.veto = "part of a name"
    before = s.text[token.start - 1] if token.start else " "
    if before.isalpha() or (before in "-‑" and token.start > 1 and s.text[token.start - 2].isalpha()):
        numeral.veto = "part of a name"
    return numeral


def _words(s: Tagged, i: int) -> Numeral | None:
    """A numeral in words: atoms added and multiplied as they come ("two hundred and fifty thousand")."""
    fraction = s.get("fraction", i)
    if fraction is not None:
        product, j = _scales(s, fraction.j)
        if product >= 12:
            return Numeral(i, j, round(fraction.value * product), scaled=True)
    total = current = 0
    j, atoms = i, 0
    last_small = False
    while j < len(s.tokens):
        number, scale = s.get("number", j), s.get("scale", j)
        if number is None and scale is None and s.tokens[j].kind == WORD:
            value = compound_value(s.tokens[j].form, s.pack)
            if value is not None:
                number = Tag(j, j + 1, "number", value)
        if scale is not None and (atoms or scale.value >= 12) and not (atoms == 0 and len(s.tokens[j].form) <= 3):
            if scale.value >= 1000:
                total += max(current, 1) * scale.value
                current = 0
            else:
                current = max(current, 1) * scale.value
            j, atoms, last_small = scale.j, atoms + 1, False
        elif number is not None and not (
            last_small and not (current % 100 >= 20 and current % 10 == 0 and number.value < 10)
        ):
            current += number.value
            last_small = number.value < 100
            j, atoms = number.j, atoms + 1
        elif atoms and s.get("joiner", j) and _joins(s, j, total + current):
            j += 1
            last_small = False
        else:
            break
    if not atoms:
        return None
    value = total + current
    if value > _LARGEST:
        return Numeral(i, j, 0, veto="no number")
    return Numeral(i, j, value, scaled=atoms > 1 or value >= 100)


def _joins(s: Tagged, j: int, so_far: int) -> bool:
    """Whether "and" at token `j` goes on with a numeral ("two hundred and fifty"), and does not begin another."""
    following = s.get("number", j + 1)
    if following is None or so_far < 100:
        return False
    return bool(following.value < 100 and so_far % 100 == 0)


def compound_value(word: str, pack: Pack) -> int | None:
    """The number that `word` writes in one ("dreihundertfünfzig"), or None. Atoms are tried longest first."""
    return _compound(pack.lang, word) if pack.number_atoms and len(word) >= 6 else None


@lru_cache(maxsize=50_000)
def _compound(lang: str, word: str) -> int | None:
    pack = pack_for(lang)
    parts = _segment(word, pack.number_atoms) if pack else None
    return _evaluate(parts) if parts and len(parts) > 1 else None


def _segment(word: str, atoms: Mapping[str, tuple[int, bool]]) -> list[tuple[int, bool]] | None:
    """`word` as atoms one behind the other, the longest first, or None where it holds anything else."""
    if not word:
        return []
    for cut in range(min(len(word), 12), 1, -1):
        if word[:cut] in atoms:
            rest = _segment(word[cut:], atoms)
            if rest is not None:
                return [atoms[word[:cut]], *rest]
    return None


def _evaluate(parts: list[tuple[int, bool]]) -> int:
    total = current = 0
    for value, multiplies in parts:
        if not multiplies:
            current += value
        elif value >= 1000:
            total += max(current, 1) * value
            current = 0
        else:
            current = max(current, 1) * value
    return total + current


def _article(s: Tagged, i: int) -> Numeral | None:
    tag = s.get("article", i)
    return Numeral(i, tag.j, 1, article=True) if tag else None
