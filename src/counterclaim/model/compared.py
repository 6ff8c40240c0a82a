"""One mention as two readers have it."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.model.claim import Claim

Match = Literal["agreed", "differs", "first", "second"]
"""Both say the same of it; both have it, and say another thing of it; the first alone has it; the second alone."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure in the document `doc` at the half-open characters `start` to `end`, as two `readers` have it: `first`
    and `second` are their claims, None where one has none; `fields` are those in which these differ, `words` is the
    sentence."""

    doc: str
    match: Match
    start: int
    end: int
    words: str
    readers: tuple[str, str]
    first: Claim | None = None
    second: Claim | None = None
    fields: tuple[str, ...] = ()
