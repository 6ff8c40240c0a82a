"""How far a long run is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long run is: so many things (documents, rows, feeds …) `done` of `total`, which is None while it is not
    known and may be a near count, and so many `problems` met until now."""

    done: int
    total: int | None = None
    problems: int = 0


OnProgress = Callable[[Progress], None]
"""What a long run calls as it goes, as often as it likes."""
