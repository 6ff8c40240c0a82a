"""What holds two readers against each other: compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from counterclaim.api.inputs import Paths, listed, written_to
from counterclaim.api.readers import Chosen, Reader, chosen
from counterclaim.batches import batches
from counterclaim.errors import UsageError
from counterclaim.model import Compared, Document, OnProgress, Problem, Progress, Reading
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

_TOGETHER = 32  # documents that both readers have at one time
_SECONDS = 5.0


def compare(
    files: Paths = (),
    readers: Sequence[Reader] = ("rules", "llm"),
    ledger: str | None = None,
    date: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    progress: OnProgress | None = None,
) -> Iterator[Compared]:
    """Each figure that one of two `readers` finds in the reports at `files`, as both have it, in the texts' order.

    With none, the texts of the ledger are read by both, and both readings are kept: what the first finds stands, and
    what stands of it that the second has otherwise, or not at all, waits in the review queue. `on_problem` is called
    with each problem, `progress` with the documents done; the other parameters are those of `add`. Raises UsageError
    for other than two readers, LedgerError where there is no ledger.
    """
    if len(readers) != 2:
        raise UsageError("Name two readers to compare, as in --readers rules,llm.")
    paths, done = listed(files), Progress(0)
    with ExitStack() as stack:
        first, second = (stack.enter_context(chosen(reader)) for reader in readers)
        store = None if paths else stack.enter_context(written_to(ledger))
        for pair in _read(_documents(paths, Given(date, None, None, lang), store), (first, second), on_problem):
            one, other = pair
            if store is not None:
                store.read_by_two(one, first.name, other, second.name)
            yield from _side_by_side(one, other, (first.name, second.name))
            done = Progress(done.done + 1, None, done.problems + len(one.problems) + len(other.problems))
            if progress:
                progress(done)


def _side_by_side(one: Reading, other: Reading, names: tuple[str, str]) -> Iterator[Compared]:
    from counterclaim.reconcile.side_by_side import side_by_side

    return side_by_side(one.claims, other.claims, names)


def _documents(paths: Sequence[str], given: Given, store: Ledger | None) -> Iterator[Document | Problem]:
    """The documents at `paths`, or those of `store`, with the passages in other languages that it does not keep."""
    from counterclaim.engines.opening import opened_here
    from counterclaim.read import pieces
    from counterclaim.read.mixed import passages_in

    if store is None:
        for each in chain.from_iterable(opened_here(pieces(paths, given))):
            yield each.document if isinstance(each, Reading) else each
        return
    for document in list(store.read_by_others("", every=True)):
        yield replace(document, others=passages_in(document.text, document.lang))


def _read(
    documents: Iterable[Document | Problem], by: tuple[Chosen, Chosen], on_problem: Callable[[Problem], None] | None
) -> Iterator[tuple[Reading, Reading]]:
    """What both readers find in each document; a problem as a whole, of one or both, takes the place of a pair."""
    for batch in batches(documents, _TOGETHER, _SECONDS):
        found = [chain.from_iterable(reader.engine(iter(batch))) for reader in by]
        for one, other in zip(*found, strict=True):
            told = [each.problems if isinstance(each, Reading) else (each,) for each in (one, other)]
            for problem in dict.fromkeys(chain.from_iterable(told)):
                if on_problem:
                    on_problem(problem)
            if isinstance(one, Reading) and isinstance(other, Reading):
                yield one, other
