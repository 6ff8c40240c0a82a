"""The desk's ledger and its index."""

import threading

from counterclaim import add, judge
from counterclaim.desk.setup import Setup
from counterclaim.desk.stores import Desk
from counterclaim.indexing import is_behind

from .conftest import EXAMPLES


def test_what_is_new_in_the_ledger_is_in_the_index(ledger: str) -> None:
    desk = Desk(Setup(ledger))
    with desk.indexed() as store:
        claim = next(store.claims())
    assert not desk.catching_up
    judge.reject(claim.id, "a test", "lena", ledger)
    with desk.ledger() as store:
        assert is_behind(store)
    with desk.indexed() as store:
        assert not is_behind(store)


def test_many_threads_read_while_one_adds(tmp_path: str) -> None:
    address = f"{tmp_path}/new.db"
    add([EXAMPLES / "drava-02-wire.txt"], ledger=address)
    desk = Desk(Setup(address))
    seen: list[int] = []

    def look() -> None:
        for _ in range(5):
            with desk.indexed() as store:
                seen.append(sum(1 for _ in store.claims()))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    add([EXAMPLES / "drava-05-avond.html"], ledger=address)
    for thread in threads:
        thread.join(60)
    assert len(seen) == 20
    with desk.indexed() as store:
        assert sum(1 for _ in store.claims()) >= max(seen) > 0
