"""The index brought up to date with the ledger, in transactions of bounded size: killed at any point, it goes on."""

import hashlib
import time
from typing import NamedTuple

from sqlalchemy import Table

from counterclaim.gazetteer.own import own_files
from counterclaim.indexing.finding import find_anew
from counterclaim.indexing.kept import LedgerKept
from counterclaim.indexing.news import look
from counterclaim.indexing.putting import Putting
from counterclaim.indexing.said import Said
from counterclaim.indexing.settling import settle
from counterclaim.indexing.sharing import Share, share_here
from counterclaim.ledger import Ledger
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.index.derived import drop, make
from counterclaim.ledger.index.mark import Numbers, begin, marked, move, newest
from counterclaim.ledger.index.waiting import ANEW, DUE, LEAVING, REGROUPED, TOUCHED, is_waiting, many_in, some_of
from counterclaim.model import OnProgress, Progress
from counterclaim.resolve.weights import table

VERSION = "7"
"""What another version made is dropped and made again."""

_DUE = 500  # documents in one transaction
_TOUCHED = 300  # stories in one transaction
_REST = 0.05  # of the time that a transaction took, where nobody else writes, and
_YIELD = 1.0  # where somebody does


class Brought(NamedTuple):
    """What a call brought up to date: so many documents, and so many stories."""

    documents: int = 0
    stories: int = 0


def is_behind(store: Ledger) -> bool:
    """Whether something of the ledger is not in the index. Costs the same however much there is."""
    db = store.session
    with plainly(db.address), db.reading():
        mark = marked(db)
        return mark is None or mark.made != made_by() or mark.numbers != newest(db) or is_waiting(db)


def made_by() -> str:
    """What an index of now is made by: its version, the table that stories are found by, and one's own gazetteer."""
    own = hashlib.sha256(b"\0".join(path.read_bytes() for path in own_files())).hexdigest()[:16]
    return f"{VERSION} {table()['name']} {own}"


def bring_up(ledger: Ledger | str, progress: OnProgress | None = None, share: Share = share_here) -> Brought:
    """Bring the index of `ledger` (an open one, or its address) up to date, on a connection of its own.

    `progress` is called with documents, and then with stories. What needs no ledger is done by `share`, which is like
    `map`: on other processes or machines, where that is one of theirs (see `indexing.sharing`). Several programs may
    call it at once. Raises LedgerError where the ledger cannot be written.
    """
    address = ledger if isinstance(ledger, str) else ledger.session.address
    with Ledger.open(address) as store:
        return Follower(store, progress, share).follow() if is_behind(store) else Brought()


class Follower:
    """Brings the index of `store` up to date, step by step."""

    def __init__(self, store: Ledger, progress: OnProgress | None = None, share: Share = share_here) -> None:
        self._store, self._db, self._progress, self._share = store, store.session, progress, share
        self._kept = LedgerKept(self._db)
        self._said, self._judged = Said(store), -1
        self._done = Brought()
        self._seen: Numbers | None = None  # what was in the ledger at the step before
        self._gives_way = False

    def follow(self) -> Brought:
        """Take steps until nothing is left to do, with a rest after each: who waits to write to an SQLite file looks
        only now and then whether it is free. The rest is long while others write, or they would wait most of the time:
        adding goes first."""
        began = time.perf_counter()
        while self._step():
            time.sleep((_YIELD if self._gives_way else _REST) * (time.perf_counter() - began))
            began = time.perf_counter()
        return self._done

    def _step(self) -> bool:
        """Do the next thing that is to be done, in one transaction; False where nothing is."""
        with self._store.batch():
            self._look()
            putting = Putting(self._db, self._kept, self._said, self._share)
            if self._waits(DUE):
                found = find_anew(self._db, self._kept, self._said, self._share, _DUE)
                self._count(Brought(documents=found))
            elif self._waits(TOUCHED):
                self._count(Brought(stories=putting.put_some(_TOUCHED)))
            elif some_of(self._db, REGROUPED, 1) == [ANEW]:
                self._count(Brought(stories=putting.put_regrouped()))
            elif self._waits(LEAVING):
                settle(self._db, self._kept, self._said)
            else:
                return False
        return True

    def _look(self) -> None:
        """Have the index know what is new in the ledger; make it, where there is none or another program made it."""
        mark, now, made = marked(self._db), newest(self._db), made_by()
        if mark is None or mark.made != made or mark.numbers.erasure != now.erasure:
            drop(self._db)
            make(self._db)
            mark = begin(self._db, made)
            self._kept = LedgerKept(self._db)
        self._gives_way, self._seen = self._seen not in (None, now), now
        if now.judgement != self._judged:
            self._said, self._judged = Said(self._store), now.judgement
        if mark.numbers != now:
            look(self._db, self._kept, self._said, mark.numbers)
            move(self._db, now)

    def _waits(self, table: Table) -> bool:
        return bool(some_of(self._db, table, 1))

    def _count(self, more: Brought) -> None:
        self._done = Brought(*(one + other for one, other in zip(self._done, more, strict=True)))
        if self._progress:
            done, table = (self._done.documents, DUE) if more.documents else (self._done.stories, TOUCHED)
            self._progress(Progress(done, done + many_in(self._db, table)))
