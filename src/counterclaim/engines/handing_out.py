"""The shards of a run on their way: handed out a few ahead, come back as tallies, handed out again where need be."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from counterclaim.engines.errand import Errand, Tally, add_shard
from counterclaim.engines.presence import Presence
from counterclaim.engines.shards import Shard
from counterclaim.errors import LedgerError
from counterclaim.model import Problem

if TYPE_CHECKING:
    from distributed import Client, Future

TRIES = 3
"""So often a shard is handed out, when the ledger did not answer or its workers died."""

OnWay = Callable[[int, int], None]
"""What is called with the documents and the problems so far."""

_AHEAD = 2  # shards for each thread: that at which it is, and the next
_WAIT = 0.5  # seconds
_REST = 2.0  # seconds before a shard is handed out again, of which the ledger wanted nothing


@dataclass(slots=True)
class _Given:
    """A shard that is handed out: how often, who gave the last sign of it, when, and how far it was."""

    shard: Shard
    tries: int = 0
    worker: str | None = None
    sign: float = 0.0
    documents: int = 0
    problems: int = 0


class HandingOut:
    """The shards of one run of `add` that are with the scheduler of `client`."""

    def __init__(self, client: Client, errand: Errand, presence: Presence, on_way: OnWay) -> None:
        self._client, self._errand, self._presence, self._on_way = client, errand, presence, on_way
        self._under_way = dict["Future[Tally]", _Given]()
        self._by_number = dict[int, _Given]()
        self._documents = self._problems = 0

    def __enter__(self) -> Self:
        self._client.subscribe_topic(self._errand.topic, self._heed)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._client.unsubscribe_topic(self._errand.topic)
        if self._under_way:
            self._client.cancel(list(self._under_way))

    def tallies(self, shards: Iterator[Shard]) -> Iterator[Tally]:
        """What came of each of the `shards`, as they come, with the errors of `Cluster.add`."""
        from distributed import wait

        while True:
            most = _AHEAD * self._presence.threads(self._at_work())
            while len(self._under_way) < most and (shard := next(shards, None)):
                self._by_number[shard.number] = _Given(shard)
                self._give(self._by_number[shard.number])
            if not self._under_way:
                return
            with suppress(TimeoutError):
                wait(list(self._under_way), timeout=_WAIT, return_when="FIRST_COMPLETED")
            for future in [each for each in self._under_way if each.done()]:
                yield from self._taken(future)
            self._tell()

    def _give(self, given: _Given) -> None:
        given.tries += 1
        given.worker = None
        key = f"{self._errand.run}-{given.shard.number}-{given.tries}"
        self._under_way[self._client.submit(add_shard, self._errand, given.shard, key=key, pure=False)] = given

    def _taken(self, future: Future[Tally]) -> Iterator[Tally]:
        """What came of a shard that is done; nothing where it is handed out again."""
        from distributed import KilledWorker

        given = self._under_way.pop(future)
        try:
            tally = future.result()
        except (LedgerError, KilledWorker) as error:
            if given.tries < TRIES:
                time.sleep(_REST if isinstance(error, LedgerError) else 0)
                self._give(given)
                return
            if isinstance(error, LedgerError):
                raise
            tally = Tally(given.shard.number, 1, 1, [_given_up(given.shard)])
        del self._by_number[given.shard.number]
        self._documents += tally.documents
        self._problems += len(tally.problems)
        yield tally

    def _heed(self, event: tuple[float, dict[str, Any]]) -> None:
        """Note a sign of life, which comes in a thread of Dask's."""
        _, told = event
        if given := self._by_number.get(told["shard"]):
            given.worker, given.sign = told["worker"], time.monotonic()
            given.documents, given.problems = told["documents"], told["problems"]

    def _at_work(self) -> list[tuple[str, float]]:
        return [(given.worker, given.sign) for given in self._under_way.values() if given.worker]

    def _tell(self) -> None:
        begun = list(self._by_number.values())
        documents, problems = (sum(getattr(given, name) for given in begun) for name in ("documents", "problems"))
        self._on_way(self._documents + documents, self._problems + problems)


def _given_up(shard: Shard) -> Problem:
    why = (
        f"Unpacking it took {TRIES} times all workers along that were given it ({shard.name}). The rest went on; "
        "please report it."
    )
    return Problem(shard.parts[0].source.id, "read", "crashed", why)
