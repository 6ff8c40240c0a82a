"""For assistants: a server of the Model Context Protocol (https://modelcontextprotocol.io), with tools to search the
ledger, check sentences against it and add to it, each answer with its quotes and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

from counterclaim.errors import MissingExtra, UsageError
from counterclaim.settings import ledger_address


def mcp(
    ledger: str | None = None,
    write: bool = False,
    http: bool = False,
    port: int = 8643,
    on_open: Callable[[str], None] | None = None,
) -> None:
    """Serve the ledger at `ledger` to an assistant, over this process's standard streams, until they end.

    `ledger` is that of `counterclaim.add`; with `write` reports can be added to it, and it is made where there is
    none. With `http` it listens on this machine alone, at `port` (0 takes any that is free), until interrupted;
    `on_open` is called with the address.

    Raises MissingExtra where the extra `mcp` is not installed, LedgerError where there is no ledger, UsageError where
    its port is taken, and for `write` over HTTP, where any program of this machine could.
    """
    if find_spec("mcp") is None:
        raise MissingExtra("Serving assistants needs a package more: pip install 'counterclaim[mcp]'.")
    if http and write:
        raise UsageError("Over HTTP any program of this machine could add: use --write without --http.")
    from counterclaim.assistants.serving import over_http, over_streams
    from counterclaim.indexing.holding import Hold
    from counterclaim.ledger import Ledger

    address = ledger_address(ledger)
    Ledger.open(address, create=write).close()
    hold = Hold(address)
    try:
        over_http(hold, port, on_open) if http else over_streams(hold, write)
    finally:
        hold.forget()
