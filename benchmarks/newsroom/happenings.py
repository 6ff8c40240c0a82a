"""What happens in a made-up world, day by day: small things told once, and great ones told by thousands for weeks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from .wording import capitals_in, towns

KINDS = ("earthquake", "flood", "fire", "crash", "strike", "shooting", "explosion", "storm")
GREAT = 3  # that go on all the time, as wars do
_OF_GREAT = 0.12  # share of the reports on happenings that tell of these
_NEXT_DAY = 0.45  # share of the reports on a happening that come a day later, or more
_WORLD = 25  # of a day's happenings, told in every language; the others are where towns are written in Latin letters
_EACH = 3.5  # reports for each happening, on average


@dataclass(frozen=True, slots=True)
class Happening:
    """One of them. `day` is when it began, counted from the first day of the corpus; `scale` its dead in the end;
    `shares` those who were injured, are missing and were driven out, for each of the dead."""

    id: str
    day: float
    kind: str
    country: str | None  # where its capital is the place, else
    town: str
    scale: float
    lasting: bool
    shares: tuple[float, float, float]

    def figures(self, moment: float, other: bool) -> tuple[int, int, int, int]:
        """Dead, injured, missing and driven out, as told at `moment` by the authorities or by an `other` voice."""
        dead = self.dead(moment, other)
        injured, missing, out = self.shares
        return dead, int(dead * injured) + 2, int(dead * missing) + 2, int(dead * out) + 15

    def dead(self, moment: float, other: bool) -> int:
        """As told at `moment`, a day with its fraction, by the authorities or by an `other` voice."""
        age = max(moment - self.day, 0.02)
        told = self.scale * (age / 30 if self.lasting else 1 - 0.7 * math.exp(-2.5 * age))
        return max(1, int(told * (1.3 if other else 1)))


def told_at(seed: int, moment: float, daily: float, world: bool, chance: Random) -> Happening:
    """What a report at `moment` tells of, where there are `daily` reports on happenings; `world`: what all can tell."""
    if chance.random() < _OF_GREAT:
        return _happening(seed, -30, int(chance.random() ** 2 * GREAT), 0.0)
    day = int(moment)
    while chance.random() < _NEXT_DAY:
        day -= 1
    number = max(4, int(daily / _EACH))
    rank = int(number ** (chance.random() ** 0.7)) - 1  # most reports tell of the first few
    return _happening(seed, day, rank % _WORLD if world else rank, day + 0.0)


@lru_cache(maxsize=200_000)
def _happening(seed: int, day: int, rank: int, began: float) -> Happening:
    chance = Random(f"{seed} {day} {rank}")
    lasting = day == -30
    country = chance.choice(list(capitals_in("en"))) if rank < _WORLD else None
    scale = 20_000.0 if lasting else min(5_000.0, 3 * chance.paretovariate(0.75))
    shares = (chance.uniform(0.8, 6), chance.uniform(0.1, 1.2), chance.uniform(4, 60))
    return Happening(
        f"{day}.{rank}", -30.0 if lasting else began + chance.random() * 0.6,
        "strike" if lasting else chance.choice(KINDS), country, chance.choice(towns()), scale, lasting, shares,
    )  # fmt: skip
