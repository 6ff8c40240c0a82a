"""Who may use the desk of a team: what each command of `counterclaim users` does, as a function of the same name.

`by` is who asks for it: without it `COUNTERCLAIM_USER`, else the name under which one is logged in here. `ledger` is
that of `counterclaim.add`. All raise LedgerError where there is no ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from counterclaim.desk.accounts import audit as log
from counterclaim.desk.accounts import people
from counterclaim.desk.accounts import tokens as keys
from counterclaim.desk.accounts.records import Event, NewToken, Role, Scope, Token, User
from counterclaim.ledger.session import Session
from counterclaim.settings import ledger_address, person

__all__ = ["add", "audit", "listed", "password", "remove", "revoke", "role", "token", "tokens"]


def add(name: str, role: Role, password: str, by: str | None = None, ledger: str | None = None) -> User:
    """Let somebody log in as `name`, with `password`, as reader, reviewer or admin (`role`).

    Raises UsageError for a name that is taken or cannot be one, and for a password that is too easy.
    """
    with _opened(ledger) as db:
        return people.add_user(db, name, role, password, person(by))


def listed(ledger: str | None = None) -> list[User]:
    """Who may log in, by name."""
    with _opened(ledger) as db:
        return people.users(db)


def role(name: str, role: Role, by: str | None = None, ledger: str | None = None) -> User:
    """Have the user `name` play this `role`; their sessions end. Raises UsageError where it is the last admin's."""
    with _opened(ledger) as db:
        return people.set_role(db, name, role, person(by))


def password(name: str, password: str, by: str | None = None, ledger: str | None = None) -> User:
    """Have the user `name` log in with `password` from now on; their sessions end."""
    with _opened(ledger) as db:
        return people.set_password(db, name, password, person(by))


def remove(name: str, by: str | None = None, ledger: str | None = None) -> User:
    """Let the user `name` log in no more; their judgements stay. Raises UsageError where it is the last admin."""
    with _opened(ledger) as db:
        return people.remove_user(db, name, person(by))


def tokens(name: str | None = None, ledger: str | None = None) -> list[Token]:
    """The tokens that are good, of the user `name` or of all. Their secrets are nowhere."""
    with _opened(ledger) as db:
        return keys.tokens(db, name)


def token(name: str, scope: Scope, label: str = "", by: str | None = None, ledger: str | None = None) -> NewToken:
    """A new token of the user `name`, to read, write or add (`scope`), with its secret, which is told this once."""
    with _opened(ledger) as db:
        return keys.make_token(db, name, scope, label, person(by))


def revoke(id: str, by: str | None = None, ledger: str | None = None) -> Token:
    """Have the token of the id `id` open nothing any more. Raises UsageError where there is none."""
    with _opened(ledger) as db:
        return keys.revoke_token(db, id, person(by))


def audit(most: int = 100, ledger: str | None = None) -> list[Event]:
    """The newest lines of the audit log, `most` of them at most, newest first."""
    with _opened(ledger) as db:
        return log.events(db, most)


@contextmanager
def _opened(ledger: str | None) -> Iterator[Session]:
    address = ledger_address(ledger)
    Session.open(address, create=False).close()  # one that is not there is not made
    db = Session.open(address)
    try:
        yield db
    finally:
        db.close()
