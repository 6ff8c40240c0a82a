"""Numbers that need no language: those in digits, and how much it tells that two texts have the same one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from counterclaim.resolve.weights import table

_REMEMBERED = 100_000  # numbers
_NUMBER = re.compile(r"\d+(?:[.,:'’\u00a0\u202f ]\d+)*")


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """The numbers written in digits of any script, each with its first character, as plain digits: "1,100", "1.100"
    and "1 100" are 1100, "6,1" and "6:1" 6.1."""
    for match in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else " " for c in match[0])
        parts = digits.split()
        if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
            yield match.start(), "".join(parts)
        elif len(parts) == 2 and " " not in match[0]:
            yield match.start(), ".".join((parts[0].lstrip("0") or "0", parts[1]))
        else:
            yield from ((match.start(), part) for part in parts)


@lru_cache(_REMEMBERED)
def worth(number: int) -> float:
    """How much it tells that two documents give exactly this number, in points of `stories.toml`."""
    weights = table()["numbers"]
    for most, value in weights["small"]:
        if number <= most:
            return float(value)
    significant = len(str(number).rstrip("0"))
    return float(weights["round"][min(significant, len(weights["round"]) - 1)])


@lru_cache(_REMEMBERED)
def worth_of(number: str) -> float:
    """The same for a number as `numbers_in` gives it, or a vague one ("~100"); what may be a year tells little."""
    weights = table()["numbers"]
    if number.startswith("~"):
        return float(table()["figures"]["vague"])
    if "." in number:
        return float(weights["decimal"])
    value = int(number)
    return float(weights["year"]) if 1900 <= value <= 2100 else worth(value)
