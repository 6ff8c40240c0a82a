"""A claim with what was found out about it across documents: who really speaks, when, and whose copy it is."""

from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.model.claim import Claim


class Stretch(NamedTuple):
    """A stretch of time in days since 1 January of the year 1 (fractions are hours), half-open; None is open."""

    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim as its story sees it.

    `speakers` are the identities of those whose figure it is (empty when nobody is named), `bodies` these and all they
    answer to. `time` is when the figure was given, `seen` when its report appeared. `origin` is the id of the report
    that this one is a copy of, or its own.
    """

    claim: Claim
    speakers: frozenset[str]
    bodies: frozenset[str]
    time: Stretch
    seen: Stretch
    origin: str

    @property
    def copied(self) -> bool:
        """Whether the report is a copy of another."""
        return self.origin != self.claim.doc
