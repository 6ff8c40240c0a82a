"""The shards of a run on their way: handed out a few ahead, come back as tallies, handed out again where need be."""

from __future__ import annotations

import time
from collections import deque
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
"""So often a shard is handed out of which the ledger wanted nothing, while it took nothing of any other either."""

OnWay = Callable[[int, int], None]
"""What is called with the documents and the problems so far."""

_AHEAD = 2  # shards for each thread: that at which it is, and the next
_WAIT = 0.5  # seconds
_REST = 2.0  # seconds before a shard is handed out again, of which the ledger wanted nothing


@dataclass(slots=True)
class _Given:
    """A shard that is handed out, `alone` where nothing else is; so many `tries` in a row that the ledger refused, the
    last when so many shards had `come` back; who gave the last sign of it, when, and how far it was."""

    shard: Shard
    alone: bool = False
    tries: int = 0
    given: int = 0
    come: int = 0
    worker: str | None = None
    sign: float = 0.0
    documents: int = 0
    problems: int = 0


class HandingOut:
    """The shards of one run of `add` that are with the scheduler of `client`."""

    def __init__(self, client: Client, errand: Errand, presence: Presence, on_way: OnWay) -> None:
        self._client, self._errand, self._presence, self._on_way = client, errand, presence, on_way
        self._under_way = dict["Future[Tally]", _Given]()
        self._by_key = dict[str, _Given]()
        self._suspects = deque[Shard]()
        self._come = self._documents = self._problems = 0

    def __enter__(self) -> Self:
        self._client.subscribe_topic(self._errand.topic, self._heed)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._client.unsubscribe_topic(self._errand.topic)
        if self._under_way:
            self._client.cancel(list(self._under_way))

    def tallies(self, shards: Iterator[Shard]) -> Iterator[Tally]:
        """What came of each of the `shards`, as they come, with the errors of `Cluster.add`.

        When a worker dies, the scheduler blames all shards that it had. Those that it blamed too often are tried again
        when all others are done, in halves, and one at a time: so the file that is to blame is found, and it alone.
        """
        from distributed import wait

        while True:
            most = _AHEAD * self._presence.threads(self._at_work())
            while len(self._under_way) < most and (shard := next(shards, None)):
                self._give(_Given(shard))
            if not self._under_way:
                if not self._suspects:
                    return
                self._give(_Given(self._suspects.popleft(), alone=True))
            with suppress(TimeoutError):
                wait(list(self._under_way), timeout=_WAIT, return_when="FIRST_COMPLETED")
            for future in [each for each in self._under_way if each.done()]:
                yield from self._taken(future)
            self._tell()

    def _give(self, given: _Given) -> None:
        given.given += 1
        given.worker, given.come = None, self._come
        self._by_key[given.shard.key] = given
        key = f"{self._errand.run}-{given.shard.key}-{given.alone:d}-{given.given}"
        self._under_way[self._client.submit(add_shard, self._errand, given.shard, key=key, pure=False)] = given

    def _taken(self, future: Future[Tally]) -> Iterator[Tally]:
        """What came of a shard that is done; nothing where it is to be handed out again."""
        from distributed import KilledWorker

        given = self._under_way.pop(future)
        try:
            tally = future.result()
        except LedgerError:
            given.tries = 1 if self._come > given.come else given.tries + 1
            if given.tries >= TRIES:
                raise
            time.sleep(_REST)
            self._give(given)
            return
        except KilledWorker:
            if not given.alone or len(given.shard.parts) > 1:
                del self._by_key[given.shard.key]
                self._suspects.extendleft(reversed(given.shard.halves() or (given.shard,)))
                return
            tally = Tally(given.shard.number, 1, 1, [_given_up(given.shard)], lost=True)
        del self._by_key[given.shard.key]
        self._come += 1
        self._documents += tally.documents
        self._problems += len(tally.problems)
        yield tally

    def _heed(self, event: tuple[float, dict[str, Any]]) -> None:
        """Note a sign of life, which comes in a thread of Dask's."""
        _, told = event
        if given := self._by_key.get(told["shard"]):
            given.worker, given.sign = told["worker"], time.monotonic()
            given.documents, given.problems = told["documents"], told["problems"]

    def _at_work(self) -> list[tuple[str, float]]:
        return [(given.worker, given.sign) for given in self._under_way.values() if given.worker]

    def _tell(self) -> None:
        begun = list(self._by_key.values())
        documents, problems = (sum(getattr(given, name) for given in begun) for name in ("documents", "problems"))
        self._on_way(self._documents + documents, self._problems + problems)


def _given_up(shard: Shard) -> Problem:
    (part,) = shard.parts
    which = f"bytes {part.stretch.start:,} to {part.stretch.end:,} of it" if part.stretch else "it"
    why = (
        f"Unpacking {which} took along each worker that was given it, with nothing else under way. The rest went on. "
        "Adding it once more tries it again; please report it."
    )
    return Problem(part.source.id, "read", "crashed", why)
