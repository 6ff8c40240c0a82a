"""Running counts: which bodies keep one, what each counts and how (`running_counts.toml`, with its sources)."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from counterclaim.model import Basis, Counting, Role

Method = Literal["named_list", "verified_minimum", "hospital", "reports", "records", "estimate", "model"]


@dataclass(frozen=True, slots=True)
class RunningCount:
    """A running count that `body` keeps of `measures`.

    `whose` is the country (ISO 3166-1 alpha-2) of the counted people where it is one, `role` who they are where not
    people in general, `where` the countries it counts in (empty: everywhere), `since` its first day. `about` is for
    readers; `source` says where the count or its method is described.
    """

    body: str
    measures: tuple[str, ...]
    method: Method
    basis: Basis
    about: str
    source: str
    counting: tuple[Counting, ...]
    whose: str | None = None
    role: Role = "people"
    where: tuple[str, ...] = ()
    since: date | None = None

    @property
    def floor(self) -> bool:
        """Whether more are expected than it counts, so that a higher estimate does not contradict it."""
        return self.method in ("named_list", "verified_minimum", "reports", "hospital")


@cache
def running_counts() -> tuple[RunningCount, ...]:
    """Every running count of the table."""
    table = tomllib.loads(files(__package__).joinpath("running_counts.toml").read_text(encoding="utf-8"))
    return tuple(_from_row(row) for row in table["count"])


def _from_row(row: dict[str, Any]) -> RunningCount:
    fields: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return RunningCount(**fields)


def running_count(entity: str | None, measure: str) -> RunningCount | None:
    """The running count of `measure` that the body `entity` keeps, None where it keeps none."""
    return next((count for count in _by_body().get(entity or "", ()) if measure in count.measures), None)


@cache
def _by_body() -> dict[str, list[RunningCount]]:
    found = defaultdict(list)
    for count in running_counts():
        found[count.body].append(count)
    return dict(found)
