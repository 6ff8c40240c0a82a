"""What the commands are given: files to read, or a ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from counterclaim.api.readers import Reader, chosen
from counterclaim.errors import UsageError
from counterclaim.model import Claim, Document, Judgement, Position, Problem
from counterclaim.settings import USER_VARIABLE, Given, ledger_address, person

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.read.web import Item

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]

Read = Document | Claim | Position | Problem
"""What reading gives."""


def listed(paths: Paths) -> list[str]:
    """`paths`, one or several, as strings."""
    return [str(path) for path in ([paths] if isinstance(paths, (str, PathLike)) else paths)]


def but_the_ledger(items: Iterator[Item], address: str) -> Iterator[Item]:
    """`items` without the ledger itself, when it lies among the reports."""
    own = {Path(address).name + part for part in ("", "-wal", "-shm")}
    return (item for item in items if not isinstance(item, Problem) or PurePosixPath(item.doc).name not in own)


def opened(ledger: str | None, at: str | None = None) -> Ledger:
    """The ledger at `ledger`, or where the settings say, to be read; with `at`, as it stood then.

    Raises LedgerError where there is none.
    """
    from counterclaim.ledger import Ledger

    return Ledger.open(ledger_address(ledger), create=False, at=at)


def standing(store: Ledger) -> list[Judgement]:
    """What people say of the ledger `store` that stands."""
    return [entry.judgement for entry in store.entries() if entry.state == "stands"]


def held(ledger: str | None, at: str | None = None) -> tuple[list[Read], list[Judgement]]:
    """All that the ledger holds, with `at` as it stood then, and what people say of it."""
    from counterclaim.relating import told_anew

    with opened(ledger, at) as store:
        items: list[Read] = [*store.documents(), *told_anew(store.claims()), *store.positions(), *store.problems()]
        return items, standing(store)


def sorted_out(items: Iterable[Read]) -> tuple[list[Document], list[Claim], list[Position]]:
    """The documents, the claims and the positions among `items`, each in their order: of a page that comes in several
    versions (from a web archive) those of the last."""
    listed = list(items)
    newest = {item.id: item for item in listed if isinstance(item, Document)}
    versions = {(item.id, item.version) for item in newest.values()}
    return (
        list(newest.values()),
        [item for item in listed if isinstance(item, Claim) and (item.doc, item.text) in versions],
        [item for item in listed if isinstance(item, Position) and (item.doc, item.text) in versions],
    )


def written_to(ledger: str | None) -> Ledger:
    """The ledger at `ledger`, or where the settings say, to be added to. Raises LedgerError where there is none."""
    from counterclaim.ledger import Ledger

    opened(ledger).close()
    return Ledger.open(ledger_address(ledger))


def who(by: str | None) -> str:
    """Who speaks: as given, else as the settings say. Raises UsageError where nobody is named."""
    name = person(by)
    if name is None:
        raise UsageError(f"Say who you are, with --by NAME or in {USER_VARIABLE}.")
    return name


def read_files(paths: Sequence[str], given: Given, reader: Reader = "rules") -> Iterator[Read]:
    """Each document of the files at `paths`, followed by its problems, its claims and its positions, as `reader` finds
    them."""
    from counterclaim.read import pieces

    with chosen(reader) as by:
        for item in chain.from_iterable(by.engine(pieces(paths, given))):
            if isinstance(item, Problem):
                yield item
            else:
                yield item.document
                yield from item.problems
                yield from item.claims
                yield from item.positions
