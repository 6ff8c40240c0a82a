"""The desk: a web application where people look, check and decide."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.errors import UsageError
from counterclaim.settings import ledger_address, person

LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))


def serve(
    ledger: str | None = None,
    team: bool = False,
    host: str = "127.0.0.1",
    port: int = 8642,
    show: bool = False,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """Open the desk on the ledger at `ledger`, until interrupted.

    `ledger` is that of `counterclaim.add`, and made where there is none.
    Without `team` it listens on this machine alone and asks for no login. `port` 0 takes any that is free. `on_open` is
    called with the desk's address once it answers; `show` opens it in a browser. Raises UsageError where it would be
    open to others without a login, nobody could log in, or its port is taken.
    """
    from counterclaim.desk.serving import run
    from counterclaim.desk.setup import Setup

    if not team and host not in LOOPBACK:
        raise UsageError(
            f"A desk that others reach ({host}) needs a login: make a user with `counterclaim users add NAME --role "
            "admin`, and serve with --team."
        )
    if team:
        _check_users(ledger_address(ledger))
    run(Setup(ledger_address(ledger), person() or "desk", team, host, port), show, on_open)


def _check_users(address: str) -> None:
    from counterclaim.desk.accounts.people import has_users
    from counterclaim.ledger import Ledger

    with Ledger.open(address) as store:
        if not has_users(store.session):
            raise UsageError(
                "Nobody could log in to this desk: make a user first, with `counterclaim users add NAME --role admin`."
            )
