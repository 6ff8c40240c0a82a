"""A figure that was checked: how it stands against what reports say."""

from dataclasses import dataclass
from typing import Literal

from counterclaim.model.phrase import Phrase

Standing = Literal["current", "outdated", "distorted", "contested", "unknown"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One figure of a draft, held against the reports of a ledger.

    `doc` is the draft's id; `start` and `end` are the half-open characters of the figure in it, `quote` the sentence in
    which it stands.
    `status`: current, outdated (a later report gives another number), distorted (the source counted something else,
    other people, or said it another way), contested (another side gives another number), unknown (no report gives it).
    `claims` are the mentions that it was held against, the most telling first, and `proofs` their sentences. Of
    `looked_at` reports the newest appeared on `newest`, None where none is dated. `reason` is `why`, to be said
    in any language.
    """

    doc: str
    start: int
    end: int
    quote: str
    status: Standing
    claims: tuple[str, ...]
    why: str
    looked_at: int
    newest: str | None
    proofs: tuple[str, ...] = ()
    reason: Phrase | None = None
