"""Every numeral of a sentence, with its bounds, and why it may count no people."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Qualifier, Span
from counterclaim.packs import Pack, pack_for
from counterclaim.packs.tokens import NUMBER, WORD

_LARGEST = 9_000_000_000
_DIGITS = 18
_YEARS = range(1800, 2101)
# what rates are given for: "12 per 100,000 people"
_BASES = frozenset({1_000, 10_000, 100_000, 1_000_000})


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


def numerals_of(sentence: Tagged) -> list[Numeral]:
    """The numerals of `sentence` from left to right, ranges joined, qualifiers read, vetoes set."""
    found = _joined_ranges(sentence, _single(sentence))
    for numeral in found:
        _qualify(sentence, numeral)
        numeral.spans = (sentence.characters(numeral.i, numeral.j),)
        if numeral.veto is None:
            numeral.veto = _veto(sentence, numeral)
    _ages(sentence, found)
    return found


def _ages(s: Tagged, numerals: list[Numeral]) -> None:
    """Ages set behind a name ("Sims, 20, was …", "Müller (47)"), and rows of ages of which one is marked as such."""
    for numeral in numerals:
        if (
            numeral.veto is None
            and not numeral.article
            and not numeral.scaled
            and numeral.value <= 110
            and _set_apart(s, numeral)
        ):
            numeral.veto = "an age"
    for before, after in pairwise(numerals):
        gap = range(before.j, after.i)
        if not 0 < len(gap) <= 2 or not all(s.is_mark(k, ",") or s.get("conjunction", k) for k in gap):
            continue
        if (
            before.veto
            and after.veto is None
            and (before.veto.startswith("after") or before.veto == "an age")
            and _nothing_counted(s, after.j)
        ):
            after.veto = before.veto
    for after, before in pairwise(reversed(numerals)):
        gap = range(before.j, after.i)
        if (
            after.veto
            and before.veto is None
            and after.veto.startswith("before")
            and gap
            and len(gap) <= 2
            and all(s.is_mark(k, ",") or s.get("conjunction", k) for k in gap)
        ):
            before.veto = after.veto


def _stands_bare(s: Tagged, k: int) -> bool:
    """Whether no word that could be counted stands at token `k`."""
    if k >= len(s.tokens) or s.tokens[k].kind != WORD:
        return True
    return any(s.get(kind, k) for kind in ("preposition", "conjunction", "auxiliary", "subordinator", "locative"))


def _nothing_counted(s: Tagged, k: int) -> bool:
    return s.get("people", k) is None and s.get("outcome", k) is None


def _set_apart(s: Tagged, numeral: Numeral) -> bool:
    i, j = numeral.i, numeral.j
    if i < 1 or s.tokens[i].kind != NUMBER or numeral.qualifier != "exact":
        return False
    if s.is_mark(i - 1, "(") and s.is_mark(j, ")"):
        return i >= 2 and s.tokens[i - 2].kind == WORD and s.capital(i - 2) and s.get("outcome", i - 2) is None
    if not s.is_mark(i - 1, ",") or i < 2:
        return False
    person = s.ending("people", i - 1)
    if person is not None and s.get("conjunction", j) and j + 1 < len(s.tokens) and s.tokens[j + 1].kind == NUMBER:
        return True  # "two men, 34 and 51, were …"
    if not (j >= len(s.tokens) or s.is_mark(j, ",.;:–")):
        return False
    if s.tokens[i - 2].kind == WORD and s.is_mark(j, ","):
        return True
    named = s.tokens[i - 2].kind == WORD and s.capital(i - 2) and s.get("outcome", i - 2) is None
    return named or (person is not None and not person.value.many)


def _single(s: Tagged) -> list[Numeral]:
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


def _joined_ranges(s: Tagged, numerals: list[Numeral]) -> list[Numeral]:
    """Two numerals that are the ends of one range become one; a count that moves "from a to b" does not."""
    joined: list[Numeral] = []
    k = 0
    while k < len(numerals):
        first = numerals[k]
        second = numerals[k + 1] if k + 1 < len(numerals) else None
        if second is not None and not first.article and not second.article and _is_range(s, first, second):
            low, high = first.value, second.value
            if low < high and high >= 1000 and low < 100 and second.scaled and not first.scaled:
                scale = _last_scale(s, second)
                low = low * scale if low * scale < high else low
            joined.append(
                Numeral(
                    first.i,
                    second.j,
                    low,
                    high,
                    scaled=True,
                    qualifier="range",
                    veto=first.veto if first.veto == "part of a name" else None,
                )
            )
            k += 2
            continue
        joined.append(first)
        k += 1
    return joined


def _last_scale(s: Tagged, numeral: Numeral) -> int:
    tag = s.ending("scale", numeral.j)
    if tag is not None:
        return int(tag.value)
    if s.tokens[numeral.j - 1].kind == WORD and not numeral.vague:  # "dertig- à veertigduizend"
        return next(
            (scale for scale in (1_000_000, 1_000) if numeral.value >= 2 * scale and numeral.value % scale == 0), 1
        )
    return 1


def _is_range(s: Tagged, a: Numeral, b: Numeral) -> bool:
    if a.vague or b.vague or b.i - a.j not in (1, 2):
        return False
    scale = _last_scale(s, b) if b.scaled and not a.scaled else 1
    if not (a.value < b.value or a.value * scale < b.value):
        return False
    opener = s.ending("range_opener", a.i)
    if opener and s.get("range_between", a.j):
        return True
    if b.i - a.j != 1:
        return False
    if s.is_mark(a.j, "–"):
        return b.value <= 100 * a.value * scale
    mark = s.get("range", a.j)
    if mark is None:
        return False
    if opener is None and _moves(s, a.i):
        return False
    return not (opener and (_moves(s, opener.i) or _rises(s, opener.i))) and b.value <= 10 * a.value * scale


def _rises(s: Tagged, i: int) -> bool:
    """Whether a count is said to move right before token `i` ("rose from 12 to 19")."""
    return any(s.ending("rise", k) is not None for k in range(max(1, i - 1), i + 1))


def _moves(s: Tagged, i: int) -> bool:
    """Whether a count moves by so much right before token `i` ("rose by 22 to 147"), so that no range begins there."""
    return i > 0 and s.ending("delta", i) is not None and s.ending("qualifier_before", i) is None


_QUALIFIER_SKIPS = frozenset({"of", "de", "der", "die", "the", "het"})


def _qualify(s: Tagged, numeral: Numeral) -> None:
    """Read the wording before and after the numeral into its qualifier."""
    i = numeral.i
    for back in range(3):
        before = s.ending("qualifier_before", i - back) if i - back > 0 else None
        if before is not None:
            if back and not all(s.get("filler", k) or s.get("determiner", k) for k in range(before.j, i)):
                continue
            _set(numeral, before)
            return
    k = numeral.j
    after = s.get("qualifier_after", k)
    if after is None and k < len(s.tokens) and s.get("people", k):
        after = s.get("qualifier_after", s.get("people", k).j)  # type: ignore[union-attr]
    if after is None and k < len(s.tokens) and s.is_mark(k, "+"):
        after = Tag(k, k + 1, "qualifier_after", "more_than")
    if after is not None:
        _set(numeral, after)


def _set(numeral: Numeral, tag: Tag) -> None:
    if numeral.qualifier in ("vague", "range"):
        return
    numeral.qualifier = tag.value
    numeral.qualifier_tokens = (tag.i, tag.j)


def _veto(s: Tagged, numeral: Numeral) -> str | None:
    i, j = numeral.i, numeral.j
    if numeral.article:
        return None
    before = s.ending("not_before", i)
    if before is not None and (numeral.value in _BASES or not s.get("people", j)):
        return f"after “{s.words(before.i, before.j)}”"
    if (
        i
        and s.is_mark(i - 1, "$€£¥₽₩₹+–<>=°*")
        and not (s.is_mark(i - 1, "–") and (i < 2 or s.tokens[i - 2].kind == WORD))
    ) and not s.is_mark(i - 1, "+"):
        return "after a sign"
    if s.ending("bare_age", i) and numeral.value < 100 and not numeral.scaled and _stands_bare(s, j):
        return "an age"
    if s.ending("kin", i) is not None:
        return "of a family"
    if any(s.ending("none_of", k) for k in range(max(1, i - 2), i + 1)):
        return "of whom none"
    unit = s.get("not_after", j)
    if unit is not None:
        return f"before “{s.words(unit.i, unit.j)}”"
    if _in_compound(s, j) or _in_name(s, numeral):
        return "part of a name"
    if s.is_mark(j, "%$€£¥₽₩₹°"):
        return "before a sign"
    if s.is_mark(j, "/") or (i and s.is_mark(i - 1, "/")):
        return "part of a fraction"
    return _date_veto(s, numeral)


def _in_compound(s: Tagged, j: int) -> bool:
    """Whether a hyphen ties the numeral to a word that names no people ("a 12-storey block", "fifty-eighth")."""
    if j >= len(s.tokens) or s.tokens[j].kind != WORD:
        return False
    end = s.tokens[j - 1].end
    if s.tokens[j].start != end + 1 or s.text[end] not in "-‑":
        return False
    return not any(s.get(kind, j) for kind in ("people", "outcome", "scale", "number", "qualifier_after", "country"))


def _in_name(s: Tagged, numeral: Numeral) -> bool:
    """Whether a bare number right behind an unknown capitalised word belongs to a name ("Svaboda 96")."""
    i, j = numeral.i, numeral.j
    if i < 1 or numeral.scaled or s.tokens[i].kind != NUMBER or s.tokens[i - 1].kind != WORD or not s.capital(i - 1):
        return False
    if j < len(s.tokens) and s.tokens[j].kind == WORD:
        return False
    return not any(
        i - 1 in s.tags.get(kind, ())
        for kind in ("people", "outcome", "month", "qualifier_before", "preposition", "country", "rise")
    )


def _date_veto(s: Tagged, numeral: Numeral) -> str | None:
    i, j = numeral.i, numeral.j
    if numeral.scaled or numeral.vague:
        return None
    if numeral.value <= 31 and (
        s.get("month", j)
        or (s.is_mark(j, ".") and s.get("month", j + 1))
        or (s.ending("month", i) and numeral.value >= 1 and not _counted(s, j))
    ):
        return "a day"
    if s.pack.ordinal_dot and s.is_mark(j, ".") and s.tokens[j].start == s.tokens[j - 1].end and j + 1 < len(s.tokens):
        return "an ordinal"
    if numeral.value in _YEARS and len(s.tokens[i].form) == 4 and numeral.j == i + 1 and s.tokens[i].kind == NUMBER:
        if s.ending("month", i) or s.ending("date_in", i) or s.ending("date_since", i) or s.ending("date_until", i):
            return "a year"
        if numeral.qualifier == "exact" and not _counted(s, j):
            return "a year"
    return None


def _counted(s: Tagged, j: int) -> bool:
    """Whether people or an outcome stand within the next three words."""
    return any(s.get("people", k) or s.get("outcome", k) for k in range(j, min(j + 3, len(s.tokens))))
