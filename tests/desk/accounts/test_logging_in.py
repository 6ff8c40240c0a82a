"""Logging in: with the right password alone, ever more slowly, and without telling which names there are."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from counterclaim.desk.accounts.audit import events
from counterclaim.desk.accounts.logging_in import LoggedIn, Refused, is_password, log_in
from counterclaim.desk.accounts.people import add_user, set_password
from counterclaim.desk.accounts.throttle import FORGOTTEN, LIMITS
from counterclaim.ledger.desk_tables import USERS
from counterclaim.ledger.session import Session

from .conftest import GOOD

NOW = 1_800_000_000
FREE = LIMITS["name"].free


@pytest.fixture
def lena(db: Session, light: None) -> Iterator[Session]:
    """A ledger with one user."""
    add_user(db, "lena", "admin", GOOD)
    yield db


def tried(db: Session, password: str, now: int = NOW, name: str = "lena", address: str | None = None) -> str | int:
    """How a log-in ends: with a name, or with the seconds to wait."""
    done = log_in(db, name, password, address, now)
    return done.user.name if isinstance(done, LoggedIn) else done.wait


def test_the_right_password_is_needed(lena: Session) -> None:
    assert tried(lena, GOOD, name="LENA ") == "lena"
    assert tried(lena, f"{GOOD} ") == 0
    assert tried(lena, "") == 0
    assert tried(lena, GOOD, name="ana") == 0
    assert tried(lena, "g" * 100_000) == 0


def test_the_log_tells_names_that_there_are_and_no_others(lena: Session) -> None:
    tried(lena, "wrong", address="192.0.2.7")
    tried(lena, "wrong", name="my secret password", address="192.0.2.7")
    told = [(event.who, event.what, event.address) for event in events(lena, most=2)]
    assert told == [(None, "log-in failed", "192.0.2.7"), ("lena", "log-in failed", "192.0.2.7")]
    assert "my secret password" not in str(events(lena))


def test_a_log_in_after_the_wait_forgets_the_failures(lena: Session) -> None:
    for _ in range(FREE):
        assert tried(lena, "wrong") == 0
    assert tried(lena, GOOD) == 2
    assert tried(lena, GOOD, NOW + 2) == "lena"
    for _ in range(FREE):
        assert tried(lena, "wrong", NOW + 3) == 0


def test_failures_are_forgotten_after_a_day_or_by_a_new_password(lena: Session) -> None:
    for _ in range(FREE):
        tried(lena, "wrong")
    assert tried(lena, GOOD) == 2
    set_password(lena, "lena", GOOD)
    assert tried(lena, GOOD) == "lena"
    for _ in range(FREE):
        tried(lena, "wrong")
    assert tried(lena, GOOD, NOW + FORGOTTEN + 1) == "lena"


def test_a_restart_does_not_help(lena: Session) -> None:
    for _ in range(FREE):
        tried(lena, "wrong")
    again = Session.open(lena.address)
    assert tried(again, GOOD) == 2
    again.close()


def test_many_at_once_get_no_more_tries_than_many_in_a_row(lena: Session) -> None:
    def guess(number: int) -> Refused | LoggedIn:
        own = Session.open(lena.address)
        try:
            return log_in(own, "lena", f"guess {number}", "192.0.2.7", NOW)
        finally:
            own.close()

    with ThreadPoolExecutor(8) as pool:
        waits = [done.wait for done in pool.map(guess, range(24)) if isinstance(done, Refused)]
    assert len(waits) == 24
    assert waits.count(0) == FREE
    assert tried(lena, GOOD) == 2


def test_an_unknown_name_takes_as_long_as_a_known_one(db: Session) -> None:
    add_user(db, "lena", "admin", GOOD)

    def seconds(name: str, number: int) -> float:
        begun = time.process_time()
        log_in(db, name, "wrong", None, NOW + number * FORGOTTEN * 2)
        return time.process_time() - begun

    times = [(seconds("lena", number), seconds("nobody", number)) for number in range(1, 10)]
    ratio = median(known for known, _ in times) / median(unknown for _, unknown in times)
    assert 0.67 < ratio < 1.5


def test_a_hash_of_old_parameters_is_made_anew(lena: Session) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD)
    with lena.writing():
        lena.change(update(USERS).values(password=old))
    assert tried(lena, GOOD) == "lena"
    with lena.reading():
        assert lena.rows(USERS.select())[0].password != old
    assert tried(lena, GOOD) == "lena"


def test_what_asks_for_the_password_again_counts_failures_too(lena: Session) -> None:
    assert is_password(lena, "lena", GOOD, None, NOW) is True
    assert [is_password(lena, "lena", "wrong", None, NOW) for _ in range(FREE)] == [False] * FREE
    assert is_password(lena, "lena", GOOD, None, NOW) == 2
