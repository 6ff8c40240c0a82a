"""A hold on a ledger, for what answers many: open ledgers that are read from one after another, and one for each
writing."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from counterclaim.errors import LedgerError
from counterclaim.indexing.following import bring_up, is_behind
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.mark import marked

PATIENCE = 2.0
"""Seconds that a question waits for the index to take in what is new, before it shows what was there before."""

_log = logging.getLogger(__name__)


class Hold:
    """The ledger at `address` (a path, or `postgresql://…`), as the pages of a desk reach it, or the tools of an
    assistant."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._idle: list[Ledger] = []
        self._lock = threading.Lock()
        self._following: threading.Thread | None = None
        self._followed_since = 0.0

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, to be read inside, by one thread alone. After trouble with the database it is opened anew."""
        with self._lock:
            store = self._idle.pop() if self._idle else None
        store = store or Ledger.open(self.address, create=False)
        try:
            yield store
        except LedgerError:
            store.close()
            raise
        except BaseException:
            self._idle.append(store)
            raise
        self._idle.append(store)

    @contextmanager
    def indexed(self) -> Iterator[Ledger]:
        """The ledger, to be read by this thread inside one transaction, with an index of what is in it. Where much is
        new, the index is that of a while ago, and `catching_up`."""
        with self.ledger() as store:
            with store.session.reading():
                if not is_behind(store):
                    yield store
                    return
                there = marked(store.session) is not None
            self.follow()
            if not there and self._following is not None:
                self._following.join()
            with store.session.reading():
                yield store

    @property
    def catching_up(self) -> bool:
        """Whether the index is just now being brought up to date."""
        return self._following is not None and self._following.is_alive()

    def follow(self) -> None:
        """Have the index brought up to date, and wait for that, but not for long."""
        with self._lock:
            if not self.catching_up:
                self._following = threading.Thread(target=self._follow, name="index", daemon=True)
                self._followed_since = monotonic()
                self._following.start()
            following = self._following
        if following is not None:
            following.join(max(0.0, PATIENCE - (monotonic() - self._followed_since)))

    def _follow(self) -> None:
        try:
            bring_up(self.address)
        except LedgerError:  # another program writes: the next question asks again
            _log.warning("The index of stories could not be brought up to date.", exc_info=True)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger, to be added to."""
        with Ledger.open(self.address) as store:
            yield store

    def forget(self) -> None:
        """Let go of the ledger, when no request is under way any more."""
        if self._following is not None:
            self._following.join()
        while self._idle:
            self._idle.pop().close()
