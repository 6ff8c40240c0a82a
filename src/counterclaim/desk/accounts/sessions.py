"""Sessions: who is logged in. A browser holds a random secret, the ledger only its digest."""

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, or_, select, update

from counterclaim.desk.accounts.people import user_of
from counterclaim.desk.accounts.records import User
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.desk_tables import SESSIONS, USERS
from counterclaim.ledger.session import Session

IDLE = 12 * 3600
"""Seconds without a request after which a session ends."""

LONGEST = 7 * 24 * 3600
"""Seconds after which it ends in any case."""

SELDOM = 60
"""Seconds between two notes that a session or a token was used."""


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Who is logged in, and when (in seconds since 1970) they were last heard of, to about `SELDOM` seconds."""

    user: User
    used: int


def begin(db: Session, user: int, now: int) -> str:
    """Begin a session of the user with this number, inside a batch, and tell its secret; those that are over go."""
    over = or_(SESSIONS.c.used < now - IDLE, SESSIONS.c.begun < now - LONGEST)
    db.change(delete(SESSIONS).where(over))
    secret = new_secret()
    db.insert(SESSIONS, secret=digest(secret), user=user, begun=now, used=now)
    return secret


def session_of(db: Session, secret: str, now: int) -> LoggedIn | None:
    """Who is logged in by `secret` at the time `now` (seconds since 1970); None where nobody is."""
    with plainly(db.address), db.reading():
        row = next(iter(db.rows(_SESSION, secret=digest(secret))), None)
    if row is None or row.used < now - IDLE or row.begun < now - LONGEST:
        return None
    return LoggedIn(user_of(row), row.used)


def touch(db: Session, secret: str, now: int) -> None:
    """Note that the session of this `secret` was used at the time `now`."""
    with db.writing():
        db.change(update(SESSIONS).where(SESSIONS.c.secret == digest(secret)).values(used=now))


def end(db: Session, secret: str) -> None:
    """End the session of this `secret`, inside a batch."""
    db.change(delete(SESSIONS).where(SESSIONS.c.secret == digest(secret)))


def new_secret() -> str:
    """256 random bits, as they may stand in a header."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret. No salt and no delay: nobody guesses 256 random bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


_SESSION = (
    select(USERS.c.name, USERS.c.role, USERS.c.made, SESSIONS.c.begun, SESSIONS.c.used)
    .join_from(SESSIONS, USERS)
    .where(SESSIONS.c.secret == bindparam("secret"), USERS.c.password.is_not(None))
)
