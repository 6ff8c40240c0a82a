"""A document and all that a reader found in it."""

from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.position import Position
from counterclaim.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its claims, positions, problems; `held` when the ledger has them and it was not read again."""

    document: Document
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    held: bool = False
    positions: tuple[Position, ...] = ()
