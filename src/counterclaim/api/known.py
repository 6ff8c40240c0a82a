"""What a ledger knows of the addresses that a run fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.model import Problem, Reading, Remembered

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger


class Known:
    """The memory of a run that adds to a ledger: of `store`, once that is open; until then nothing is known."""

    def __init__(self, reader: str) -> None:
        """`reader` is the name of the one that reads in this run."""
        self.store: Ledger | None = None
        self._reader = reader

    def recall(self, asked: str) -> Remembered | None:
        """What was last remembered under the address `asked`."""
        return self.store.recall(asked) if self.store else None

    def remember(self, asked: str, remembered: Remembered) -> None:
        """Keep what came from the address `asked`."""
        if self.store:
            self.store.remember(asked, remembered)

    def given(self, digest: str) -> list[Reading | Problem] | None:
        """What the reader found in the piece with this `digest`, where all of it stands."""
        return self.store.held(digest, self._reader) if self.store else None
