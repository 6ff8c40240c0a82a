"""The page that tells the whole story: each step is one function over a stream, and problems travel along.

paths ──read──▶ documents ──readings──▶ claims ──keep──▶ ledger ──▶ output
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from counterclaim.errors import CounterclaimError
from counterclaim.extract import READER, claims_of
from counterclaim.model import Claim, Document, Position, Problem

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

BATCH = 64  # documents in one transaction


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its claims, positions, problems; `held` when the ledger has them and it was not read again."""

    document: Document
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    held: bool = False
    positions: tuple[Position, ...] = ()


Item = Document | Reading | Problem
Engine = Callable[[Iterable[Item]], Iterator[Reading | Problem]]  # reads documents in order, passes the rest on


def reading_of(document: Document) -> Reading:
    """What the reader finds in `document`. If it fails there, the document has a Problem, and the rest goes on."""
    try:
        found = claims_of(document)
    except CounterclaimError:
        raise
    except Exception as error:  # noqa: BLE001 - told as a problem of this document
        found = [Problem(document.id, "extract", "crashed", f"The reader failed ({type(error).__name__}: {error}).")]
    claims = tuple(item for item in found if isinstance(item, Claim))
    positions = tuple(item for item in found if isinstance(item, Position))
    return Reading(document, claims, tuple(item for item in found if isinstance(item, Problem)), positions=positions)


def readings(items: Iterable[Item]) -> Iterator[Reading | Problem]:
    """The plainest engine: one document after another, in this process."""
    return (reading_of(item) if isinstance(item, Document) else item for item in items)


def keep(ledger: Ledger, items: Iterable[Item], engine: Engine = readings) -> Iterator[tuple[str, str, Reading]]:
    """Add what `ledger` lacks, in batches; yield each id, "new", "version", "unchanged" or "unread", and reading."""
    new = (
        Reading(Document(x.id, ""), held=True) if type(x) is Document and ledger.holds(x, READER) else x for x in items
    )
    by_document = (list(found) for _, found in groupby(engine(new), key=_doc))
    while batch := list(islice(by_document, BATCH)):
        with ledger.batch():
            kept = [(_doc(found[0]), *_keep(ledger, found)) for found in batch]
        yield from kept


def _keep(ledger: Ledger, found: list[Reading | Problem]) -> tuple[str, Reading]:
    problems = tuple(p for item in found for p in (item.problems if isinstance(item, Reading) else (item,)))
    if read := next((item for item in found if isinstance(item, Reading)), None):
        outcome = "unchanged" if read.held else ledger.add(read.document, read.claims, problems, READER, read.positions)
        return outcome, replace(read, problems=problems)
    for problem in problems:
        ledger.add_problem(problem)
    return "unread", Reading(Document(_doc(found[0]), ""), problems=problems)


def _doc(item: Reading | Problem) -> str:
    return item.doc if isinstance(item, Problem) else item.document.id
