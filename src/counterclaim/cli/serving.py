"""The command that opens the desk: serve."""

from typing import Annotated

import typer

from counterclaim.cli.options import LedgerOption, example
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim serve --ledger flood.db --open"))
def serve(
    ledger: LedgerOption = None,
    team: Annotated[
        bool, typer.Option("--team", help="For several people, who log in (see `counterclaim users`).")
    ] = False,
    host: Annotated[
        str, typer.Option("--host", metavar="NAME", help="Where it listens; beyond this machine with --team alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8642,
    show: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
) -> int:
    """Open the desk: a web application to look, check and decide."""
    from counterclaim import desk

    def tell(address: str) -> None:
        typer.echo(f"The desk is open at {address} (Ctrl-C closes it).")

    desk.serve(ledger, team, host, port, show, tell)
    return 0
