"""Which claim stands for which reference, and in which fields they agree."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from math import log10
from typing import Any

Record = Mapping[str, Any]
"""A reference or a claim (docs/claim.md), as its JSON object."""

MOST_RIVALS, MOST_OPTIONS, MOST_SLOTS = 6, 7, 8
"""References that compete for the same claims are settled together, up to so many; every way to share so many slots is
tried."""


def printed_number(claim: Record) -> int | None:
    """The number of a claim as it stands in the text, None where its interval and its qualifier do not fit."""
    low, high, qualifier = (claim["quantity"].get(part) for part in ("low", "high", "qualifier"))
    number: int | None = high
    if qualifier in ("range", "vague", "at_least", "more_than"):
        number = low
    elif qualifier in ("exact", "about", "almost"):
        number = low if low == high else None
    return number


def fits(reference: Record, claim: Record) -> bool:
    """True when the two agree in measure and number: a vague number in its order of magnitude, a range in both ends."""
    number, high, qualifier = printed_number(claim), claim["quantity"].get("high"), claim["quantity"].get("qualifier")
    if reference["measure"] != claim["measure"] or number is None:
        return False
    if "vague" in (reference["qualifier"], qualifier):
        both = reference["qualifier"] == qualifier and number > 0 and high
        return bool(both) and _order(number) == _order(reference["n"]) == _order(high)
    if reference["qualifier"] == "range":
        ends = (number, high if qualifier == "range" else None)
        return ends == (reference["n"], reference["n2"])
    return bool(number == reference["n"]) and qualifier != "range"


def _order(number: int) -> int:
    return int(log10(number))


def agreement(reference: Record, claim: Record) -> dict[str, bool]:
    """Whether each field is right, of those that the reference has."""
    group, places, sources = claim.get("group") or {}, claim.get("places") or [], claim.get("sources") or []
    right = {
        "qualifier": claim["quantity"].get("qualifier") == reference["qualifier"],
        "country": group.get("country") == reference["country"],
        "role": group.get("role") == reference["role"],
        "attributed": any(source.get("stated", True) for source in sources) == bool(reference["attributed"]),
        "stance": claim.get("stance") == reference["stance"],
    }
    if reference["place"]:
        right["place"] = bool(places) and places[0].get("country") == reference["place"]
    if reference["attributed"]:
        right["source_type"] = any(source.get("type") == reference["source_type"] for source in sources)
    if reference.get("as_of"):
        right["as_of"] = any(_same_date(reference["as_of"], claim.get(field)) for field in ("as_of", "window"))
    if reference.get("said"):
        speakers = [*sources, *(claim.get("via") or [])]
        right["said"] = any(_same_date(reference["said"], speaker.get("said")) for speaker in speakers)
    return right


def _same_date(reference: str, found: Record | None) -> bool:
    """True when `found` begins as `reference` (YYYY, YYYY-MM, YYYY-MM-DD or A/B) does, with the same precision."""
    if not found:
        return False
    start, end = ((found.get(edge) or "")[:10] for edge in ("start", "end"))
    first, _, last = reference.partition("/")
    if not start.startswith(first) or not end.startswith(last or first):
        return False
    return bool(last) or len(first) == 10 or start != end


def paired(references: Iterable[Record], claims: Iterable[Record]) -> tuple[list[tuple[Record, Record]], list[Record]]:
    """One-to-one pairs of one line's `references` and `claims` that fit, and the claims left over.

    Of all ways to pair them, the one with the most (required) references found, then the most fields right.
    """
    waiting, free = list(references), list(claims)
    pairs: list[tuple[Record, Record]] = []
    while waiting:
        rivals = _rivals(waiting, free)
        chosen = _best(rivals, [claim for claim in free if any(fits(rival, claim) for rival in rivals)][:MOST_OPTIONS])
        pairs += chosen
        for _, claim in chosen:
            free.remove(claim)
        waiting = [reference for reference in waiting if reference not in rivals]
    return pairs, free


def _rivals(waiting: Sequence[Record], free: Sequence[Record]) -> list[Record]:
    first = waiting[0]
    wanted = [claim for claim in free if fits(first, claim)]
    return [x for x in waiting if x is first or any(fits(x, claim) for claim in wanted)][:MOST_RIVALS]


def _best(rivals: Sequence[Record], options: Sequence[Record]) -> list[tuple[Record, Record]]:
    worth = [[_gain(rival, option) for option in options] for rival in rivals]
    slots = len(options) + len(rivals)  # an option, or none, for each rival
    every_way = set(permutations(range(slots), len(rivals))) if slots <= MOST_SLOTS else {tuple(range(len(rivals)))}
    best, chosen = (-1, 0), list[tuple[int, int]]()
    for way in every_way:
        got = [(r, o) for r, o in enumerate(way) if o < len(options) and worth[r][o]]
        gains = [gain for r, o in got if (gain := worth[r][o])]
        score = (sum(found for found, _ in gains), sum(fields for _, fields in gains))
        if score > best:
            best, chosen = score, got
    return [(rivals[r], options[o]) for r, o in chosen]


def _gain(reference: Record, claim: Record) -> tuple[int, int] | None:
    """What a pair adds to the score of a way to pair, None where it is no pair."""
    if not fits(reference, claim):
        return None
    return 1 if reference["optional"] else 2, sum(agreement(reference, claim).values())
