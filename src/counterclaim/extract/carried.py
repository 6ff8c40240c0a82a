"""What a sentence leaves to the one before it: "Sixty people were hurt. Twelve of them are in intensive care." """

from dataclasses import dataclass

from counterclaim.extract.counted import Candidate, Counted
from counterclaim.extract.outcomes import Site
from counterclaim.extract.people import CountedPeople
from counterclaim.model import Span
from counterclaim.packs import Outcome

# what those spoken of again have in common; people in motion or in a crowd are told of in other respects
_LASTING = frozenset(
    {"killed", "injured", "casualties", "infected", "hospitalized", "missing", "arrested", "captured", "abducted"}
)


@dataclass(frozen=True)
class Told:
    """The last figure of a sentence: what happened, the half-open characters that say so, to whom, and how surely."""

    outcome: Outcome
    spans: tuple[Span, ...]
    people: CountedPeople
    score: float


def carried(item: Counted, told: Told) -> Candidate | None:
    """The outcome of the sentence before for a part of those whom it counts, or None where `item` is no such part."""
    if item.head.kind != "part" or item.numeral.article or told.outcome.measure not in _LASTING:
        return None
    at = item.numeral.i
    return Candidate(Site(at, at, (told.outcome,), told.spans), told.outcome, "carried", {})
