"""A ledger's database for accounts, and passwords that are good."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from counterclaim.desk.accounts import passwords
from counterclaim.ledger.session import Session

GOOD = "four geese cross Osijek"


@pytest.fixture
def db(address: str) -> Iterator[Session]:
    """An empty ledger, on SQLite and on PostgreSQL."""
    opened = Session.open(address)
    yield opened
    opened.close()


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hashes that take no time, for tests of something else."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()
    yield
    passwords._nobodys.cache_clear()
