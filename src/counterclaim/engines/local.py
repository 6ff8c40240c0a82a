"""Reading on this machine: a few small texts in this process, all else in others that are replaced when one dies."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from counterclaim.batches import batches
from counterclaim.engines.limits import Limits, limits_set
from counterclaim.engines.pool import Pool
from counterclaim.engines.working import Read
from counterclaim.flow import Engine, Found, Item, found_in
from counterclaim.read import Piece, size_of

MANY_DOCUMENTS = 64
MANY_CHARACTERS = 2_000_000
AT_ONCE = 1.0
"""So many documents, or so much text, within so many seconds, and several processes are worth their start."""

HARMLESS = frozenset({"plain", "text"})
SMALL = 50_000
"""Pieces of these kinds, and texts, of up to so many bytes or characters are read in this process, while there are few:
nothing in them can take it down or hold it up for long. Another process takes a third of a second to start."""


def read_here(
    items: Iterable[Item], workers: int | None = None, read: Read = found_in, limits: Limits | None = None
) -> Iterator[Found]:
    """What is in each of the `items`, in their order.

    A few small texts are read in this process, and what may be harmful in another one; `MANY_DOCUMENTS` or
    `MANY_CHARACTERS` by `workers` processes (as many as there are processors, when None), with a bounded number of
    items in flight. A piece that takes its worker down, or longer or more memory than `limits` (else the settings')
    allow, becomes a Problem of kind "crashed", "hung" or "memory". `read` must be a function that a new process can
    import.
    """
    with readers_here(workers, read, limits) as engine:
        yield from engine(items)


@contextmanager
def readers_here(workers: int | None = None, read: Read = found_in, limits: Limits | None = None) -> Iterator[Engine]:
    """`read_here` for one stream after another: a process that was started for one serves the next as well."""
    number = workers or _processors()
    with Pool(read, limits or limits_set()) as pool:

        def engine(items: Iterable[Item]) -> Iterator[Found]:
            stream, most = iter(items), 1 if number == 1 else MANY_DOCUMENTS
            for some in batches(stream, most, AT_ONCE, size_of, MANY_CHARACTERS):
                sizes = [size for size in map(size_of, some) if size]
                if number > 1 and (len(sizes) >= MANY_DOCUMENTS or sum(sizes) > MANY_CHARACTERS):
                    yield from pool.found_in(chain(some, stream), number)
                    return
                yield from _few(some, pool, number, read)

        yield engine


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _few(items: list[Item], pool: Pool, number: int, read: Read) -> Iterator[Found]:
    return map(read, items) if all(map(_is_light, items)) else pool.found_in(items, number)


def _is_light(item: Item) -> bool:
    return size_of(item) <= SMALL and (not isinstance(item, Piece) or item.what in HARMLESS)
