"""The desk's hold on its ledger: one open ledger a thread to read from, a new one each time that it is written to."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from counterclaim.desk.setup import Setup
from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger


class Desk:
    """A ledger as the pages of one desk reach it."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._own = threading.local()
        self._open: list[Ledger] = []
        self._lock = threading.Lock()

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
    def writing(self) -> Iterator[Ledger]:
        """The ledger, to be added to."""
        with Ledger.open(self.setup.ledger) as store:
            yield store

    def forget(self) -> None:
        """Let go of what the threads hold, when no request is under way any more."""
        with self._lock:
            self._open.clear()
        self._own = threading.local()
