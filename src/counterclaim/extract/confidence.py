"""How sure a claim is of number, measure and qualifier, calibrated on references."""

from counterclaim.extract.link import Counted
from counterclaim.packs import Outcome


def confidence_of(item: Counted, outcome: Outcome) -> float:
    """The calibrated probability that `item` is right in number, measure and qualifier."""
    return round(item.score, 2)
