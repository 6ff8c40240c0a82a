"""The parts that dates of every calendar are made of: days in digits, years, and the small words between them."""

from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import NUMBER

_YEARS = range(1900, 2100)


def past_of(s: Tagged, k: int) -> int:
    """Where a date goes on behind the small words between its parts: "12 de enero de 2025"."""
    small = s.get("date_of", k)
    return k if small is None else small.j


def dated(s: Tagged, k: int) -> bool:
    """Whether a word stands before token `k` that makes a month or a year of what follows ("in March")."""
    kinds = (
        "date_in",
        "date_since",
        "date_until",
        "date_from",
        "date_and",
        "date_as_of",
        "date_early",
        "date_last",
        "period",
    )
    return k == 0 or any(s.ending(kind, k) is not None for kind in (*kinds, "date_next"))


def day_of_month(s: Tagged, k: int) -> tuple[int | None, int]:
    """The day of a month in digits at token `k`, None where there is none, and where the date goes on."""
    if (
        k < len(s.tokens)
        and s.tokens[k].kind == NUMBER
        and s.tokens[k].form.isdecimal()
        and 1 <= int(s.tokens[k].form) <= 31
        and len(s.tokens[k].form) <= 2
    ):
        day = int(s.tokens[k].form)
        k += 1
        if k < len(s.tokens) and (s.get("date_ordinals", k) or (s.pack.ordinal_dot and s.is_mark(k, "."))):
            k += 1
        return day, past_of(s, k)
    return None, k


def is_year(s: Tagged, k: int) -> bool:
    """Whether token `k` is a year of four digits."""
    return (
        k < len(s.tokens)
        and s.tokens[k].kind == NUMBER
        and len(s.tokens[k].form) == 4
        and s.tokens[k].form.isdecimal()
        and int(s.tokens[k].form) in _YEARS
    )


def names_month(s: Tagged, k: int) -> bool:
    """Whether a month of any calendar is named at token `k`."""
    return s.get("month", k) is not None or s.get("calendar_month", k) is not None
