"""What a sentence leaves to the one before it: "Sixty people were hurt. Twelve of them are in intensive care.",
"Residents put the figure at seventy." """

from dataclasses import dataclass, replace

from counterclaim.extract.counted import Candidate, Counted
from counterclaim.extract.ellipsis import is_part
from counterclaim.extract.outcomes import Site
from counterclaim.extract.people import CountedPeople
from counterclaim.extract.recounts import counts_anew, moves_on
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Span
from counterclaim.packs import Outcome

# what those spoken of again have in common; people in motion or in a crowd are told of in other respects
_LASTING = frozenset(
    {"killed", "injured", "casualties", "infected", "hospitalized", "missing", "arrested", "captured", "abducted"}
)
# two counts of the same people differ by less than this many times
_APART = 20


@dataclass(frozen=True)
class Told:
    """The last figure of a sentence: what happened, the half-open characters that say so, to whom, and how surely.

    `number` is what was counted; `alike` says that all figures of the sentence tell of one thing, `kin` that they count
    people of one country.
    """

    outcome: Outcome
    spans: tuple[Span, ...]
    people: CountedPeople
    score: float
    number: int = 0
    alike: bool = True
    kin: bool = True


def carried(s: Tagged, item: Counted, counted: list[Counted], told: Told) -> Candidate | None:
    """The outcome of the sentence before for a part of those whom it counts, or for another count of them, or None
    where `item`, one of all those `counted`, is neither."""
    k = counted.index(item)
    if item.numeral.article:
        return None
    if item.head.kind == "part":
        goes_on = not k and told.outcome.measure in _LASTING
    else:
        goes_on = counts_anew(s, item) or (
            k > 0 and counted[k - 1].chosen is not None and moves_on(s, counted[k - 1], item)
        )
        goes_on = goes_on and told.alike and _comparable(item, told.number)
    if not goes_on:
        return None
    at = item.numeral.i
    return Candidate(Site(at, at, (told.outcome,), told.spans), told.outcome, "carried", {})


def of_them(s: Tagged, item: Counted, people: CountedPeople, told: Told | None) -> CountedPeople:
    """The `people` of `item`, with the country of those told of in the sentence before where it is a part of them:
    "North Korea sent 10,000 soldiers. Some 600 of them have been killed." """
    if told is None or not told.kin or not is_part(s, item) or people.country is not None:
        return people
    role = told.people.role if people.role == "people" else people.role
    return replace(people, role=role, country=told.people.country) if told.people.country else people


def _comparable(item: Counted, before: int) -> bool:
    return before < _APART * item.numeral.value and item.numeral.value < _APART * before
