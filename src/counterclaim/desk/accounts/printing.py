"""Users, tokens and the audit log for a terminal, a spreadsheet and a program."""

from collections.abc import Sequence
from datetime import datetime
from typing import TextIO

from counterclaim.desk.accounts.records import Event, Token, User
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format

_USERS: tuple[Column[User], ...] = (
    Column("Name", lambda user: user.name),
    Column("Role", lambda user: user.role),
    Column("Since", lambda user: _clock(user.since)),
)
_TOKENS: tuple[Column[Token], ...] = (
    Column("Token", lambda token: token.id, whole=True),
    Column("User", lambda token: token.user),
    Column("Scope", lambda token: token.scope),
    Column("What for", lambda token: token.label),
    Column("Since", lambda token: _clock(token.since)),
    Column("Last used", lambda token: token.used and _clock(token.used)),
)
_EVENTS: tuple[Column[Event], ...] = (
    Column("When", lambda event: _clock(event.at)),
    Column("Who", lambda event: event.who),
    Column("What", lambda event: event.what),
    Column("About", lambda event: event.about),
    Column("From", lambda event: event.address),
)


def write_users(users: Sequence[User], format: Format, stream: TextIO) -> None:
    """Print who may log in."""
    write_list(users, _USERS, format, stream, "Nobody may log in yet: counterclaim users add NAME --role admin")


def write_tokens(tokens: Sequence[Token], format: Format, stream: TextIO) -> None:
    """Print tokens, of which nobody knows the secrets."""
    write_list(tokens, _TOKENS, format, stream, "There are no tokens.")


def write_events(events: Sequence[Event], format: Format, stream: TextIO) -> None:
    """Print lines of the audit log."""
    write_list(events, _EVENTS, format, stream, "Nothing was done at the desk yet.")


def _clock(at: str) -> str:
    """A UTC time as clocks here show it."""
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"
