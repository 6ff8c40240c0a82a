"""What a worker of a cluster does with a shard: it opens the files, reads them, and writes what it found itself.

What is written goes the way of every `add` (`flow.keep`): a few documents a transaction, each whole or not at all, one
writer at a time, and nothing that is there already. So a shard may be done twice, or half by a worker that died and
once more by another one, and the ledger is the same.
"""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing import current_process
from typing import Any

from counterclaim.engines.fitness import Wanted, unfit
from counterclaim.engines.limits import limits_set
from counterclaim.engines.pool import Pool
from counterclaim.engines.shards import Shard
from counterclaim.errors import ClusterError, CounterclaimError
from counterclaim.flow import Engine, Found, Item, found_in, keep
from counterclaim.ledger import Ledger
from counterclaim.ledger.connect import impatient
from counterclaim.model import Problem
from counterclaim.read.parts import pieces_of
from counterclaim.settings import Given

IDLE = 20.0
"""Seconds for which a worker may leave a transaction alone, before the server ends it: less than others wait for it."""

_SIGN_EVERY = 1.0  # seconds between two signs of life

_mine = threading.local()  # a pool for each thread in which Dask runs tasks, kept from shard to shard
_fit = set[str]()  # the runs for which this process was found fit


@dataclass(frozen=True, slots=True)
class Errand:
    """A run of `add` on a cluster: its id, who adds and what was asked for; what its workers must have; and `idle`, the
    seconds for which one may leave a transaction alone."""

    run: str
    by: str | None
    asked: Mapping[str, Any]
    given: Given
    wanted: Wanted
    idle: float = IDLE

    @property
    def topic(self) -> str:
        """Where workers tell how far they are."""
        return f"counterclaim {self.run}"


@dataclass(slots=True)
class Tally:
    """What came of the shard of this number: so many documents, so many of them unread, and the problems met; `lost`
    where no worker could read it, so that its problem is not in the ledger yet."""

    shard: int
    documents: int = 0
    unread: int = 0
    problems: list[Problem] = field(default_factory=list)
    lost: bool = False


def add_shard(errand: Errand, shard: Shard) -> Tally:
    """Read `shard` into the ledger, in a worker of Dask.

    Raises ClusterError where this worker cannot do that, or its program fails; LedgerError, and what reading raises of
    that kind.
    """
    try:
        return _added(errand, shard)
    except CounterclaimError:
        raise
    except Exception as error:  # noqa: BLE001 - Dask loses some others on the way, and nobody would hear of it
        told = f"A worker failed at {shard.name} ({type(error).__name__}: {error})."
        raise ClusterError(f"{told} What was read is kept; please report it.") from None


def _added(errand: Errand, shard: Shard) -> Tally:
    if errand.run not in _fit:
        if trouble := unfit(errand.wanted):
            raise ClusterError(trouble)
        _fit.add(errand.run)
    tally = Tally(shard.number)
    sign = _Sign(errand.topic, shard, tally)
    sign.give()
    with Ledger.open(impatient(errand.wanted.ledger, errand.idle)) as store:
        store.adding(errand.by, errand.asked, errand.run)
        items = pieces_of(shard.parts, errand.given, sign.give_now_and_then)
        for _, outcome, reading in keep(store, items, _reading(sign)):
            tally.documents += 1
            tally.unread += outcome == "unread"
            tally.problems += reading.problems
            sign.give_now_and_then()
    return tally


class _Sign:
    """The signs of life of a worker at a shard, with how far it is."""

    def __init__(self, topic: str, shard: Shard, tally: Tally) -> None:
        from distributed import get_worker

        self._worker, self._topic, self._shard, self._tally = get_worker(), topic, shard, tally
        self._last = 0.0

    def give(self) -> None:
        self._last = time.monotonic()
        told = {
            "shard": self._shard.key,
            "worker": self._worker.address,
            "documents": self._tally.documents,
            "problems": len(self._tally.problems),
        }
        self._worker.log_event(self._topic, told)

    def give_now_and_then(self) -> None:
        if time.monotonic() - self._last >= _SIGN_EVERY:
            self.give()


def _reading(sign: _Sign) -> Engine:
    """Reads in a process beside this worker, which a document may take down, or hold up, at its own cost alone."""

    def read(items: Iterable[Item]) -> Iterator[Found]:
        yield from _pool().found_in(items, 1, sign.give_now_and_then)

    return read


def _pool() -> Pool:
    if not hasattr(_mine, "pool"):
        current_process().daemon = False  # a worker under a nanny is a daemon, which may not have processes of its own
        _mine.pool = Pool(found_in, limits_set())
    pool: Pool = _mine.pool
    return pool
