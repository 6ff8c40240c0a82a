"""Rule sets: how near two figures must be, how long one stands, who decides. Each is a readable table with a name."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.errors import UsageError

NEWEST = "2026.1"


@dataclass(frozen=True, slots=True)
class Rules:
    """One rule set. `reach` holds factors on the lower and upper end by qualifier; the rest are days and kinds."""

    name: str
    reach: Mapping[str, tuple[float, float]]
    mention_days: float
    event_days: float
    running_days: float
    lasting: frozenset[str]
    others: int
    floors: frozenset[str]
    models: frozenset[str]
    authority: Mapping[str, int]
    stands_days: float
    revised_days: float


@cache
def rules(name: str = NEWEST) -> Rules:
    """The rule set `name`. Raises UsageError when there is none of that name."""
    known = sorted(entry.name.removesuffix(".toml") for entry in files(__package__).iterdir() if ".toml" in entry.name)
    if name not in known:
        raise UsageError(f"There are no rules {name!r}. The rule sets are: {', '.join(known)}.")
    table = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return Rules(
        name=table["name"],
        reach={qualifier: (low, high) for qualifier, (low, high) in table["reach"].items()},
        mention_days=table["apart"]["mention"],
        event_days=table["apart"]["event"],
        running_days=table["apart"]["running"],
        lasting=frozenset(table["events"]["lasting"]),
        others=table["most"]["others"],
        floors=frozenset(table["basis"]["floors"]),
        models=frozenset(table["basis"]["models"]),
        authority={kind: rank for rank, kinds in enumerate(table["authority"]["order"]) for kind in kinds},
        stands_days=table["stands"]["running"],
        revised_days=table["stands"]["revised"],
    )
