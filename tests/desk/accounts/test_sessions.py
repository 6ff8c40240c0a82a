"""Sessions end: when nobody uses them, after a week, and when they are ended."""

import pytest

from counterclaim.desk.accounts import sessions
from counterclaim.desk.accounts.logging_in import LoggedIn, log_in, log_out
from counterclaim.desk.accounts.people import add_user
from counterclaim.desk.accounts.sessions import IDLE, LONGEST, session_of, touch
from counterclaim.ledger.desk_tables import SESSIONS
from counterclaim.ledger.session import Session

from .conftest import GOOD

NOW = 1_800_000_000
pytestmark = pytest.mark.usefixtures("light")


def begun(db: Session) -> str:
    add_user(db, "lena", "admin", GOOD)
    done = log_in(db, "lena", GOOD, None, NOW)
    assert isinstance(done, LoggedIn)
    return done.secret


def test_a_session_ends_when_nobody_uses_it(db: Session) -> None:
    secret = begun(db)
    assert session_of(db, secret, NOW + IDLE)
    assert session_of(db, secret, NOW + IDLE + 1) is None
    touch(db, secret, NOW + IDLE)
    assert session_of(db, secret, NOW + 2 * IDLE)
    assert session_of(db, secret, NOW + 2 * IDLE + 1) is None


def test_a_session_ends_after_a_week_in_any_case(db: Session) -> None:
    secret = begun(db)
    for now in range(NOW, NOW + LONGEST, IDLE // 2):
        touch(db, secret, now)
        assert session_of(db, secret, now)
    assert session_of(db, secret, NOW + LONGEST + 1) is None


def test_a_session_ends_at_the_log_out(db: Session) -> None:
    secret = begun(db)
    log_out(db, secret, "lena", None)
    assert session_of(db, secret, NOW) is None


def test_only_a_digest_is_kept(db: Session) -> None:
    secret = begun(db)
    with db.reading():
        (row,) = db.rows(SESSIONS.select())
    assert secret not in map(str, row)
    assert len(secret) >= 43
    assert session_of(db, row.secret, NOW) is None


def test_sessions_that_are_over_leave_no_rows(db: Session) -> None:
    begun(db)
    with db.writing():
        sessions.begin(db, 1, NOW + IDLE + 1)
    with db.reading():
        assert len(db.rows(SESSIONS.select())) == 1
