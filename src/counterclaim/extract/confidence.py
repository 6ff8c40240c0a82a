"""How sure a claim is, calibrated on references: of claims at 0.9, nine in ten are right."""

import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise


@cache
def _knots() -> tuple[tuple[float, float], ...]:
    table = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))
    return tuple((float(score), float(share)) for score, share in table["calibration"])


def confidence_of(score: float) -> float:
    """The share of claims with this `score` of their link (0 to 1) that are right in number, measure and qualifier.

    Read off the learned points of `weights.toml`, straight between them: on references in `quality/` that the weights
    had not seen.
    """
    knots = _knots()
    if score <= knots[0][0]:
        return round(knots[0][1], 2)
    for (low, share), (high, next_share) in pairwise(knots):
        if score <= high:
            return round(share + (next_share - share) * (score - low) / (high - low), 2)
    return round(knots[-1][1], 2)
