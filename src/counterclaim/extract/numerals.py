"""Every numeral of a sentence, with its bounds, and why it may count no people."""

from counterclaim.extract.numbers import Numeral, single_numerals
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.extract.vetoes import veto_ages, veto_of
from counterclaim.packs.tokens import NUMBER, WORD

# tokens from a verb that moves a count to where it says from which figure, at most
_LEADS = 6


def numerals_of(sentence: Tagged) -> list[Numeral]:
    """The numerals of `sentence` from left to right, ranges joined, qualifiers read, vetoes set."""
    found = _joined_ranges(sentence, single_numerals(sentence))
    for numeral in found:
        _qualify(sentence, numeral)
        numeral.spans = (sentence.characters(numeral.i, numeral.j),)
        if numeral.veto is None:
            numeral.veto = veto_of(sentence, numeral)
    veto_ages(sentence, found)
    return found


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
    moved = opener is not None and (_moves(s, opener.i) or moves_from(s, a.i, b.j))
    if opener and s.get("range_between", a.j):  # "entre 8 et 13"; but "est passé de 8 à 13"
        return not moved or s.get("conjunction", a.j) is not None
    if b.i - a.j != 1:
        return False
    if s.is_mark(a.j, "–"):
        if (s.tokens[a.i].kind == NUMBER) != (s.tokens[b.i].kind == NUMBER):
            return False  # "KYIV, May 1 – Seven people"
        return b.value <= 100 * a.value * scale
    mark = s.get("range", a.j)
    if mark is None:
        return False
    if opener is None and _moves(s, a.i):
        return False
    return not moved and b.value <= 10 * a.value * scale


def moves_from(s: Tagged, i: int, j: int) -> bool:
    """Whether a count is said to move from the figure at token `i`, by a verb before or right behind token `j`, where
    the newer figure ends: "raised the death toll from 12 to 19", "van 12 tot 19 gestegen"."""
    opener = s.ending("range_opener", i)
    if opener is None or is_move(s, j):
        return opener is not None
    for k in range(opener.i - 1, max(-1, opener.i - 1 - _LEADS), -1):
        if s.tokens[k].kind != WORD:
            return False
        if is_move(s, k):
            return True
    return False


def is_move(s: Tagged, k: int) -> bool:
    """Whether a verb begins at token `k` that tells how a count moves, and no mere "is", "at" or "to"."""
    return s.get("rise", k) is not None and not s.is_any(("auxiliary", "preposition", "locative", "range"), k)


def _moves(s: Tagged, i: int) -> bool:
    """Whether a count moves by so much right before token `i` ("rose by 22 to 147"), so that no range begins there."""
    return i > 0 and s.ending("delta", i) is not None and s.ending("qualifier_before", i) is None


def _qualify(s: Tagged, numeral: Numeral) -> None:
    """Read the wording before and after the numeral into its qualifier, where none stands within it."""
    if numeral.qualifier_tokens is not None:
        return
    i = numeral.i
    for back in range(3):
        before = s.ending("qualifier_before", i - back) if i - back > 0 else None
        if before is not None:
            if back and not all(s.get("filler", k) or s.get("determiner", k) for k in range(before.j, i)):
                continue
            if before.value == "at_most" and s.get("rise", before.i) and _reaches(s, before.i):
                return
            _set(numeral, before)
            return
    k = numeral.j
    after = s.get("qualifier_after", k)
    nouns = (tag for tag in s.tags.get("outcome", {}).get(k, ()) if tag.value.construction == "noun")
    counted = s.get("counter", k) or s.get("people", k) or next(nouns, None)
    if after is None and counted is not None:
        after = s.get("qualifier_after", counted.j)
    if after is None and k < len(s.tokens) and s.is_mark(k, "+"):
        after = Tag(k, k + 1, "qualifier_after", "more_than")
    if after is not None:
        _set(numeral, after)
    elif numeral.qualifier == "exact" and s.get("rough", i):
        numeral.qualifier = "about"  # "desetak", a word for some ten


def _reaches(s: Tagged, i: int) -> bool:
    """Whether a count moves to where token `i` leads: the "до" of "число выросло до 12" is no bound as in "до 12"."""
    return any(s.get("rise", k) is not None or s.get("number_of", k) is not None for k in range(max(0, i - 5), i))


def _set(numeral: Numeral, tag: Tag) -> None:
    if numeral.qualifier in ("vague", "range"):
        return
    numeral.qualifier = tag.value
    numeral.qualifier_tokens = (tag.i, tag.j)
