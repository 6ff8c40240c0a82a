"""Dates in digits: "17.03.2026", "17. 3. 2026", "2026-03-17", "17/03/2026"."""

import re

from counterclaim.extract.date_parts import is_year
from counterclaim.extract.moments import Anchor, Mention, fixed
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import NUMBER

_ONE_TOKEN = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)|((?:19|20)\d\d)\.(\d{1,2})\.(\d{1,2})", re.ASCII)
_MONTHS, _DAYS = range(1, 13), range(1, 32)


def digits_at(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    """The date in digits that begins at token `k`, or None where there is none.

    With dots the day stands before the month everywhere, and a year goes first where the month stands between. In
    English "3/5/2026" may be May or March, and is not read; "17/3/2026" and "3/17/2026" are. A day and a month alone
    ("12/1") are a date behind a word or in a bracket that makes one of them, in packs that list such words.
    """
    if s.tokens[k].kind != NUMBER:
        return None
    whole = _ONE_TOKEN.fullmatch(s.tokens[k].form)
    if whole is not None:
        day, month, year = whole.group(1, 2, 3) if whole[3] else whole.group(6, 5, 4)
        return _day(s, k, k + 1, (day, month, year), anchor)
    parts = _parted(s, k)
    if parts is not None:
        return _day(s, k, k + 5, parts, anchor)
    return _alone(s, k, anchor)


def _parted(s: Tagged, k: int) -> tuple[str, str, str] | None:
    """The day, month and year whose digits stand at `k` and behind it, parted by one sign."""
    if k + 4 >= len(s.tokens):
        return None
    sign = next((sign for sign in "/–." if s.is_mark(k + 1, sign) and s.is_mark(k + 3, sign)), None)
    digits = [s.tokens[x] for x in (k, k + 2, k + 4)]
    if sign is None or any(token.kind != NUMBER or not token.form.isdecimal() for token in digits):
        return None
    first, second, third = (token.form for token in digits)
    if sign == ".":
        return (first, second, third) if s.pack.ordinal_dot and is_year(s, k + 4) else None
    if digits[2].end - digits[0].start != len(first) + len(second) + len(third) + 2:
        return None  # "31 – 27 – 2026"
    if is_year(s, k):
        return third, second, first
    if not is_year(s, k + 4):
        return None
    if s.pack.lang != "en" or int(first) not in _MONTHS:
        return first, second, third
    return (second, first, third) if int(second) not in _MONTHS else None


def _alone(s: Tagged, k: int, anchor: Anchor) -> Mention | None:
    if not s.is_mark(k + 1, "/") or "date_numeric" not in s.tags or k + 2 >= len(s.tokens):
        return None
    day, month = s.tokens[k].form, s.tokens[k + 2].form
    if s.ending("date_numeric", k) is None and not (k and s.is_mark(k - 1, "(")):
        return None
    return _day(s, k, k + 3, (day, month, None), anchor)


def _day(s: Tagged, i: int, j: int, parts: tuple[str, str, str | None], anchor: Anchor) -> Mention | None:
    """The date told at the tokens `i` to `j` by day, month and year, or None where there is no such day."""
    day, month, year = parts
    if not (day.isdecimal() and month.isdecimal()):
        return None
    if int(day[:3]) not in _DAYS or int(month[:3]) not in _MONTHS:
        return None
    return fixed(s, i, j, int(day), int(month), int(year) if year else None, None, anchor)
