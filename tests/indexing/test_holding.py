"""A hold on a ledger and its index."""

import threading
from pathlib import Path

import pytest

from counterclaim import add, judge
from counterclaim.indexing import is_behind
from counterclaim.indexing.holding import Hold

EXAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "examples"


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger of one report."""
    address = str(tmp_path / "new.db")
    add([EXAMPLES / "drava-02-wire.txt"], ledger=address)
    return address


def test_what_is_new_in_the_ledger_is_in_the_index(ledger: str) -> None:
    hold = Hold(ledger)
    with hold.indexed() as store:
        claim = next(store.claims())
    assert not hold.catching_up
    judge.reject(claim.id, "a test", "lena", ledger)
    with hold.ledger() as store:
        assert is_behind(store)
    with hold.indexed() as store:
        assert not is_behind(store)
    hold.forget()


def test_many_threads_read_while_one_adds(ledger: str) -> None:
    hold = Hold(ledger)
    seen: list[int] = []

    def look() -> None:
        for _ in range(5):
            with hold.indexed() as store:
                seen.append(sum(1 for _ in store.claims()))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    add([EXAMPLES / "drava-05-avond.html"], ledger=ledger)
    for thread in threads:
        thread.join(60)
    assert len(seen) == 20
    with hold.indexed() as store:
        assert sum(1 for _ in store.claims()) >= max(seen) > 0
    hold.forget()
