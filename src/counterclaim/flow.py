"""The page that tells the whole story: each step is one function over a stream, and problems travel along.

paths ──unpack──▶ pieces ──read──▶ documents ──extract──▶ claims ──keep──▶ ledger ──▶ output
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from counterclaim.batches import batches
from counterclaim.errors import CounterclaimError
from counterclaim.extract import READER, Find, claims_of
from counterclaim.model import Claim, Document, Position, Problem, Reading
from counterclaim.read import Piece, documents_of, size_of

if TYPE_CHECKING:
    from counterclaim.ledger.store import Kept, Ledger

BATCH = 256  # pieces in one transaction, or
CHARACTERS = 8_000_000  # so much text, or
SECONDS = 5.0  # what came within this time
LOOKED_UP = 64  # pieces that are asked for at one time whether the ledger has them, or
LOOK_CHARACTERS = 1_000_000  # so much text, or
LOOK_SECONDS = 0.2  # what came within this time

Found = list[Reading | Problem]  # what one item gave
Item = Piece | Document | Problem | Found
Engine = Callable[[Iterable[Item]], Iterator[Found]]  # finds what is in each item, in their order


def reading_of(document: Document, find: Find | None = None) -> Reading:
    """What the reader finds in `document`. If it fails there, the document has a Problem, and the rest goes on."""
    try:
        found = (find or claims_of)(document)
    except (CounterclaimError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - told as a problem of this document
        found = [Problem(document.id, "extract", "crashed", f"The reader failed ({type(error).__name__}: {error}).")]
    claims = tuple(item for item in found if isinstance(item, Claim))
    positions = tuple(item for item in found if isinstance(item, Position))
    return Reading(document, claims, tuple(item for item in found if isinstance(item, Problem)), positions=positions)


def found_in(item: Item) -> Found:
    """What is in `item`: the readings of its documents, and its problems; what was found before comes as it is."""
    if isinstance(item, list):
        return item
    documents = documents_of(item) if isinstance(item, Piece) else [item]
    return [reading_of(each) if isinstance(each, Document) else each for each in documents]


def readings(items: Iterable[Item]) -> Iterator[Found]:
    """The plainest engine: one item after another, in this process."""
    return map(found_in, items)


def keep(ledger: Ledger, items: Iterable[Item], engine: Engine = readings, by: str = "") -> Iterator[Kept]:
    """Add what `ledger` lacks, in batches; `by` is the name of the engine's reader, where that is not the rules."""
    asked: deque[Item] = deque()
    found = ((asked.popleft(), each) for each in engine(_lacking(ledger, items, asked, by or READER)))
    for batch in batches(found, BATCH, SECONDS, lambda come: sum(map(size_of, come[1])), CHARACTERS):
        come = [(item if isinstance(item, Piece) else None, each) for item, each in batch]
        with ledger.batch():
            kept = ledger.take_all(come, by or READER)
        yield from kept


def _lacking(ledger: Ledger, items: Iterable[Item], asked: deque[Item], by: str) -> Iterator[Item]:
    """`items`, those that `ledger` has already as what it has; all are noted in `asked`."""
    for some in batches(items, LOOKED_UP, LOOK_SECONDS, size_of, LOOK_CHARACTERS):
        held = iter(ledger.held_all([item for item in some if isinstance(item, (Piece, Document))], by))
        for item in some:
            asked.append(item)
            yield (next(held) if isinstance(item, (Piece, Document)) else None) or item
