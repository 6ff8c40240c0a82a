"""Further figures for what was counted before: "put the figure at nine", "an earlier count of 20", "from 8 to 13"."""

from counterclaim.extract.counted import Counted
from counterclaim.extract.numerals import moves_from
from counterclaim.extract.tagging import Tagged
from counterclaim.packs.tokens import WORD

# tokens between "the figure" and what it is put at, at most
_PUT = 5
# tokens between the figure that a count rose from and the one that it rose to, at most
_TO = 3


def counts_anew(s: Tagged, item: Counted) -> bool:
    """Whether `item` is another figure for what was counted before: "put the figure at nine", "an earlier count of 20".

    What is counted must stay unsaid: "the number of houses" is told of something else.
    """
    head, numeral = item.head, item.numeral
    if "figure" not in s.tags or not (head.kind == "none" or (head.kind == "people" and not head.skipped)):
        return False
    first = min(numeral.i, numeral.qualifier_tokens[0]) if numeral.qualifier_tokens else numeral.i
    for k in range(first - 1, max(-1, first - 1 - _PUT), -1):
        figure = s.ending("figure", k + 1)
        if figure is not None:
            return k + 1 < first and _leads(s, figure.j, first)
        if s.tokens[k].kind != WORD or s.is_any(("people", "outcome", "object"), k):
            return False
    return False


def _leads(s: Tagged, i: int, j: int) -> bool:
    """Whether the tokens `i` to `j` lead from "the figure" to its number: "of", "at", "climbed to"."""
    if s.get("link", i) is not None:
        return j - i == 1
    return s.ending("rise", j) is not None or s.ending("preposition", j) is not None


def moves_on(s: Tagged, older: Counted, newer: Counted) -> bool:
    """Whether a count is told to have moved from the `older` to the `newer` figure: "the wounded rose from 8 to 13"."""
    wording = older.numeral.qualifier_tokens
    first = min(older.numeral.i, wording[0]) if wording else older.numeral.i
    gap = range(max(older.numeral.j, older.head.end), newer.numeral.i)
    return (
        1 <= len(gap) <= _TO
        and all(s.tokens[k].kind == WORD and s.get("conjunction", k) is None for k in gap)
        and moves_from(s, first, newer.numeral.j)
    )
