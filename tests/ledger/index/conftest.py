"""A ledger with the reports that ship, and its index."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

import counterclaim
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger


@pytest.fixture
def indexed(address: str) -> Iterator[Ledger]:
    """The reports that ship, on SQLite and on PostgreSQL, with their index."""
    counterclaim.add(str(files("counterclaim") / "examples"), ledger=address)
    bring_up(address)
    with Ledger.open(address, create=False) as store, store.session.reading():
        yield store
