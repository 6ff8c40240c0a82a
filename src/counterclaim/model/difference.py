"""What a newer reader makes of a text that an older one has read."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim (its id, and its gloss) that the newer reader gained or lost in the document `doc`, or has otherwise in
    the `fields`; `judged` tells whether people judged it."""

    doc: str
    difference: Literal["gained", "lost", "changed"]
    claim: str
    gloss: str
    fields: tuple[str, ...] = ()
    judged: bool = False
