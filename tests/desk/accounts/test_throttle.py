"""How long a log-in has to wait: nothing at first, then longer every time, whoever asks meanwhile."""

import pytest

from counterclaim.desk.accounts.throttle import FORGOTTEN, LIMITS, keys_of, succeeded, wait_or_count
from counterclaim.ledger.desk_tables import ATTEMPTS
from counterclaim.ledger.session import Session

NOW = 1_800_000_000
FREE = LIMITS["name"].free


def tried(db: Session, name: str = "lena", address: str | None = None, now: int = NOW, well: bool = False) -> int:
    """The seconds that a log-in has to wait; where it has not, it fails, or ends `well`."""
    keys = keys_of(name, address)
    with db.writing():
        wait = wait_or_count(db, keys, now)
        if well and not wait:
            succeeded(db, name, keys)
    return wait


@pytest.mark.parametrize(("names", "addresses"), [(1, 0), (0, 1)])
def test_waits_grow_up_to_a_limit(db: Session, names: int, addresses: int) -> None:
    limit = LIMITS["name" if names else "address"]
    now, waits = NOW, []
    for number in range(limit.free + 13):
        who = ("lena", None) if names else (f"user {number}", "192.0.2.7")
        assert tried(db, *who, now=now) == 0
        waits.append(tried(db, *who, now=now) if number >= limit.free - 1 else 0)
        assert number < limit.free - 1 or tried(db, *who, now=now) == waits[-1]  # asking costs nothing
        now += waits[-1]
    grown = waits[limit.free - 1 :]
    assert grown[:4] == [2, 4, 8, 16]
    assert grown == sorted(grown)
    assert grown[-1] == limit.longest


def test_an_address_that_tries_many_names_has_to_wait(db: Session) -> None:
    free = LIMITS["address"].free
    assert [tried(db, f"user {n}", "192.0.2.7") for n in range(free + 1)] == [0] * free + [2]
    assert tried(db, "lena", "192.0.2.7") == 2
    assert tried(db, "lena", "192.0.2.8") == 0


def test_logging_in_oneself_does_not_give_an_address_new_tries(db: Session) -> None:
    for number in range(LIMITS["address"].free - 1):
        assert tried(db, f"user {number}", "192.0.2.7") == 0
        assert tried(db, "ana", "192.0.2.7", well=True) == 0
    assert tried(db, "lena", "192.0.2.7") == 0
    assert tried(db, "lena", "192.0.2.7") == 2


def test_a_household_of_ipv6_is_one_address() -> None:
    assert keys_of("lena", "2001:db8::1") == keys_of("lena", "2001:db8::ffff:1%eth0")
    assert keys_of("lena", "2001:db8::1") != keys_of("lena", "2001:db8:0:1::1")
    assert keys_of("lena", "::ffff:192.0.2.7") == keys_of("lena", "192.0.2.7")
    assert keys_of("lena", None).keys() < keys_of("lena", "testclient").keys()


def test_rows_of_failures_go_after_a_day(db: Session) -> None:
    for number in range(5):
        tried(db, f"user {number}")
    tried(db, "lena", now=NOW + FORGOTTEN + 1)
    with db.reading():
        assert len(db.rows(ATTEMPTS.select())) == 1
