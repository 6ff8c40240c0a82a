"""The figure in a cell: a number with its bounds and notes, and nothing that a sentence would say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extract.numbers import Numeral, digits_value
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.outcomes import sites_of
from counterclaim.extract.tagging import Tag, Tagged
from counterclaim.model import Qualifier, Quantity, Span, quantity
from counterclaim.packs import Outcome
from counterclaim.packs.tokens import MARK, NUMBER, WORD

# why a number in a sentence may count no people, which says nothing of one that stands alone in a cell
_HARMLESS = (None, "a year", "after a sign", "an age", "fraction")
_BEFORE: dict[str, Qualifier] = {
    ">": "more_than",
    "≥": "at_least",
    "<": "less_than",
    "≤": "at_most",
    "~": "about",
    "≈": "about",
    "∼": "about",
    "±": "about",
}
_SIGN = re.compile(r"[>≥<≤~≈∼±]=?")
_MINUS = re.compile(r"\s*[-−–(]")
_WORDS = (
    "people", "outcome", "counter", "determiner", "conjunction", "filler", "qualifier_before", "qualifier_after",
    "household", "rough", "cumulative", "auxiliary", "partitives", "plural",
)  # fmt: skip
_LARGEST = 9_000_000_000


@dataclass(frozen=True)
class Figure:
    """A number of people at the characters `span`, with the `wording` that bounds it.

    `outcome` is what the cell itself says happened to them, proved by `proof`; `people` whom it counts by its own
    words; `aside` marks a number in brackets, which tells some of those before it; `added` one with a plus before it.
    """

    span: Span
    amount: Quantity
    wording: Span | None = None
    outcome: Outcome | None = None
    proof: tuple[Span, ...] = ()
    people: Tag | None = None
    aside: bool = False
    added: bool = False


def figures_of(s: Tagged, scale: int = 1) -> list[Figure]:
    """The figures in the cell `s`, multiplied by `scale`; none where it holds anything else."""
    text = s.text[s.span.start : s.span.end]
    if not s.tokens or _MINUS.match(text) or any(sign in text for sign in "%$€£¥₽₩₹₪﷼°"):
        return []
    numerals = [numeral for numeral in numerals_of(s) if not numeral.article]
    if not numerals or not _nothing_else(s, numerals):
        return []
    asides = {n.i for n in numerals if _in_brackets(s, n.i)}
    main = [n for n in numerals if n.i not in asides]
    if not main or any(n.veto not in _HARMLESS for n in main):
        return []
    found = [figure for n in main if (figure := _figure(s, n, scale)) is not None]
    if len(main) > 1 and not all(figure.outcome for figure in found):
        return []
    return [*found, *_told_apart(s, [n for n in numerals if n.i in asides], scale)]


def _nothing_else(s: Tagged, numerals: list[Numeral]) -> bool:
    """Whether the cell holds numbers, what they count, and notes on them, and no more."""
    taken = {k for n in numerals for k in range(n.i, n.j)}
    taken |= {k for n in numerals if n.qualifier_tokens for k in range(*n.qualifier_tokens)}
    for k, token in enumerate(s.tokens):
        if k in taken or token.kind == MARK or _in_brackets(s, k):
            continue
        if token.kind == WORD and any(s.inside(kind, k) for kind in _WORDS):
            continue
        if token.kind == WORD and len(token.form) == 1 and k:
            continue  # the letter of a note: "12 a"
        return False
    return not any(s.is_mark(k, "/:–") for k in range(len(s.tokens)) if k not in taken and len(numerals) == 1)


def _in_brackets(s: Tagged, k: int) -> bool:
    depth = 0
    for token in s.tokens[:k]:
        if token.kind == MARK and token.form in "([":
            depth += 1
        elif token.kind == MARK and token.form in ")]":
            depth -= 1
    return depth > 0


def _figure(s: Tagged, n: Numeral, scale: int) -> Figure | None:
    value, upper = n.value, n.upper
    if n.veto == "fraction" or scale > 1:
        exact = digits_value(s.tokens[n.i].form, s.pack) if s.tokens[n.i].kind == NUMBER and n.j == n.i + 1 else None
        if exact is None or n.upper is not None or abs(exact * scale - round(exact * scale)) > 1e-6:
            return None
        value = round(exact * scale)
    if value > _LARGEST:
        return None
    span = n.spans[0]
    qualifier, wording = n.qualifier, s.characters(*n.qualifier_tokens) if n.qualifier_tokens else None
    if wording is None and (sign := _sign_before(s, span.start)) is not None:
        qualifier, wording = _BEFORE[s.text[sign.start]], sign
    if wording is None and (word := _word_before(s, n.i)) is not None:
        qualifier, wording = word.value, s.characters(word.i, word.j)
    people = s.get("people", n.j)
    household = people is not None and s.get("household", people.i) is not None
    amount = quantity(value, qualifier, s.text[span.start : span.end], upper, "household" if household else "person")
    outcome, proof = _own(s, n)
    added = s.is_mark(n.i - 1, "+") if n.i else False
    return Figure(span, amount, wording, outcome, proof, people, added=added)


def _sign_before(s: Tagged, start: int) -> Span | None:
    for match in _SIGN.finditer(s.text, s.span.start, start):
        if not s.text[match.end() : start].strip():
            return Span(*match.span())
    return None


def _word_before(s: Tagged, i: int) -> Tag | None:
    """The shortened word for a bound, with its full stop: "approx. 60", "ok. 400"."""
    return s.ending("qualifier_before", i - 1) if i > 1 and s.is_mark(i - 1, ".") else None


def _own(s: Tagged, n: Numeral) -> tuple[Outcome | None, tuple[Span, ...]]:
    """What the cell says of its own happened to those that `n` counts: "12 dead", "injured: 5"."""
    for site in sites_of(s):
        behind = 0 <= site.i - n.j <= 1 and not any(s.tokens[k].kind == MARK for k in range(n.j, site.i))
        before = 0 <= n.i - site.j <= 2 and all(s.is_mark(k, ":–") for k in range(site.j, n.i))
        plain = next((r for r in site.readings if not r.only and r.construction not in ("none", "holds")), None)
        if plain is not None and (behind or before):
            return plain, site.spans
    return None, ()


def _told_apart(s: Tagged, numerals: list[Numeral], scale: int) -> Iterator[Figure]:
    """The figures in brackets that say whom they count: "12 (3 children)"."""
    for n in numerals:
        people = s.get("people", n.j)
        if people is not None and people.value.role != "people" and n.veto in _HARMLESS and scale == 1:
            span = n.spans[0]
            amount = quantity(n.value, n.qualifier, s.text[span.start : span.end], n.upper)
            wording = s.characters(*n.qualifier_tokens) if n.qualifier_tokens else None
            yield Figure(span, amount, wording, people=people, aside=True)
