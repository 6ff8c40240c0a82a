"""What there is to read, in parts that can be read each by itself, elsewhere: files, and parts of large ones."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.model import Problem
from counterclaim.read.facts import given_facts
from counterclaim.read.folders import Source, sources
from counterclaim.read.piece import Piece, to_be_read
from counterclaim.read.places import Places
from counterclaim.read.sidecar import Sidecars
from counterclaim.read.stream import of_source
from counterclaim.read.stretches import Stretch, stretches_of
from counterclaim.settings import Given

TURN = 128_000_000
"""Bytes of a large file that cannot be cut (a .zip, a mailbox) for each of those who read it by turns."""

HANDFUL = 64
"""Pieces that each takes at its turn."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a part of a large one: a `stretch` of it, or, where it cannot be cut, each handful of its pieces whose
    number, divided by `turns`, leaves `turn`. `size` are its bytes."""

    source: Source
    size: int
    stretch: Stretch | None = None
    turn: int = 0
    turns: int = 1


def parts_of(paths: Iterable[str | Path]) -> Iterator[Part]:
    """The parts of the files that `paths` mean, in their order, each under its absolute path.

    Raises UsageError for a path that is not there, for an address and for standard input; DuplicateDocument for two
    files that would carry one id.
    """
    for source in sources(paths):
        if source.path is None:
            what = "an address" if source.is_address else "standard input"
            raise UsageError(
                f"{source.id} is {what}: machines that work together read files that all of them see. "
                "Add it without --engine dask."
            )
        top = source.top.absolute() if source.top else None
        yield from _of_file(replace(source, path=source.path.absolute(), top=top), source.path)


def pieces_of(
    parts: Iterable[Part], given: Given, on_way: Callable[[], object] = lambda: None
) -> Iterator[Piece | Problem]:
    """What there is to read in `parts`, in their order; with the rules and the errors of `pieces`. `on_way` is called
    at each that is met, also where it is the turn of others."""
    facts, sidecars = given_facts(given), Sidecars()
    with Places() as places:
        for part in parts:
            items = of_source(part.source, facts, sidecars, part.stretch)
            for place, item in enumerate(to_be_read(items, given.pages)):
                on_way()
                own = place // HANDFUL % part.turns == part.turn
                if own and (not isinstance(item, Piece) or places.take(item, part.source)):
                    yield item


def _of_file(source: Source, path: Path) -> Iterator[Part]:
    cut = False
    try:
        size = 0 if source.trouble else path.stat().st_size
        for stretch in () if source.trouble or not path.is_file() else stretches_of(path):
            cut = True
            yield Part(source, stretch.end - stretch.start, stretch)
    except OSError:  # whoever reads it tells why it cannot be read
        size = 0
    if not cut:
        turns = max(1, -(-size // TURN))
        yield from (Part(source, size // turns, turn=turn, turns=turns) for turn in range(turns))
