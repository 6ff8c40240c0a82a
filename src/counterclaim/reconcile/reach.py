"""How far the words of a figure reach, and whether two reaches meet."""

from math import inf

from counterclaim.model import Quantity
from counterclaim.reconcile.rules import Rules


def reach(quantity: Quantity, rules: Rules) -> tuple[float, float]:
    """The lowest and the highest number of which `quantity` would be said, by the table of `rules`."""
    down, up = rules.reach[quantity.qualifier]
    low = quantity.low if quantity.low is not None else quantity.spoken
    high = quantity.high if quantity.high is not None else quantity.spoken
    return low * down, high * up


def meet(one: Quantity, other: Quantity, rules: Rules) -> bool:
    """Whether some number would be said in both wordings."""
    low, high = reach(one, rules)
    bottom, top = reach(other, rules)
    return low <= top and bottom <= high


def allows(one: Quantity, number: int) -> bool:
    """Whether the words of `one`, taken literally, leave room for `number` ("at least 10" does for 12)."""
    low = one.low if one.low is not None else 0
    high = one.high if one.high is not None else inf
    return low <= number <= high
