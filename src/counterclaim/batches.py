"""A stream in handfuls: so many items, so much in all, or what came within a time, whichever is first."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(
    items: Iterable[T], most: int, seconds: float, size: Callable[[T], int] | None = None, largest: int = 0
) -> Iterator[list[T]]:
    """`items` in their order, up to `most` together and, by their `size`, about `largest` in all.

    What is there is given when `seconds` have passed since the first of it was waited for, as the next item comes: of a
    stream that comes slowly (pages from the web) not much is in the air when the power goes.
    """
    batch: list[T] = []
    total, began = 0, time.monotonic()
    for item in items:
        batch.append(item)
        total += size(item) if size else 0
        if len(batch) >= most or total > largest > 0 or time.monotonic() - began > seconds:
            yield batch
            batch, total, began = [], 0, time.monotonic()
    if batch:
        yield batch
