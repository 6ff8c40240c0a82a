"""The value of a spreadsheet's cell as the spreadsheet shows it."""

import re
from datetime import date, datetime, time, timedelta

_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])+')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+,*)?")
_MOST_PLACES = 15
_LONGEST = 32_767


def shown(value: object, format: str | None) -> str:
    """`value` of a cell with the number format `format` (Excel's code, None for General): dates as ISO, whole
    numbers without decimals, thousands grouped and decimals cut where the format does so, an error as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _formatted(value, format or "General")
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat() if isinstance(value, date) else value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(value)
    words = str(value)[:_LONGEST]
    return "" if words.startswith("#") and words.rstrip("!?/A0").isupper() and words in _ERRORS else words


_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA"}


def _moment(value: datetime) -> str:
    if not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return value.isoformat(" ", "minutes")


def _formatted(value: float, format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    sections = _SECTION.findall(format)
    section = sections[0] if sections else "General"
    negative = value < 0
    if negative and len(sections) > 1:
        section, value, negative = sections[1], -value, False
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    bare = _LITERAL.sub("", section)
    number = _NUMBER.search(bare)
    if number is None or "General" in bare or "/" in bare or "E+" in bare.upper():
        words = _plain(value)
        if number is None and "General" not in bare and bare.strip() != "@":
            return _around(section, "")
        return ("-" if negative and not words.startswith("-") else "") + words
    digits = _digits(abs(value), number[0], bare)
    return ("-" if negative and digits.strip("0.,%") else "") + _around(section, digits)


def _digits(value: float, pattern: str, bare: str) -> str:
    value *= 100 ** bare.count("%")
    value /= 1_000 ** (len(pattern) - len(pattern.rstrip(",")))
    whole, _, decimals = pattern.rstrip(",").partition(".")
    places = min(len(decimals), _MOST_PLACES)
    words = f"{value:{',' if ',' in whole else ''}.{places}f}"
    least = min(len(decimals.rstrip("#")), places)
    while places > least and words.endswith("0"):
        words, places = words[:-1], places - 1
    return words.rstrip(".").zfill(min(whole.count("0"), _MOST_PLACES) + (len(words) - len(words.partition(".")[0])))


def _around(section: str, digits: str) -> str:
    """`digits` where the number stands in `section`, with the words and signs around it."""
    kept: list[str] = []

    def literal(match: re.Match[str]) -> str:
        kept.append(match[1] or match[2] or match[3] or "")
        return "\0"

    bare = _LITERAL.sub(literal, section)
    number = _NUMBER.search(bare)
    start, end = (number.start(), number.end()) if number else (len(bare), len(bare))
    words = bare[:start] + "\1" + _NUMBER.sub("", bare[end:])
    parts = iter(kept)
    words = "".join(next(parts) if letter == "\0" else letter for letter in words)
    return words.replace("\1", digits).replace("?", "").replace("@", "").strip()


def _plain(value: float) -> str:
    """A number as Excel shows it by itself: at most eleven digits."""
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.10g}"
