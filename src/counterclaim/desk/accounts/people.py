"""Users: who may come to the desk of a team, and what each may do there."""

import re
import unicodedata
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select, update

from counterclaim.desk.accounts.audit import note
from counterclaim.desk.accounts.passwords import check_password, hashed
from counterclaim.desk.accounts.records import ROLES, Role, User
from counterclaim.desk.accounts.throttle import attempt_key
from counterclaim.errors import UsageError
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.desk_tables import ATTEMPTS, SESSIONS, TOKENS, USERS
from counterclaim.ledger.session import Session

_NAME = re.compile(r"\w(?:[\w .'@-]{0,62}[\w.])?")  # \w are the letters and digits of every script


def add_user(
    db: Session, name: str, role: Role, password: str, by: str | None = None, address: str | None = None
) -> User:
    """Let somebody log in as `name`, with `password`, in this `role`; `by` is who says so, from this network `address`.

    Somebody who was removed may come back. Raises UsageError for a name that is taken or that nobody can be told by,
    a role that there is not, or a password that is too easy (see `check_password`).
    """
    shown = _checked_name(name)
    _check_role(role)
    check_password(password, shown)
    secret = hashed(password)
    with db.writing() as now:
        there = _row(db, shown)
        if there is not None and there.password is not None:
            raise UsageError(f"There is a user {there.name} already.")
        if there is None:
            db.insert(USERS, key=key_of(shown), name=shown, role=role, password=secret, made=now)
        else:
            again = {"name": shown, "role": role, "password": secret, "made": now}
            db.change(update(USERS).where(USERS.c.number == there.number).values(again))
        note(db, "user added", by, f"{shown}: {role}", address)
        return User(shown, role, now)


def users(db: Session) -> list[User]:
    """Who may log in, by name."""
    with plainly(db.address), db.reading():
        return [user_of(row) for row in db.rows(_ALL)]


def has_users(db: Session) -> bool:
    """True when somebody may log in."""
    with plainly(db.address), db.reading():
        return bool(db.rows(_ALL.limit(1)))


def set_role(db: Session, name: str, role: Role, by: str | None = None, address: str | None = None) -> User:
    """Have the user `name` play this `role` from now on; their sessions end.

    Raises UsageError where there is no such user or role, or nobody would be left to manage the others.
    """
    _check_role(role)
    with db.writing():
        row = known(db, name)
        if role != "admin":
            _leave_an_admin(db, row)
        db.change(update(USERS).where(USERS.c.number == row.number).values(role=role))
        end_sessions(db, row.number)
        note(db, "role changed", by, f"{row.name}: {row.role} to {role}", address)
        return User(row.name, role, row.made)


def set_password(db: Session, name: str, password: str, by: str | None = None, address: str | None = None) -> User:
    """Have the user `name` log in with `password` from now on; their sessions end, and failed log-ins are forgotten.

    Raises UsageError where there is no such user, or the password is too easy.
    """
    check_password(password, name)
    secret = hashed(password)
    with db.writing():
        row = known(db, name)
        db.change(update(USERS).where(USERS.c.number == row.number).values(password=secret))
        end_sessions(db, row.number)
        db.change(delete(ATTEMPTS).where(ATTEMPTS.c.key == attempt_key("name", row.key)))
        note(db, "password changed", by, row.name, address)
        return user_of(row)


def remove_user(db: Session, name: str, by: str | None = None, address: str | None = None) -> User:
    """Let the user `name` log in no more: their sessions end, their tokens are void. What they did stays theirs.

    Raises UsageError where there is no such user, or nobody would be left to manage the others.
    """
    with db.writing():
        row = known(db, name)
        _leave_an_admin(db, row)
        db.change(update(USERS).where(USERS.c.number == row.number).values(password=None))
        db.change(delete(TOKENS).where(TOKENS.c.user == row.number))
        end_sessions(db, row.number)
        note(db, "user removed", by, row.name, address)
        return user_of(row)


def known(db: Session, name: str) -> Row[Any]:
    """The row of the user `name`, inside a transaction. Raises UsageError where nobody is called so."""
    row = _row(db, name)
    if row is None or row.password is None:
        raise UsageError(f"There is no user {name}: `counterclaim users list` tells who there is.")
    return row


def found(db: Session, name: str) -> Row[Any] | None:
    """The row of the user `name` who may log in, inside a transaction, if there is one."""
    row = _row(db, name)
    return row if row is not None and row.password is not None else None


def user_of(row: Row[Any]) -> User:
    """The user that a row holds."""
    return User(row.name, row.role, row.made)


def end_sessions(db: Session, user: int) -> None:
    """End the sessions of the user with this number, inside a batch."""
    db.change(delete(SESSIONS).where(SESSIONS.c.user == user))


def key_of(name: str) -> str:
    """`name` as it is compared: without case, in one spelling."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _row(db: Session, name: str) -> Row[Any] | None:
    return next(iter(db.rows(_ONE, key=key_of(name))), None)


def _checked_name(name: str) -> str:
    shown = " ".join(unicodedata.normalize("NFC", name).split())
    if not _NAME.fullmatch(shown):
        raise UsageError(
            f"{name!r} cannot be a user's name: take up to 64 letters, digits, spaces and . - _ ' @, a letter first."
        )
    return shown


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise UsageError(f"There is no role {role!r}. The roles are: {', '.join(ROLES)}.")


def _leave_an_admin(db: Session, row: Row[Any]) -> None:
    if row.role == "admin" and db.rows(_ADMINS)[0].many == 1:
        raise UsageError(f"{row.name} is the last admin: make somebody else an admin before.")


_ALL = select(USERS).where(USERS.c.password.is_not(None)).order_by(USERS.c.key)
_ONE = select(USERS).where(USERS.c.key == bindparam("key"))
_ADMINS = select(func.count(USERS.c.number).label("many")).where(USERS.c.role == "admin", USERS.c.password.is_not(None))
