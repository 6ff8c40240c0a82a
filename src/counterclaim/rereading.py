"""The present reader over the texts that a ledger keeps: its readings beside the old ones, and what is otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from counterclaim.batches import batches
from counterclaim.extract import READER
from counterclaim.flow import BATCH, SECONDS, Engine, readings
from counterclaim.model import Claim, Difference, Document, Problem, Reading
from counterclaim.read.mixed import passages_in

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

_NOT_COMPARED = frozenset({"reader", "gloss", "confidence", "evidence", "sentence", "judged"})
"""The first is another one, and the others tell nothing that the rest does not."""


def reread(
    ledger: Ledger,
    every: bool = False,
    engine: Engine = readings,
    on_reading: Callable[[Reading], None] | None = None,
    by: str = "",
) -> Iterator[Difference]:
    """Read again what another reader read, or `every` text, and yield what the present one gains, loses and changes.

    The readings are kept in batches, each as a whole: interrupted at any moment and called again, it goes on from
    there. `on_reading` is called with each reading that is kept; `by` is the name of the engine's
    reader, where that is not the rules.
    """
    wanted = (_whole(document) for document in ledger.read_by_others(by or READER, every))
    found = (each for item in engine(wanted) for each in item)
    for batch in batches(found, BATCH, SECONDS):
        with ledger.batch():
            told = [(each, ledger.read_again(each, by or READER)) for each in batch if isinstance(each, Reading)]
            for each in batch:
                if isinstance(each, Problem):  # a text that takes its reader along
                    ledger.add_problem(each)
        judged = {judgement.claim for judgement in ledger.judgements(withdrawn=False)}
        for reading, before in told:
            yield from differences(reading.document.id, before, reading.claims, judged)
            if on_reading:
                on_reading(reading)


def differences(
    doc: str, before: Iterable[Claim], after: Iterable[Claim], judged: set[str | None]
) -> Iterator[Difference]:
    """What the claims of `doc` lost and gained, and which say something else, in the order of the text."""
    old, new = {claim.id: claim for claim in before}, {claim.id: claim for claim in after}
    for id, claim in sorted({**old, **new}.items(), key=lambda item: item[1].start):
        if id not in new:
            yield Difference(doc, "lost", id, claim.gloss, judged=id in judged)
        elif id not in old:
            yield Difference(doc, "gained", id, claim.gloss, judged=id in judged)
        elif changed := _changed(old[id], new[id]):
            yield Difference(doc, "changed", id, claim.gloss, changed, id in judged)


def _changed(old: Claim, new: Claim) -> tuple[str, ...]:
    names = (field.name for field in fields(Claim) if field.name not in _NOT_COMPARED)
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _whole(document: Document) -> Document:
    """`document` as kept, with its passages in other languages, which are not."""
    return replace(document, others=passages_in(document.text, document.lang))
