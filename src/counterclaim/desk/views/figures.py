"""Figures and their dates in the visitor's words, as short as a chart or a cell needs them."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from counterclaim.desk.wording import Language
from counterclaim.model import Qualifier, Quantity, StatementRow
from counterclaim.output.wording import ORDERS, DateKind, When

SIGNS: Mapping[Qualifier, str] = {
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
    "about": "≈ ",
}


def figure_words(quantity: Quantity, language: Language) -> str:
    """The number with its qualifier: "> 1,100", "10,000–12,000", "hundreds"."""
    low, high = quantity.low, quantity.high
    if quantity.qualifier == "vague" and (low, high) in ORDERS:
        words = language.named(ORDERS[low or 0, high or 0], "order")
    elif quantity.qualifier in ("range", "vague") and low is not None and high is not None and low != high:
        words = f"{language.number(low)}–{language.number(high)}"
    elif quantity.qualifier == "almost":
        words = language.gettext("almost {number}").format(number=language.number(quantity.spoken))
    else:
        words = SIGNS.get(quantity.qualifier, "") + language.number(quantity.spoken)
    if quantity.unit == "person":
        return _fenced(words, language)
    told = language.ngettext("{number} household", "{number} households", quantity.spoken)
    return told.format(number=_fenced(words, language))


def _fenced(words: str, language: Language) -> str:
    """`words` with what keeps their order among words that run from right to left: "≥ 18" is not "18 ≤"."""
    return f"\u2066{words}\u2069" if language.dir == "rtl" else words


def range_words(low: int | None, high: int | None, language: Language) -> str:
    """What may be, from `low` to `high`: "17–20", "17 or more", "up to 20", "17", "" where both are open."""
    if low is None:
        return "" if high is None else language.gettext("up to {number}").format(number=language.number(high))
    if high is None:
        return language.gettext("{number} or more").format(number=language.number(low))
    return language.number(low) if low == high else _fenced(f"{language.number(low)}–{language.number(high)}", language)


def date_of(row: StatementRow, language: Language) -> When:
    """When the figure of `row` was given, in words too."""
    if row.start is None:
        return When("undated", words=language.gettext("undated"))
    start = datetime.fromisoformat(row.start)
    end = datetime.fromisoformat(row.end) if row.end else start
    first, last = (row.start, row.end or row.start) if row.clock else (row.start[:10], (row.end or row.start)[:10])
    words = row.when if language.code == "en" else language.moment(first, last)
    return When(cast(DateKind, row.kind), start, end, words, row.clock)
