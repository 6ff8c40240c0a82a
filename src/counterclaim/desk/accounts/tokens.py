"""Tokens: what programs and the bookmarklet show instead of a password. Each is shown once; only its digest is kept."""

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from counterclaim.desk.accounts.audit import note
from counterclaim.desk.accounts.people import known, user_of
from counterclaim.desk.accounts.records import SCOPES, NewToken, Scope, Token, User
from counterclaim.desk.accounts.sessions import SELDOM, digest, new_secret
from counterclaim.errors import UsageError
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.desk_tables import TOKENS, USERS
from counterclaim.ledger.session import Session

MARK = "ccl_"
"""With what a token begins, so that programs that look for secrets in code find one."""

_LONGEST = 100


def make_token(
    db: Session, name: str, scope: Scope, label: str = "", by: str | None = None, address: str | None = None
) -> NewToken:
    """A new token of the user `name` for this `scope`; `label` says what it is for.

    Raises UsageError where there is no such user or scope, or they may not do as much themselves.
    """
    if scope not in SCOPES:
        raise UsageError(f"There is no scope {scope!r}. The scopes are: {', '.join(SCOPES)}.")
    words = " ".join(label.split())[:_LONGEST]
    secret, id = MARK + new_secret(), f"t_{secrets.token_hex(8)}"
    with db.writing() as now:
        user = known(db, name)
        if user.role == "reader" and scope != "read":
            raise UsageError(f"{user.name} may only read, and so may their tokens.")
        db.insert(TOKENS, id=id, secret=digest(secret), user=user.number, label=words, scope=scope, made=now)
        note(db, "token made", by, f"{id} of {user.name}: {scope}", address)
    return NewToken(Token(id, user.name, words, scope, now), secret)


def tokens(db: Session, name: str | None = None) -> list[Token]:
    """The tokens that are good, of the user `name` or of all, oldest first."""
    with plainly(db.address), db.reading():
        wanted = _TOKENS if name is None else _TOKENS.where(USERS.c.number == known(db, name).number)
        return [_token(row) for row in db.rows(wanted)]


def revoke_token(
    db: Session, id: str, by: str | None = None, address: str | None = None, of: str | None = None
) -> Token:
    """Have the token of the id `id` open nothing any more.

    Raises UsageError where there is none, or with `of`, where it is not that user's.
    """
    with db.writing():
        row = next(iter(db.rows(_BY_ID, id=id)), None)
        if row is None or of not in (None, row.name):
            raise UsageError(f"There is no token {id}: it was never made, or is revoked already.")
        db.change(delete(TOKENS).where(TOKENS.c.id == id))
        note(db, "token revoked", by, f"{id} of {row.name}", address)
    return _token(row)


def bearer_of(db: Session, secret: str, now: int) -> tuple[User, Scope] | None:
    """Whose token `secret` is, and for what it is good; None where it opens nothing. `now` is in seconds since 1970."""
    if not secret.startswith(MARK):
        return None
    with plainly(db.address), db.reading():
        row = next(iter(db.rows(_BY_SECRET, secret=digest(secret))), None)
    if row is None:
        return None
    if row.used is None or row.used < now - SELDOM:
        with db.writing():
            db.change(update(TOKENS).where(TOKENS.c.id == row.id).values(used=now))
    return user_of(row), row.scope


def _token(row: Row[Any]) -> Token:
    used = None if row.used is None else datetime.fromtimestamp(row.used, UTC).isoformat(timespec="minutes")
    return Token(row.id, row.name, row.label, row.scope, row.since, used)


_TOKENS = (
    select(
        TOKENS.c.id, TOKENS.c.label, TOKENS.c.scope, TOKENS.c.made.label("since"), TOKENS.c.used,
        USERS.c.name, USERS.c.role, USERS.c.made,
    )
    .join_from(TOKENS, USERS)
    .where(USERS.c.password.is_not(None))
    .order_by(TOKENS.c.number)
)  # fmt: skip
_BY_ID = _TOKENS.where(TOKENS.c.id == bindparam("id"))
_BY_SECRET = _TOKENS.where(TOKENS.c.secret == bindparam("secret"))
