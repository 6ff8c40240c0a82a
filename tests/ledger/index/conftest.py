"""Ledgers with the reports that ship, and their index."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import counterclaim
from counterclaim.indexing import bring_up
from counterclaim.ledger import Ledger

from ...conftest import STORES, database


@pytest.fixture(scope="session", params=STORES)
def shelved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a ledger of the reports that ship, with its index: to be read alone."""
    if request.param == "sqlite":
        yield _filled(str(tmp_path_factory.mktemp("shelved") / "ledger.db"))
        return
    with database(request.getfixturevalue("server")) as address:
        yield _filled(address)


def _filled(address: str) -> str:
    counterclaim.add(str(files("counterclaim") / "examples"), ledger=address)
    bring_up(address)
    return address


@pytest.fixture
def indexed(shelved: str) -> Iterator[Ledger]:
    """The same, opened, in a transaction."""
    with Ledger.open(shelved, create=False) as store, store.session.reading():
        yield store


@pytest.fixture
def own(tmp_path: Path) -> str:
    """The address of such a ledger that may be written to."""
    return _filled(str(tmp_path / "ledger.db"))
