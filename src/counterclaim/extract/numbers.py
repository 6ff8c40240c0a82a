"""One numeral, in digits or in words, and what it is worth."""

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.extract.cutting import segments
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
    people are. `veto` says why it counts no people. `held` marks a noun that holds its number (Arabic "جنديان", two
    soldiers). `scaled` is true when words made the number (a scale, a vague word).
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
    held: bool = False
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
    parts = re.split(r"[.,'’٬٫،]", compact)
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if len(set(marks)) == 1:
        if len(parts) > 2 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1]):
            return float(int("".join(parts)))  # "2,40,000": thousands, then hundreds
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
        numeral = _vague(s, i) or _digits(s, i) or _words(s, i) or _article(s, i) or _held(s, i)
        if numeral is None or (numeral.held and found and found[-1].j == i):
            i += 1
            continue
        found.append(numeral)
        i = numeral.j
    return found


def _beginnings(s: Tagged) -> set[int]:
    """The tokens at which a numeral can begin."""
    begins = {k for k, token in enumerate(s.tokens) if token.kind == NUMBER}
    for kind in ("vague", "number", "scale", "fraction", "article", "held"):
        begins.update(s.tags.get(kind, ()))
    for k in s.tags.get("number_behind", ()):
        begins.update(tag.i for tag in (s.ending("people", k), s.ending("outcome", k)) if tag)
    if s.pack.number_atoms:
        begins.update(k for k, token in enumerate(s.tokens) if compound_value(token.form, s.pack) is not None)
    return {k for k in begins if s.tokens[k].kind == NUMBER or not (_is_unit(s, k) or s.tokens[k].form[0] == "-")}


def _is_unit(s: Tagged, k: int) -> bool:
    """Whether the word at token `k` is written right behind digits as their unit: "32세" are years, no three."""
    before = s.tokens[k - 1] if k else None
    return (
        before is not None and before.kind == NUMBER and before.end == s.tokens[k].start and bool(s.get("not_after", k))
    )


def _vague(s: Tagged, i: int) -> Numeral | None:
    tag = s.get("vague", i)
    if tag is None:
        return None
    if tag.j == i + 1 and s.get("scale", i) and s.ending("qualifier_before", i):
        return None  # "свыше тысячи" is more than a thousand, "тысячи" by itself thousands
    low, high = tag.value
    if low == high:  # "une centaine": the number is meant, about
        return Numeral(i, tag.j, low, scaled=True, qualifier="about")
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
    scale = s.tokens[i + 1].form if j > i + 1 else ""
    short = 0 < len(scale) <= 2 and _lettered(scale[0]) and s.tokens[i + 1].start != token.end
    first = s.get("scale", i + 1) if short else None
    short = short and not (first and first.j > i + 2)  # "25 de milioane"
    if short:  # "5 m" is five metres, "5m" five million
        product, j = 1, i + 1
    value = digits_value(token.form, s.pack, scale_follows=product > 1)
    numeral = Numeral(i, j, 0, scaled=product > 1)
    if value is None or value * product > _LARGEST:
        numeral.veto = "no number"
        return numeral
    total = value * product
    wording = s.get("qualifier_after", i + 1) if j == i + 1 else None
    if wording is not None and s.get("scale", wording.j) and s.tokens[wording.i].start == token.end:
        # "10多万", "5만여": the wording stands within the number
        product, numeral.j = _scales(s, wording.j)
        total, numeral.scaled = value * product, True
        numeral.qualifier, numeral.qualifier_tokens = wording.value, (wording.i, wording.j)
    elif product > 1:
        total, numeral.j = _continued(s, total, product, j)
    if abs(total - round(total)) > 1e-6:
        numeral.veto = "fraction"
    numeral.value = round(total)
    after = s.text[token.end : token.end + 1]
    if _lettered(after) and product == 1 and s.get("not_after", i + 1) is None:
        numeral.veto = "part of a name"
    before = s.text[token.start - 1] if token.start else " "
    hyphened = before in "-‑" and token.start > 1 and _lettered(s.text[token.start - 2])
    if _lettered(before) or hyphened:
        numeral.veto = "part of a name"
    return numeral


def _lettered(character: str) -> bool:
    """Whether `character`, right beside digits, makes a name of them ("G20"); a script without capitals does not."""
    return character.isalpha() and character.lower() != character.upper()


def _continued(s: Tagged, total: float, scale: int, j: int) -> tuple[float, int]:
    """The sum with the smaller parts that follow a scale, and where they end: "3万5000", "2 lakh 40 thousand".

    A part is written right behind the scale, or has a smaller scale of its own; where digits and words are `mixed`, it
    may also be the rest of up to three digits ("3 bin 400").
    """
    while j < len(s.tokens):
        # "3 آلاف و500": three thousand and 500
        linked = bool(s.pack.numbers.get("joins_all")) and s.get("joiner", j) is not None
        k = j + linked
        if k >= len(s.tokens) or s.tokens[k].kind != NUMBER:
            break
        product, end = _scales(s, k + 1)
        value = digits_value(s.tokens[k].form, s.pack)
        joined = linked or s.tokens[k].start == s.tokens[k - 1].end
        rest = bool(s.pack.numbers.get("mixed")) and s.tokens[k].form.isdecimal() and len(s.tokens[k].form) <= 3
        if value is None or not (joined or product > 1 or rest) or product >= scale or value * product >= scale:
            break
        total, scale, j = total + value * product, product, end
    return total, j


def _words(s: Tagged, i: int) -> Numeral | None:
    """A numeral in words: atoms added and multiplied as they come ("two hundred and fifty thousand")."""
    fraction = s.get("fraction", i)
    if fraction is not None:
        product, j = _scales(s, fraction.j)
        if product >= 12:
            return Numeral(i, j, round(fraction.value * product), scaled=True)
    sum_so_far = _Sum()
    j, atoms = i, 0
    last_small = False
    bare = bool(s.pack.numbers.get("bare_scales"))
    while j < len(s.tokens):
        number, scale = s.get("number", j), s.get("scale", j)
        if number is None and scale is None and s.tokens[j].kind == WORD:
            value = compound_value(s.tokens[j].form, s.pack)
            if value is not None:
                number = Tag(j, j + 1, "number", value)
        if scale is not None and (
            atoms or bare or (scale.value >= 12 and not (atoms == 0 and len(s.tokens[j].form) <= 3))
        ):
            sum_so_far.scale(scale.value)
            j, atoms, last_small = scale.j, atoms + 1, False
        elif number is not None and not (
            last_small and not (sum_so_far.unit >= 20 and sum_so_far.unit % 10 == 0 and number.value < 10)
        ):
            sum_so_far.unit += number.value
            last_small = number.value < 100
            j, atoms = number.j, atoms + 1
        elif atoms and s.get("joiner", j) and _joins(s, j, sum_so_far.value):
            j += 1
            last_small = False
        else:
            break
    if not atoms:
        return None
    value = sum_so_far.value
    if value > _LARGEST:
        return Numeral(i, j, 0, veto="no number")
    return Numeral(i, j, value, scaled=atoms > 1 or value >= 100)


def _joins(s: Tagged, j: int, so_far: int) -> bool:
    """Whether "and" at token `j` goes on with a numeral ("two hundred and fifty"), and does not begin another.

    Where a language joins every part of a numeral (`joins_all`), a ten may follow a unit ("خمسة وعشرون", five and
    twenty) or a unit a ten, and any number a larger one whose last digits it fills.
    """
    following = s.get("number", j + 1) or (s.get("scale", j + 1) if s.pack.numbers.get("joins_all") else None)
    if following is None:
        return False
    value = int(following.value)
    if s.pack.numbers.get("joins_all"):
        swapped = 0 < so_far % 100 < 10 and value in range(20, 100, 10)
        return swapped or (so_far >= 20 and so_far % 10 ** len(str(value)) == 0)
    return so_far >= 100 and value < 100 and so_far % 100 == 0


def compound_value(word: str, pack: Pack) -> int | None:
    """The number that `word` writes in one ("dreihundertfünfzig"), or None. Atoms are tried longest first."""
    return _compound(pack.lang, word) if pack.number_atoms and len(word) >= 6 else None


@lru_cache(maxsize=50_000)
def _compound(lang: str, word: str) -> int | None:
    pack = pack_for(lang)
    parts = segments(word, pack.number_atoms) if pack else None
    return _evaluate(parts) if parts and len(parts) > 1 else None


def _evaluate(parts: list[tuple[int, bool]]) -> int:
    total = _Sum()
    for value, multiplies in parts:
        if multiplies:
            total.scale(value)
        else:
            total.unit += value
    return total.value


class _Sum:
    """A number in words as it is heard: a scale multiplies what is smaller than itself and was said before it.

    "two million three hundred thousand" is 2 × 10⁶ + (3 × 100) × 1,000; "三千五百万" is (3 × 1,000 + 5 × 100) × 10⁴.
    """

    def __init__(self) -> None:
        self.unit = 0
        self._scaled: list[tuple[int, int]] = []

    @property
    def value(self) -> int:
        """What has been heard so far."""
        return self.unit + sum(amount for amount, _ in self._scaled)

    def scale(self, scale: int) -> None:
        """Multiply by `scale` what was said behind the last greater one."""
        amount = self.unit
        while self._scaled and self._scaled[-1][1] < scale:
            amount += self._scaled.pop()[0]
        self._scaled.append((max(amount, 1) * scale, scale))
        self.unit = 0


def _held(s: Tagged, i: int) -> Numeral | None:
    """A noun that is its own numeral, as duals are, or has it behind ("הרוג אחד", one dead)."""
    tag = s.get("held", i)
    if tag is not None:
        return Numeral(i, tag.j, int(tag.value), held=True)
    for kind in ("people", "outcome"):
        for noun in s.tags.get(kind, {}).get(i, ()):
            behind = s.get("number_behind", noun.j)
            if behind is not None and (kind == "people" or noun.value.construction in ("noun", "one")):
                return Numeral(i, behind.j, int(behind.value), held=True)
    return None


def _article(s: Tagged, i: int) -> Numeral | None:
    tag = s.get("article", i)
    return Numeral(i, tag.j, 1, article=True) if tag else None
