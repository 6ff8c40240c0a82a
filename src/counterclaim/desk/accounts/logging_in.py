"""From a name and a password to a session; the answer to a wrong name is the answer to a wrong password."""

from dataclasses import dataclass

from sqlalchemy import update

from counterclaim.desk.accounts import sessions
from counterclaim.desk.accounts.audit import note
from counterclaim.desk.accounts.passwords import MOST, hashed, is_outdated, matches
from counterclaim.desk.accounts.people import found, key_of, user_of
from counterclaim.desk.accounts.records import User
from counterclaim.desk.accounts.throttle import keys_of, succeeded, wait_or_count
from counterclaim.ledger.desk_tables import USERS
from counterclaim.ledger.session import Session


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Who logged in, and the `secret` that their browser is to show from now on."""

    user: User
    secret: str


@dataclass(frozen=True, slots=True)
class Refused:
    """No log-in. Where `wait` is not 0, nothing was looked at: the next try may come after so many seconds."""

    wait: int = 0


def log_in(db: Session, name: str, password: str, address: str | None, now: int) -> LoggedIn | Refused:
    """Log in as `name` from the network address `address`, at the time `now` (seconds since 1970).

    No transaction is open while the password is looked at; what was changed of the user meanwhile refuses.
    """
    keys = keys_of(key_of(name), address)
    with db.writing():
        user = found(db, name)
        if wait := wait_or_count(db, keys, now):
            return Refused(wait)
    known = user.password if user else None
    right = len(password) <= MOST and matches(password, known)
    with db.writing():
        again = found(db, name)
        if user is None or again is None or not right or again.password != known:
            note(db, "log-in failed", again and again.name, None, address)
            return Refused()
        succeeded(db, key_of(name), keys)
        secret = sessions.begin(db, user.number, now)
        note(db, "logged in", user.name, None, address)
    if is_outdated(user.password):
        _hash_anew(db, user.number, user.password, password)
    return LoggedIn(user_of(again), secret)


def log_out(db: Session, secret: str, who: str, address: str | None) -> None:
    """End the session of this `secret`, which is that of the user `who`."""
    with db.writing():
        sessions.end(db, secret)
        note(db, "logged out", who, None, address)


def is_password(db: Session, name: str, password: str, address: str | None, now: int) -> bool | int:
    """Whether `password` is that of the user `name`, who is logged in and asked for something that needs it again.

    Failures count as those of log-ins do; where the next try has to wait, the seconds are told.
    """
    keys = keys_of(key_of(name), address)
    with db.writing():
        user = found(db, name)
        if wait := wait_or_count(db, keys, now):
            return wait
    if not (len(password) <= MOST and matches(password, user.password if user else None)):
        return False
    with db.writing():
        succeeded(db, key_of(name), keys)
    return True


def _hash_anew(db: Session, user: int, old: str, password: str) -> None:
    new = hashed(password)
    with db.writing():
        db.change(update(USERS).where(USERS.c.number == user, USERS.c.password == old).values(password=new))
