"""Which workers of a cluster are there, and do something. One that hangs is told off, and its shards go to others."""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.errors import ClusterError

if TYPE_CHECKING:
    from distributed import Client

LOOK = 2.0
"""Seconds between two looks."""

ALONE = 60.0
"""Seconds without any worker after which a run ends."""


class _Seen(NamedTuple):
    beat: float  # by the scheduler's clock
    at: float  # when that was new, by this one's


class Presence:
    """The workers that the scheduler of `client` has; those are taken for hung whose last sign of life is `patience`
    seconds old: they send a heartbeat of their own accord, and a sign of each shard that they are at."""

    def __init__(self, client: Client, patience: float) -> None:
        self._client, self._patience = client, patience
        self._seen = dict[str, _Seen]()
        self._told_off = dict[str, float]()
        self._looked, self._threads = 0.0, 1
        self._last_there = time.monotonic()

    def threads(self, at_work: Collection[tuple[str, float]]) -> int:
        """How many shards the workers read at one time, at least 1; told of those `at_work` is when each gave its last
        sign of a shard. Looks only now and then. Raises ClusterError where no worker was there for long."""
        now = time.monotonic()
        if now - self._looked < LOOK:
            return self._threads
        self._looked = now
        workers = self._client.scheduler_info()["workers"]
        self._note({each: told["last_seen"] for each, told in workers.items()}, now)
        late = {each for each, seen in self._seen.items() if now - seen.at > self._patience}
        late |= {each for each, sign in at_work if max(sign, self._told_off.get(each, 0.0)) < now - self._patience}
        for worker in late & workers.keys():  # one that is gone, or came back and has not begun, is left alone
            tell_off(self._client, worker)
            self._told_off[worker] = now
            self._seen.pop(worker, None)
        self._threads = max(1, sum(told["nthreads"] for told in workers.values()))
        return self._threads

    def _note(self, beats: dict[str, float], now: float) -> None:
        known = {each: seen for each, seen in self._seen.items() if beats.get(each) == seen.beat}
        self._seen = {each: known.get(each) or _Seen(beat, now) for each, beat in beats.items()}
        if beats:
            self._last_there = now
        elif now - self._last_there > ALONE:
            raise ClusterError(
                f"The scheduler has had no worker for {ALONE:.0f} seconds. Start some, and run the same command again: "
                "it goes on where it was."
            )


def tell_off(client: Client, worker: str) -> None:
    """Have the scheduler give what the `worker` has to others, and end it: as it does itself with a worker whose
    heartbeat fails for 5 minutes (its `worker-ttl`)."""
    scheduler: Any = client.scheduler
    client.sync(scheduler.unregister, address=worker, stimulus_id="counterclaim-hung")
