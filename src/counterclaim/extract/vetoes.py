"""Why a numeral counts no people: it is an age, a measure, a sum, a date, a share, or part of a name."""

from itertools import pairwise

from counterclaim.extract.date_parts import names_month, past_of
from counterclaim.extract.numbers import Numeral
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import NUMBER, WORD

YEARS = range(1800, 2101)
_NEWS = range(1990, 2040)
_DATE = 6  # tokens before a dash among which the month of its date stands
"""Years that news speaks of right behind a verb: "stieg 2023 auf 45"."""
# what rates are given for: "12 per 100,000 people"
_BASES = frozenset({1_000, 10_000, 100_000, 1_000_000})


def veto_of(s: Tagged, numeral: Numeral) -> str | None:
    """Why `numeral`, by the words beside it, counts no people; None where it may."""
    i, j = numeral.i, numeral.j
    if numeral.article:
        return None
    before = s.ending("not_before", i)
    if before is not None and (numeral.value in _BASES or not s.get("people", j)):
        return f"after “{s.words(before.i, before.j)}”"
    per = s.ending("per", i)
    if per is not None and numeral.value in _BASES and (s.ending("outcome", per.i) or s.ending("people", per.i)):
        return "the base of a rate"
    if i and (s.is_mark(i - 1, "$€£¥₽₩₹<>=°*") or (s.is_mark(i - 1, "–") and _is_sign(s, i))):
        return "after a sign"
    if s.ending("bare_age", i) and numeral.value < 100 and not numeral.scaled and _stands_bare(s, j):
        return "an age"
    if s.ending("kin", i) is not None:
        return "of a family"
    if any(s.ending("none_of", k) for k in range(max(1, i - 2), i + 1)):
        return "of whom none"
    phrase = s.inside("inert", i)
    if phrase is not None and phrase.j >= j and phrase.j - phrase.i > j - i:
        return "part of a phrase"  # "đầu năm", the beginning of the year and no five
    if i and s.get("not_after", i) and (s.tokens[i - 1].kind == NUMBER or s.ending("number", i)):
        return "a unit"  # "12 năm", twelve years and no five
    unit = s.get("not_after", j)
    if unit is not None:
        return f"before “{s.words(unit.i, unit.j)}”"
    if s.get("date_mark", j):
        return "a date"
    if _in_compound(s, j) or _in_name(s, numeral) or _numbers_a_thing(s, numeral):
        return "part of a name"
    if s.is_mark(j, "%$€£¥₽₩₹°"):
        return "before a sign"
    if s.is_mark(j, "–") and j + 1 < len(s.tokens) and s.tokens[j + 1].kind == NUMBER:
        return "part of a score"  # "31-27", which is no range
    if s.is_mark(j, "/") or (i and s.is_mark(i - 1, "/")):
        return "part of a fraction"
    return _date_veto(s, numeral)


def _is_sign(s: Tagged, i: int) -> bool:
    """Whether the dash before token `i` belongs to the number ("31 – 27", "−5"), and opens no sentence as it does in
    "LONDON, 1 May 2026 (AP) — Seven people …"."""
    if i < 2 or s.tokens[i - 2].kind == WORD:
        return False
    if s.tokens[i - 2].kind != NUMBER or s.tokens[i].kind != NUMBER:
        return s.tokens[i - 1].end == s.tokens[i].start
    month = any(s.get("month", k) for k in range(max(0, i - _DATE), i - 2))
    return not (month and s.tokens[i - 2].form.isdigit() and int(s.tokens[i - 2].form) in YEARS)


def _in_compound(s: Tagged, j: int) -> bool:
    """Whether a hyphen ties the numeral to a word that names no people ("a 12-storey block", "fifty-eighth")."""
    if j >= len(s.tokens) or s.tokens[j].kind != WORD:
        return False
    end = s.tokens[j - 1].end
    if s.tokens[j].start != end + 1 or s.text[end] not in "-‑" or s.tokens[j].form.startswith("-"):
        return False  # what stands behind may be an ending ("128-ra")
    return not s.is_any(("people", "outcome", "scale", "number", "qualifier_after", "country"), j)


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


def _numbers_a_thing(s: Tagged, numeral: Numeral) -> bool:
    """Whether a bare number tells one thing from others of its kind: "day 4", "on platform 12"."""
    i, j = numeral.i, numeral.j
    if i < 1 or numeral.scaled or s.tokens[i].kind != NUMBER or numeral.qualifier != "exact" or numeral.value >= 1_000:
        return False
    thing = s.ending("object", i) or s.ending("unit", i)
    return thing is not None and _nothing_counted(s, j) and _stands_bare(s, j)


def _date_veto(s: Tagged, numeral: Numeral) -> str | None:
    i, j = numeral.i, numeral.j
    if numeral.scaled or numeral.vague:
        return None
    if numeral.value <= 31 and (
        names_month(s, past_of(s, j))
        or (s.is_mark(j, ".") and s.get("month", j + 1))
        or (s.ending("month", i) and numeral.value >= 1 and (not _counted(s, j) or _dated_behind(s, j)))
        or _day_and_day(s, j)
    ):
        return "a day"
    if s.pack.ordinal_dot and s.is_mark(j, ".") and s.tokens[j].start == s.tokens[j - 1].end and j + 1 < len(s.tokens):
        return "an ordinal"
    if _is_calendar_year(s, i, j):
        return "a year"
    if numeral.value in YEARS and len(s.tokens[i].form) == 4 and numeral.j == i + 1 and s.tokens[i].kind == NUMBER:
        if i >= 4 and s.is_mark(i - 1, ".") and s.is_mark(i - 3, ".") and s.tokens[i - 2].kind == NUMBER:
            return "a year"  # "17. 3. 2026"
        if s.ending("month", i) or s.ending("date_in", i) or s.ending("date_since", i) or s.ending("date_until", i):
            return "a year"
        if _dated_behind(s, j):
            return "a year"
        risen = s.ending("rise", i) is not None and numeral.value not in _NEWS  # "the death toll reached 2053"
        if numeral.qualifier == "exact" and not _counted(s, j) and not risen:
            return "a year"
    return None


def _is_calendar_year(s: Tagged, i: int, j: int) -> bool:
    """Whether a number of four digits is a year of a calendar beside the Gregorian one."""
    if j != i + 1 or len(s.tokens[i].form) != 4:
        return False
    return any(s.ending(kind, i) for kind in ("calendar_month", "calendar_before")) or (
        s.get("calendar_mark", j) is not None
    )


def _dated_behind(s: Tagged, j: int) -> bool:
    """Whether what makes a date of a number stands behind it, as an ending or a word: "1945-ben", "június 19-én"."""
    return s.pack.writing.postpositions and s.is_any(("date_in", "date_since"), j)


def _day_and_day(s: Tagged, j: int) -> bool:
    """Whether behind a number the second of two days follows: "du 2 au 8 décembre", "5 and 6 May"."""
    joint = s.get("date_and", j) or s.get("conjunction", j)
    k = joint.j if joint is not None else j + 1 if s.is_mark(j, "–") else j
    return (
        k > j
        and k < len(s.tokens)
        and s.tokens[k].kind == NUMBER
        and len(s.tokens[k].form) <= 2
        and (s.get("month", k + 1) is not None or (s.is_mark(k + 1, ".") and s.get("month", k + 2) is not None))
    )


def _counted(s: Tagged, j: int) -> bool:
    """Whether people or an outcome stand within the next three words."""
    return any(s.get("people", k) or s.get("outcome", k) for k in range(j, min(j + 3, len(s.tokens))))


def veto_ages(s: Tagged, numerals: list[Numeral]) -> None:
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
    for after, before in pairwise([numeral for numeral in reversed(numerals) if not numeral.article]):
        gap = range(before.j, after.i)
        if (
            after.veto
            and before.veto is None
            and after.veto.startswith("before")
            and gap
            and len(gap) <= 2
            and all(s.is_mark(k, ",") or s.get("conjunction", k) or s.get("article", k) for k in gap)
        ):
            before.veto = after.veto


def _set_apart(s: Tagged, numeral: Numeral) -> bool:
    i, j = numeral.i, numeral.j
    if i < 1 or s.tokens[i].kind != NUMBER or numeral.qualifier != "exact":
        return False
    if s.is_mark(i - 1, "(") and s.is_mark(j, ")"):
        named = i >= 2 and s.tokens[i - 2].kind == WORD and (s.capital(i - 2) or s.pack.writing.caseless)
        return named and s.get("outcome", i - 2) is None
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


def _stands_bare(s: Tagged, k: int) -> bool:
    """Whether no word that could be counted stands at token `k`."""
    if k >= len(s.tokens) or s.tokens[k].kind != WORD:
        return True
    return s.is_any(("preposition", "conjunction", "auxiliary", "subordinator", "locative"), k)


def _nothing_counted(s: Tagged, k: int) -> bool:
    return s.get("people", k) is None and s.get("outcome", k) is None
