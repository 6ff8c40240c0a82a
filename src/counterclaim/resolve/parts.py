"""The claims of one document sorted by happening, so that a round-up glues nothing together."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model import Claim
from counterclaim.resolve.spot import Spot, kilometres, spot_of
from counterclaim.resolve.weights import table


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim and where it belongs: countries, of its place and of the people, and a town or region.

    `foreign` is the country of people who are counted in another.
    """

    claim: Claim
    countries: frozenset[str] = frozenset()
    spot: Spot | None = None
    foreign: str | None = None


def parts_of(claims: Sequence[Claim]) -> list[list[Placed]]:
    """`claims`, in the order of their text, sorted by happening.

    Those in one country, near one place, or of the same people abroad belong together. One without any country goes
    with the one before it, or, at the beginning, with the one behind it; so does one whose place was carried from
    another sentence, where its own has a claim already.
    """
    parts: list[list[Placed]] = []
    before: tuple[int, list[Placed]] | None = None
    for placed in map(_placed, claims):
        sentence = placed.claim.sentence.start
        if before is not None and before[0] == sentence and not _stated(placed.claim):
            home = before[1]
            placed = Placed(placed.claim)
        else:
            home = _home(parts, placed)
        home.append(placed)
        before = (sentence, home)
    return parts


def _home(parts: list[list[Placed]], placed: Placed) -> list[Placed]:
    for part in parts:
        if any(_together(placed, other) for other in part):
            return part
    if parts and not (placed.countries and any(other.countries for other in parts[-1])):
        return parts[-1]
    parts.append([])
    return parts[-1]


def _placed(claim: Claim) -> Placed:
    place = claim.places[0] if claim.places else None
    here, own = place.country if place else None, claim.group.country
    return Placed(
        claim,
        frozenset(country for country in (here, own) if country),
        spot_of(place) if place else None,
        own if own and place and here != own else None,
    )


def _stated(claim: Claim) -> bool:
    """Whether the words for its place stand in the sentence of `claim`."""
    spans = claim.evidence.get("places", ())
    return any(claim.sentence.start <= span.start < claim.sentence.end for span in spans)


def _together(a: Placed, b: Placed) -> bool:
    if a.foreign and a.foreign == b.foreign:
        return True
    if not a.countries & b.countries:
        return False
    if a.spot and b.spot and a.spot != b.spot:
        far: float = table()["places"]["wide" if a.spot.wide or b.spot.wide else "apart"]
        return kilometres(a.spot, b.spot) < far
    return True
