"""A number of people as the words allow it: an interval and how it was said."""

from dataclasses import dataclass
from typing import Literal

Qualifier = Literal["exact", "at_least", "more_than", "at_most", "less_than", "almost", "about", "range", "vague"]
Unit = Literal["person", "household"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the words literally allow.

    exact, about, almost n: low = high = n. at_least, more_than n: low n, high None. at_most, less_than n: low None,
    high n. range: both ends. vague (dozens, hundreds …): the ends of the order. `text` is the number as printed.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier
    text: str
    unit: Unit = "person"

    @property
    def spoken(self) -> int:
        """The number as it was spoken: the lower end where there is one, else the upper."""
        return self.low if self.low is not None else self.high or 0


def quantity(number: int, qualifier: Qualifier, text: str, upper: int | None = None, unit: Unit = "person") -> Quantity:
    """A quantity of `number` (and `upper`, for ranges and vague numbers) people, as `qualifier` bounds it."""
    match qualifier:
        case "range" | "vague":
            return Quantity(number, upper, qualifier, text, unit)
        case "at_least" | "more_than":
            return Quantity(number, None, qualifier, text, unit)
        case "at_most" | "less_than":
            return Quantity(None, number, qualifier, text, unit)
        case _:
            return Quantity(number, number, qualifier, text, unit)
