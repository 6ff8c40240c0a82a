"""Two readings of one text, mention by mention: what both have, what one alone has, and where they differ."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from counterclaim.model import Claim, Compared, Moment, Speaker

_COMPARED: Mapping[str, Callable[[Claim], Any]] = {
    "measure": lambda claim: claim.measure,
    "quantity": lambda claim: (claim.quantity.low, claim.quantity.high, claim.quantity.qualifier, claim.quantity.unit),
    "role": lambda claim: claim.group.role,
    "country": lambda claim: claim.group.country,
    "place": lambda claim: [(place.country, place.name) for place in claim.places[:1]],
    "sources": lambda claim: sorted(map(_known_as, claim.sources)),
    "via": lambda claim: sorted(map(_known_as, claim.via)),
    "as_of": lambda claim: _days(claim.as_of),
    "window": lambda claim: _days(claim.window),
    "stance": lambda claim: claim.stance,
    "counting": lambda claim: claim.counting,
}
"""What two readers may differ in; where a text does not tell, both have nothing. How sure they are, what each calls a
thing besides and which words it takes for the proof is not compared."""


def side_by_side(first: Iterable[Claim], second: Iterable[Claim], readers: tuple[str, str]) -> Iterator[Compared]:
    """The mentions of the claims of the `first` and the `second` of two `readers` of one text, in the order of it.

    Two claims are of one mention where a character of their numbers is the same: of several those of one measure, then
    those that agree in the most.
    """
    left = sorted(second, key=_place)
    alone = list[Compared]()
    found = list[Compared]()
    for claim in sorted(first, key=_place):
        others = [other for other in left if claim.start < other.end and other.start < claim.end]
        if not others:
            alone.append(_told("first", claim, claim, None, readers))
            continue
        other = min(others, key=lambda each: (each.measure != claim.measure, len(differing(claim, each))))
        left.remove(other)
        fields = differing(claim, other)
        found.append(_told("differs" if fields else "agreed", claim, claim, other, readers, fields))
    alone += [_told("second", claim, None, claim, readers) for claim in left]
    yield from sorted((*found, *alone), key=lambda each: (each.start, each.end, each.match))


def differing(one: Claim, other: Claim) -> tuple[str, ...]:
    """The fields in which two claims of one mention differ."""
    return tuple(name for name, told in _COMPARED.items() if told(one) != told(other))


def _told(
    match: Any,
    at: Claim,
    first: Claim | None,
    second: Claim | None,
    readers: tuple[str, str],
    fields: tuple[str, ...] = (),
) -> Compared:
    return Compared(at.doc, match, at.start, at.end, at.sentence.text, readers, first, second, fields)


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, claim.measure


def _known_as(speaker: Speaker) -> str:
    return speaker.entity or speaker.name


def _days(moment: Moment | None) -> tuple[str, str] | None:
    return (moment.start, moment.end) if moment else None
