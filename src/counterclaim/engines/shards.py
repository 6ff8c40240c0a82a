"""What is read is shared out in shards: a few files, or a part of a large one, by path and never by text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.batches import batches
from counterclaim.read.parts import Part

FILES = 200
"""Files of a shard at most."""

BYTES = 4_000_000
"""Bytes of a shard, about: some seconds of reading, so that one that is done twice costs no more."""


@dataclass(frozen=True, slots=True)
class Shard:
    """What one worker is given to read at one time; shards are numbered from 0. `cut` tells which half it is of which
    half of the shard of that number ("01": of the first half the second)."""

    number: int
    parts: tuple[Part, ...]
    cut: str = ""

    @property
    def key(self) -> str:
        """What tells it from all others of its run."""
        return f"{self.number}-{self.cut}"

    @property
    def name(self) -> str:
        """What it is called where it is told of: its first file, and how many more."""
        first, more = self.parts[0].source, len({part.source.id for part in self.parts}) - 1
        return f"{first.id} and {more} more" if more else first.id

    def halves(self) -> tuple[Shard, ...]:
        """Its parts in two shards; none where it has but one."""
        middle = len(self.parts) // 2
        some = (self.parts[:middle], self.parts[middle:]) if middle else ()
        return tuple(Shard(self.number, parts, f"{self.cut}{place}") for place, parts in enumerate(some))


def shards_of(parts: Iterable[Part], most: int = FILES, largest: int = BYTES) -> Iterator[Shard]:
    """`parts` in shards of up to so many files at `most` and, at `largest`, about so many bytes."""
    for number, some in enumerate(batches(parts, most, math.inf, lambda part: part.size, largest)):
        yield Shard(number, tuple(some))
