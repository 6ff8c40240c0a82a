"""Tokens: what programs and the bookmarklet show instead of a password. Each is shown once; only its digest is kept."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, or_, select, update

from counterclaim.desk.accounts.audit import note
from counterclaim.desk.accounts.people import known, user_of
from counterclaim.desk.accounts.records import SCOPES, NewToken, Scope, Token, User
from counterclaim.desk.accounts.sessions import digest, new_secret
from counterclaim.errors import UsageError
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.desk_tables import TOKENS, USERS
from counterclaim.ledger.session import Session

MARK = "ccl_"
"""With what a token begins, so that programs that look for secrets in code find one."""

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose token it is (None: the one person's who has a desk without users), for what it is good, and when it was
    last used, in seconds since 1970."""

    user: User | None
    scope: Scope
    used: int | None


def make_token(
    db: Session, name: str | None, scope: Scope, label: str = "", by: str | None = None, address: str | None = None
) -> NewToken:
    """A new token for this `scope` of the user `name`, or where that is None, of the person who has a desk without
    users; `label` says what it is for.

    Raises UsageError where there is no such user or scope, or they may not do as much themselves.
    """
    if scope not in SCOPES:
        raise UsageError(f"There is no scope {scope!r}. The scopes are: {', '.join(SCOPES)}.")
    words = " ".join(label.split())[:_LONGEST]
    secret, id = MARK + new_secret(), f"t_{secrets.token_hex(8)}"
    with db.writing() as now:
        user = None if name is None else known(db, name)
        if user is not None and user.role == "reader" and scope != "read":
            raise UsageError(f"{user.name} may only read, and so may their tokens.")
        owner = user and user.number
        db.insert(TOKENS, id=id, secret=digest(secret), user=owner, label=words, scope=scope, made=now)
        note(db, "token made", by, _told(id, user and user.name, scope), address)
    return NewToken(Token(id, user and user.name, words, scope, now), secret)


def tokens(db: Session, name: str | None = None) -> list[Token]:
    """The tokens that are good, of the user `name` or of all, oldest first."""
    with plainly(db.address), db.reading():
        wanted = _TOKENS if name is None else _TOKENS.where(USERS.c.number == known(db, name).number)
        return [_token(row) for row in db.rows(wanted)]


def tokens_of(db: Session, owner: str | None) -> list[Token]:
    """The tokens that are good of the user `owner`; where that is None, of the person who has a desk without users."""
    return [token for token in tokens(db) if token.user == owner]


def revoke_token(db: Session, id: str, by: str | None = None, address: str | None = None) -> Token:
    """Have the token of the id `id` open nothing any more. Raises UsageError where there is none."""
    with db.writing():
        row = next(iter(db.rows(_BY_ID, id=id)), None)
        if row is None:
            raise UsageError(f"There is no token {id}: it was never made, or is revoked already.")
        db.change(delete(TOKENS).where(TOKENS.c.id == id))
        note(db, "token revoked", by, _told(id, row.name, row.scope), address)
    return _token(row)


def bearer_of(db: Session, secret: str) -> Bearer | None:
    """Whose token `secret` is, and for what it is good; None where it opens nothing."""
    if not secret.startswith(MARK):
        return None
    with plainly(db.address), db.reading():
        row = next(iter(db.rows(_BY_SECRET, secret=digest(secret))), None)
    return row and Bearer(user_of(row) if row.name is not None else None, row.scope, row.used)


def touch(db: Session, secret: str, now: int) -> None:
    """Note that the token `secret` was used at the time `now`, in seconds since 1970."""
    with db.writing():
        db.change(update(TOKENS).where(TOKENS.c.secret == digest(secret)).values(used=now))


def _told(id: str, name: str | None, scope: Scope) -> str:
    return f"{id} of {name}: {scope}" if name is not None else f"{id}: {scope}"


def _token(row: Row[Any]) -> Token:
    used = None if row.used is None else datetime.fromtimestamp(row.used, UTC).isoformat(timespec="minutes")
    return Token(row.id, row.name, row.label, row.scope, row.since, used)


_TOKENS = (
    select(
        TOKENS.c.id, TOKENS.c.label, TOKENS.c.scope, TOKENS.c.made.label("since"), TOKENS.c.used,
        USERS.c.name, USERS.c.role, USERS.c.made,
    )
    .outerjoin_from(TOKENS, USERS)
    .where(or_(TOKENS.c.user.is_(None), USERS.c.password.is_not(None)))
    .order_by(TOKENS.c.number)
)  # fmt: skip
_BY_ID = _TOKENS.where(TOKENS.c.id == bindparam("id"))
_BY_SECRET = _TOKENS.where(TOKENS.c.secret == bindparam("secret"))
