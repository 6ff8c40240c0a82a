"""The desk's hold on its ledger: one open ledger a thread to read from, a new one each time that it is written to."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from counterclaim.desk.setup import Setup
from counterclaim.errors import LedgerError
from counterclaim.indexing import bring_up, is_behind
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.mark import marked

PATIENCE = 2.0
"""Seconds that a page waits for the index to take in what is new, before it shows what was there before."""

_log = logging.getLogger(__name__)


class Desk:
    """A ledger as the pages of one desk reach it."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._own = threading.local()
        self._open: list[Ledger] = []
        self._lock = threading.Lock()
        self._following: threading.Thread | None = None
        self._followed_since = 0.0

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, to be read by this thread. After trouble with the database it is opened anew."""
        store: Ledger | None = getattr(self._own, "ledger", None)
        if store is None:
            store = self._own.ledger = Ledger.open(self.setup.ledger, create=False)
            with self._lock:
                self._open.append(store)
        try:
            yield store
        except LedgerError:
            self._own.ledger = None
            raise

    @contextmanager
    def indexed(self) -> Iterator[Ledger]:
        """The ledger, to be read by this thread inside one transaction, with an index of what is in it. Where much is
        new, the index is that of a while ago, and `catching_up`."""
        with self.ledger() as store:
            if is_behind(store):
                self.follow()
                with store.session.reading():
                    there = marked(store.session) is not None
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
            bring_up(self.setup.ledger)
        except LedgerError:  # another program writes: the next page asks again
            _log.warning("The index of stories could not be brought up to date.", exc_info=True)

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger, to be added to."""
        with Ledger.open(self.setup.ledger) as store:
            yield store

    def forget(self) -> None:
        """Let go of what the threads hold, when no request is under way any more."""
        with self._lock:
            self._open.clear()
        self._own = threading.local()
