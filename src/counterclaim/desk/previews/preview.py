"""A preview: what was handed in, what was found in it, and how far that has come."""

import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from counterclaim.desk.previews.handed import Handed
from counterclaim.flow import Found
from counterclaim.flow import Item as Readable
from counterclaim.model import Problem, Reading
from counterclaim.read import Piece
from counterclaim.read.facts import Facts

State = Literal["reading", "read", "keeping", "kept"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was read, and what was found in it."""

    item: Readable
    found: Found

    @property
    def readings(self) -> list[Reading]:
        """The documents in it, with their claims."""
        return [each for each in self.found if isinstance(each, Reading)]

    @property
    def size(self) -> int:
        """The bytes and characters that it holds."""
        texts = (len(each.document.text) + len(each.document.raw or b"") for each in self.readings)
        return sum(texts) + (len(self.item.data) if isinstance(self.item, Piece) else 0)

    def told(self, facts: Facts) -> "Readable | None":
        """The item with `facts` where it says nothing itself; None where it is nothing that can be read again."""
        return replace(self.item, beside=self.item.beside.over(facts)) if isinstance(self.item, Piece) else None


@dataclass
class Preview:
    """What `owner` handed in, as it stands now.

    `done` counts the parts that are read (or, when it is kept, documents); `problems` are those of what could not be
    read. `addition` is the run of `add` by which it was kept, None where all of it was in the ledger. `trouble` says
    why it came to an end early. All of it is changed by one thread at a time, that of its job.
    """

    id: str
    owner: str
    handed: Handed
    folder: Path | None = None
    born: float = field(default_factory=time.monotonic)
    state: State = "reading"
    parts: list[Part] = field(default_factory=list)
    done: int = 0
    trouble: str = ""
    addition: str | None = None
    kept: tuple[str, ...] = ()
    dropped: bool = False
    rest: threading.Event = field(default_factory=threading.Event, repr=False)

    @property
    def at_work(self) -> bool:
        """Whether its job is under way, or waits for its turn."""
        return not self.rest.is_set()

    @property
    def readings(self) -> list[Reading]:
        """Its documents with their claims."""
        return [reading for part in self.parts for reading in part.readings]

    @property
    def size(self) -> int:
        """The bytes and characters that it holds."""
        return sum(part.size for part in self.parts)

    @property
    def problems(self) -> list[Problem]:
        """What could not be read of it at all."""
        return [each for part in self.parts for each in part.found if isinstance(each, Problem)]

    def waited(self, seconds: float) -> bool:
        """Whether its job ends within so many `seconds`."""
        return self.rest.wait(seconds)
