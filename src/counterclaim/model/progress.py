"""How far a long run is."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long run is: so many things (documents, rows, feeds …) `done` of `total`, which is None while it is not
    known and may be a near count, and so many `problems` met until now. `characters` of text were read; they tell of
    its pace alone."""

    done: int
    total: int | None = None
    problems: int = 0
    characters: int = field(default=0, compare=False)


OnProgress = Callable[[Progress], None]
"""What a long run calls as it goes, as often as it likes."""
