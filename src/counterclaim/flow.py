"""The page that tells the whole story: each step is one function over a stream.

    paths ──read──▶ documents ──readings──▶ claims ──keep──▶ ledger ──▶ output

What could not be read travels along, as a Problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from counterclaim.errors import CounterclaimError
from counterclaim.extract import READER, claims_of
from counterclaim.model import Claim, Document, Problem

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

BATCH = 64  # documents in one transaction


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its claims and problems; `held` when the ledger has them and it was not read again."""

    document: Document
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    held: bool = False


Item = Document | Reading | Problem
Engine = Callable[[Iterable[Item]], Iterator[Reading | Problem]]  # reads documents in order, passes the rest on


def reading_of(document: Document) -> Reading:
    """What the reader finds in `document`. If it fails there, the document has a Problem, and the rest goes on."""
    try:
        found = claims_of(document)
    except CounterclaimError:
        raise
    except Exception as error:  # noqa: BLE001 - told as a problem of this document
        why = f"The reader failed on this document ({type(error).__name__}: {error}). Please report it."
        return Reading(document, problems=(Problem(document.id, "extract", "crashed", why),))
    claims, problems = [x for x in found if isinstance(x, Claim)], [x for x in found if isinstance(x, Problem)]
    return Reading(document, tuple(claims), tuple(problems))


def readings(items: Iterable[Item]) -> Iterator[Reading | Problem]:
    """The plainest engine: one document after another, in this process."""
    return (reading_of(item) if isinstance(item, Document) else item for item in items)


def keep(ledger: Ledger, items: Iterable[Item], engine: Engine = readings) -> Iterator[tuple[str, str, Reading]]:
    """Read what `ledger` does not hold, add it, a batch to a transaction, and yield what became of each document once
    it is there: its id, "new", "version", "unchanged" or "unread" (no text of it came to hand), and its reading."""
    todo = (Reading(x, held=True) if isinstance(x, Document) and ledger.holds(x, READER) else x for x in items)
    by_document = (list(found) for _, found in groupby(engine(todo), key=_doc))
    for first in by_document:
        batch = [first, *islice(by_document, BATCH - 1)]
        with ledger.batch():
            kept = [(_doc(found[0]), *_keep(ledger, found)) for found in batch]
        yield from kept


def _keep(ledger: Ledger, found: list[Reading | Problem]) -> tuple[str, Reading]:
    problems = tuple(p for x in found for p in ((x,) if isinstance(x, Problem) else x.problems))
    for x in (x for x in found if isinstance(x, Reading)):
        outcome = "unchanged" if x.held else ledger.add(x.document, x.claims, problems, READER)
        return outcome, Reading(x.document, x.claims, problems, x.held)
    for problem in problems:
        ledger.add_problem(problem)
    return "unread", Reading(Document(_doc(found[0]), ""), problems=problems)


def _doc(item: Reading | Problem) -> str:
    return item.doc if isinstance(item, Problem) else item.document.id
