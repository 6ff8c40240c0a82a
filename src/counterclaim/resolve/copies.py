"""Copies: reports that are one text, run by several outlets, shortened, or translated. They count as one source.

Two texts in one language are one when nearly all rows of words of the shorter stand in the longer, by MinHash (A.
Broder, "On the resemblance and containment of documents", 1997), and they give the same figures. Two in different
languages are one when the same numbers stand in the same order at the same places: independent reports may share
numbers, and seldom their places too. Each pair is judged for itself, so that the outcome knows no order.
"""

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.resolve.joining import Joining
from counterclaim.resolve.numerals import worth_of
from counterclaim.resolve.prints import Number, Print, likeness

_ROUNDING = 1e-6


def copies_of(prints: Iterable[Print]) -> dict[str, str]:
    """The copies among the documents of `prints`: the id of each, and that of the document whose text it repeats.

    Of several that are one text, the earliest published is the origin; then those without a date, by their text's id.
    """
    known = list(prints)
    joined = Joining[Print]()
    for a, near in _nearby(known):
        for b in near:
            if joined.top(a) is not joined.top(b) and same_text(a, b):
                joined.join(a, b)
    found: dict[str, str] = {}
    for group in joined.groups(known):
        origin = min(group, key=lambda one: one.rank)
        found |= {one.doc: origin.doc for one in group if one is not origin}
    return found


def _nearby(prints: Sequence[Print]) -> Iterator[tuple[Print, Collection[Print]]]:
    """Who is compared, each with those behind it that share a key, once however many keys they share.

    In a block of too many, each is compared with the first ones alone, whose order depends on its members: so a key
    that everything has does not make the work grow with its square.
    """
    blocks = defaultdict[object, list[Print]](list)
    for one in sorted(prints, key=lambda one: (one.text, one.doc)):
        for key in keys_of(one):
            blocks[key].append(one)
    limits, behind = table()["keys"], defaultdict[Print, list[tuple[list[Print], int]]](list)
    for block in blocks.values():
        first = len(block) - 1 if len(block) <= limits["largest"] else limits["compared"]
        for place, one in enumerate(block[:first]):
            behind[one].append((block, place + 1))
    for one, places in behind.items():
        yield one, set[Print]().union(*(block[place:] for block, place in places)) - {one}


def keys_of(one: Print) -> Iterator[object]:
    """What copies of `one` are found by: its text, bands of its MinHash, and pairs of numbers that follow one another
    or next but one."""
    yield one.text
    band = table()["words"]["band"]
    if one.digest:
        for k in range(0, len(one.digest) - band + 1, band):
            yield k, *one.digest[k : k + band]
    telling = [told.number for told in one.numbers if worth_of(told.number) >= table()["numbers"]["telling"]]
    for gap in (1, 2):
        yield from zip(telling, telling[gap:], strict=False)


def same_text(a: Print, b: Print) -> bool:
    """Whether `a` and `b` are one text."""
    if a.text == b.text:
        return True
    if a.published is not None and b.published is not None and abs(a.published - b.published) > table()["days"]:
        return False
    return is_reprint(a, b) or (a.lang != b.lang and is_translation(a, b))


def is_reprint(a: Print, b: Print) -> bool:
    """Whether nearly all words of the shorter of `a` and `b` stand in the longer, with the same figures.

    A daily bulletin changes no more than its numbers, and is no copy of yesterday's.
    """
    weights = table()["words"]
    shorter, longer = (a, b) if a.rows <= b.rows else (b, a)
    if shorter.rows < weights["fewest"] or not shorter.figures.keys() <= longer.figures.keys():
        return False
    alike = likeness(a, b)
    shared = alike / (1 + alike) * (a.rows + b.rows)
    if shared < weights["contained"] * shorter.rows:
        return False
    return all(_first(shorter, measure) == _first(longer, measure) for measure in {m for m, _ in shorter.figures})


def _first(one: Print, measure: str) -> int:
    """The number first given of `measure`."""
    return min((place, number) for (counted, number), place in one.figures.items() if counted == measure)[1]


def is_translation(a: Print, b: Print) -> bool:
    """Whether the numbers of `a` and `b` are the same, in one order and at the same places."""
    weights = table()["numbers"]
    if max(a.length, b.length) > weights["length"] * min(a.length, b.length):
        return False
    shared = a.worths.keys() & b.worths.keys()
    most = min(sum(one.worths[number] for number in shared) for one in (a, b))
    if most < weights["share"] * max(a.worth, b.worth) - _ROUNDING:  # as most: lining them up costs far more
        return False
    points, worth, matched = _aligned(a, b)
    if a.lines == b.lines >= weights["fewest_lines"]:
        points += weights["lines"]
    alone = len(a.numbers) + len(b.numbers) - 2 * matched
    if matched < weights["fewest"] or points - weights["missing"] * alone < weights["enough"]:
        return False
    return bool(worth >= weights["share"] * max(a.worth, b.worth))


def _aligned(a: Print, b: Print) -> tuple[float, float, int]:
    """The most points for pairs of one number that do not cross and lie near each other, what these numbers are worth,
    and how many they are (longest common subsequence, weighted)."""
    row = [(0.0, 0.0, 0)] * (len(b.numbers) + 1)
    for here in a.numbers:
        before = row
        row = [(0.0, 0.0, 0)]
        for k, there in enumerate(b.numbers):
            best = max(before[k + 1], row[k])
            if here.number == there.number and (near := _near(here, there)) is not None:
                points, worth, matched = before[k]
                told = min(here.worth, there.worth)
                best = max(best, (points + told + near, worth + told, matched + 1))
            row.append(best)
    return row[-1]


def _near(here: Number, there: Number) -> float | None:
    """Points for the places of two numbers; None where they are too far apart."""
    weights = table()["numbers"]
    if here.lead and there.lead:
        return float(weights["lead"])
    apart = abs(here.place - there.place)
    return next((float(points) for most, points in weights["places"] if apart <= most), None)


@cache
def table() -> Mapping[str, Any]:
    """The weights of `copies.toml`."""
    return tomllib.loads(files(__package__).joinpath("copies.toml").read_text(encoding="utf-8"))
