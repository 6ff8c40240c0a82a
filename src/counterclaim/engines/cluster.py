"""Many machines, seen from the one that adds: shards go to the workers of a Dask scheduler, and come back as tallies.

https://distributed.dask.org: the scheduler gives what a worker had that died to another one. What it does not see, a
worker that is there and does nothing, is seen here: it gives no sign, and is told off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from counterclaim.engines.errand import Errand, Tally
from counterclaim.engines.fitness import Wanted, unfit
from counterclaim.engines.handing_out import HandingOut, OnWay
from counterclaim.engines.presence import LOOK, Presence, tell_off
from counterclaim.engines.shards import Shard
from counterclaim.errors import ClusterError, MissingExtra

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 60.0
"""Seconds without a sign of life after which a worker is taken for hung; a document that takes long is no reason."""

_CONNECT = 15.0  # seconds for the scheduler to answer

T = TypeVar("T")


@contextmanager
def connected(scheduler: str, patience: float = PATIENCE) -> Iterator[Cluster]:
    """The workers of the Dask scheduler at the address `scheduler` (`tcp://host:8786`, or `tls://…`).

    Raises MissingExtra where Dask is not installed, ClusterError where no scheduler answers there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingExtra("--engine dask needs Dask: pip install 'counterclaim[cluster]'.") from None
    try:
        client = Client(scheduler, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(
            f"No Dask scheduler answers at {scheduler} ({error}). Start one with `dask scheduler`, which prints its "
            "address, as tcp://192.0.2.7:8786."
        ) from error
    with client, client.as_current():
        yield Cluster(client, patience)


class Cluster:
    """The workers of a scheduler that `client` is connected to."""

    def __init__(self, client: Client, patience: float) -> None:
        self._client, self._patience = client, patience

    def check(self, wanted: Wanted) -> int:
        """See that there are workers, and that each can do what is `wanted`; tell how many. One that does not answer is
        told off, and the others go on without it.

        Raises ClusterError that names one that cannot, and says what to do.
        """
        asked = {
            each: self._client.submit(unfit, wanted, workers=[each], pure=False) for each in self._client.nthreads()
        }
        until = time.monotonic() + self._patience
        for worker, future in list(asked.items()):
            try:
                if trouble := future.result(timeout=max(1.0, until - time.monotonic())):
                    raise ClusterError(f"The worker {worker} cannot take part. {trouble}")
            except TimeoutError:
                del asked[worker]
                tell_off(self._client, worker)
            except ImportError as error:
                raise ClusterError(
                    f"The worker {worker} cannot load Counterclaim ({error}): install the same there, with its extra "
                    "`cluster`."
                ) from error
            except RuntimeError as error:
                raise ClusterError(
                    f"The scheduler cannot load Counterclaim ({error.__cause__ or 'it says no more'}): install the "
                    "same there, too, with its extra `cluster`, and start it anew."
                ) from error
        if not asked:
            raise ClusterError(
                "The scheduler has no worker that answers. Start some, on any machine that reaches it: `dask worker "
                "ADDRESS --nworkers 4 --nthreads 1`, with the scheduler's address."
            )
        return len(asked)

    def add(self, errand: Errand, shards: Iterable[Shard], on_way: OnWay) -> Iterator[Tally]:
        """Have `shards` read and written by the workers, a bounded number at one time, and yield what came of each, as
        they come. `on_way` is called with the documents and the problems so far.

        Raises what reading raises; LedgerError where the ledger does not answer `TRIES` times; ClusterError where no
        worker is left, or the scheduler went away. A file that takes its workers along becomes a Problem.
        """
        presence = Presence(self._client, self._patience)
        with _in_words(), HandingOut(self._client, errand, presence, on_way) as handing_out:
            yield from handing_out.tallies(iter(shards))

    def share(self, do: Callable[[Any], T], jobs: Iterable[Any], /) -> Iterator[T]:
        """What `do`, a pure function, makes of each of `jobs`, in their order; raises as `add` does, and ClusterError
        where a job takes its workers along."""
        presence = Presence(self._client, self._patience)
        with _in_words():
            futures = self._client.map(do, list(jobs), pure=False)
            try:
                for future in futures:
                    while not future.done():
                        presence.threads(())
                        with suppress(TimeoutError):
                            future.result(timeout=LOOK)
                    yield future.result()
            finally:
                self._client.cancel(futures)


@contextmanager
def _in_words() -> Iterator[None]:
    """Turns what Dask complains of into a ClusterError that says what to do."""
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError
    from distributed.comm.core import CommClosedError

    try:
        yield
    except KilledWorker as error:
        raise ClusterError(
            "The workers died that were to relate what was read. What was read is kept. Look whether they have memory "
            "enough; `counterclaim stories` goes on, on this machine alone."
        ) from error
    except (FutureCancelledError, CommClosedError) as error:
        raise ClusterError(
            f"The scheduler went away ({error or type(error).__name__}). What was read is kept: start it and its "
            "workers again, and run the same command: it goes on where it was."
        ) from error
