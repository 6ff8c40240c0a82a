"""What the desk knows of its people: plain records."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]
"""Readers look, reviewers judge and add as well, admins see to the others too."""

Scope = Literal["read", "write", "add"]
"""What a token is good for: to look, to do all that its owner may in the ledger, or to add reports and nothing else."""

What = Literal[
    "logged in",
    "log-in failed",
    "logged out",
    "user added",
    "user removed",
    "role changed",
    "password changed",
    "token made",
    "token revoked",
    "judged",
    "added",
    "wrote",
]

ROLES: tuple[Role, ...] = get_args(Role)
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in; `since` is a UTC time."""

    name: str
    role: Role
    since: str


@dataclass(frozen=True, slots=True)
class Token:
    """What a program shows instead of a password, as far as it may be told; `user` is None where it is that of the
    person who has a desk without users, `used` the UTC time of the last use, to the minute, None before the first."""

    id: str
    user: str | None
    label: str
    scope: Scope
    since: str
    used: str | None = None


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token on the one occasion on which its `secret` is shown."""

    token: Token
    secret: str


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the audit log: at the UTC time `at`, `who` (None where nobody is known) did `what`, to or with what it
    is `about`, from the network address `address` (None on the desk's own machine's command line)."""

    number: int
    at: str
    who: str | None
    what: What
    about: str | None
    address: str | None
