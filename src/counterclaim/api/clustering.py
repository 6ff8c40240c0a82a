"""What `add` does on many machines: the workers of a Dask scheduler read and write, and this one counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from counterclaim.api.readers import Reader
from counterclaim.errors import UsageError
from counterclaim.model import OnProgress, Problem, Progress
from counterclaim.settings import Given, person

if TYPE_CHECKING:
    from counterclaim.ledger.additions import Brought

_DASK = "dask@"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a run on a cluster did: its id, so many documents in all and unread, the problems, and what it `brought`."""

    run: str
    documents: int
    unread: int
    problems: tuple[Problem, ...]
    brought: Brought


def scheduler_of(engine: str) -> str | None:
    """The address of the scheduler that `engine` ("local", or "dask@tcp://host:8786") names, None for this machine.

    Raises UsageError for others.
    """
    if engine == "local":
        return None
    if not engine.startswith(_DASK) or "://" not in engine:
        raise UsageError(f"There is no engine {engine!r}: there are local, and dask@tcp://HOST:8786.")
    return engine.removeprefix(_DASK)


def add_on_cluster(
    scheduler: str,
    files: Sequence[str],
    address: str,
    given: Given,
    asked: Mapping[str, Any],
    progress: OnProgress | None,
    reader: Reader,
) -> Gathered:
    """Have the workers of the `scheduler` read `files` into the ledger at `address`, and bring its index up to date."""
    _check(address, reader)
    from counterclaim.engines.cluster import connected
    from counterclaim.engines.errand import Errand
    from counterclaim.engines.fitness import wanted
    from counterclaim.engines.last_versions import put_last
    from counterclaim.engines.shards import shards_of
    from counterclaim.indexing import bring_up
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.additions import brought, new_run
    from counterclaim.read import count as count_of
    from counterclaim.read.parts import parts_of

    parts = parts_of(files)
    total = count_of(files) if progress else None

    def on_way(documents: int, problems: int) -> None:
        if progress:
            progress(Progress(documents, total, problems))

    with Ledger.open(address) as store, connected(scheduler) as cluster:
        errand = Errand(new_run(), person(), asked, given, wanted(files, address))
        cluster.check(errand.wanted)
        tallies = sorted(cluster.add(errand, shards_of(parts), on_way), key=lambda tally: tally.shard)
        store.adding(errand.by, errand.asked, errand.run)
        for problem in chain.from_iterable(tally.problems for tally in tallies if tally.lost):
            store.add_problem(problem)
        put_last(store, asked, parts_of(files), given)
        found = brought(store.session, errand.run)
        bring_up(store, share=cluster.share)
    met = chain.from_iterable(tally.problems for tally in tallies)
    problems = tuple(dict.fromkeys(chain(met, found.problems)))  # also those that were kept by workers which died
    documents, unread = sum(tally.documents for tally in tallies), sum(tally.unread for tally in tallies)
    return Gathered(errand.run, documents, unread, problems, found)


def _check(address: str, reader: Reader) -> None:
    if not address.startswith(("postgresql:", "postgres:")):
        raise UsageError(
            f"--engine dask needs a ledger in PostgreSQL, and not {address}: an SQLite file is for the programs of one "
            "machine. Name one with --ledger postgresql://USER@HOST/DATABASE."
        )
    if reader != "rules":
        raise UsageError(
            "A language model is asked from one machine: leave --engine dask out, or --reader. Reading with the rules "
            "is what is shared out."
        )
