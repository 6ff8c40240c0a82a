"""Commands for the desk of a team: users add, list, role, password, remove, and their tokens and the audit log."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import Format, LedgerOption, example
from counterclaim.cli.program import Commands, app

users = typer.Typer(cls=Commands, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
app.add_typer(users, name="users", help="Say who may use the desk of a team: add, list, role, password, remove …")


class Role(StrEnum):
    """What a user may do."""

    reader = "reader"
    reviewer = "reviewer"
    admin = "admin"


class Scope(StrEnum):
    """What a token is good for."""

    read = "read"
    write = "write"
    add = "add"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a user.")]
By = Annotated[
    str | None, typer.Option("--by", help="Who says so; else COUNTERCLAIM_USER, else your name on this machine.")
]
FormatOption = Annotated[Format, typer.Option("--format")]


@users.command(epilog=example("counterclaim users add lena --role admin"))
def add(
    name: Name,
    role: Annotated[
        Role, typer.Option("--role", help="reader: looks; reviewer: judges too; admin: all.")
    ] = Role.reader,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Let somebody log in; the password is asked for, or is the first line of standard input."""
    from counterclaim.desk.accounts import users as desk

    user = desk.add(name, role.value, _password(), by, ledger)
    typer.echo(f"{user.name} may log in as {user.role}.")
    return 0


@users.command("list", epilog=example("counterclaim users list"))
def listed(ledger: LedgerOption = None, format: FormatOption = Format.table) -> int:
    """List who may log in."""
    from counterclaim.desk.accounts import users as desk
    from counterclaim.desk.accounts.printing import write_users

    write_users(desk.listed(ledger), format.value, sys.stdout)
    return 0


@users.command(epilog=example("counterclaim users role lena reviewer"))
def role(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Give a user another role; they have to log in again."""
    from counterclaim.desk.accounts import users as desk

    user = desk.role(name, role.value, by, ledger)
    typer.echo(f"{user.name} is {user.role} now.")
    return 0


@users.command(epilog=example("counterclaim users password lena"))
def password(name: Name, by: By = None, ledger: LedgerOption = None) -> int:
    """Give a user another password, which is asked for or read from standard input; they have to log in again."""
    from counterclaim.desk.accounts import users as desk

    user = desk.password(name, _password(), by, ledger)
    typer.echo(f"{user.name} has a new password.")
    return 0


@users.command(epilog=example("counterclaim users remove lena"))
def remove(name: Name, by: By = None, ledger: LedgerOption = None) -> int:
    """Let a user log in no more; what they said of the ledger stays."""
    from counterclaim.desk.accounts import users as desk

    user = desk.remove(name, by, ledger)
    typer.echo(f"{user.name} may log in no more.")
    return 0


@users.command(epilog=example("counterclaim users tokens lena"))
def tokens(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose; else everybody's.")] = None,
    ledger: LedgerOption = None,
    format: FormatOption = Format.table,
) -> int:
    """List the tokens that programs show instead of a password."""
    from counterclaim.desk.accounts import users as desk
    from counterclaim.desk.accounts.printing import write_tokens

    write_tokens(desk.tokens(name, ledger), format.value, sys.stdout)
    return 0


@users.command(epilog=example("counterclaim users token lena --scope add --label bookmarklet"))
def token(
    name: Name,
    scope: Annotated[Scope, typer.Option("--scope", help="read; add: reports alone; write: all that its user may.")],
    label: Annotated[str, typer.Option("--label", help="What it is for.")] = "",
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Make a token for a program, and show it this once."""
    from counterclaim.desk.accounts import users as desk

    made = desk.token(name, scope.value, label, by, ledger)
    typer.echo(f"{made.token.id} of {made.token.user} ({made.token.scope}), which is not shown again:", err=True)
    typer.echo(made.secret)
    return 0


@users.command(epilog=example("counterclaim users revoke t_0a1b2c3d4e5f6071"))
def revoke(
    id: Annotated[str, typer.Argument(metavar="TOKEN", help="Its id, as t_0a1b2c3d4e5f6071.")],
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Have a token open nothing any more."""
    from counterclaim.desk.accounts import users as desk

    gone = desk.revoke(id, by, ledger)
    typer.echo(f"{gone.id} of {gone.user} opens nothing any more.")
    return 0


@users.command(epilog=example("counterclaim users audit --most 20"))
def audit(
    most: Annotated[int, typer.Option("--most", min=1, help="So many lines at most.")] = 100,
    ledger: LedgerOption = None,
    format: FormatOption = Format.table,
) -> int:
    """List who did what at the desk, when and from where, newest first."""
    from counterclaim.desk.accounts import users as desk
    from counterclaim.desk.accounts.printing import write_events

    write_events(desk.audit(most, ledger), format.value, sys.stdout)
    return 0


def _password() -> str:
    """A password that is typed without being seen, or the first line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
