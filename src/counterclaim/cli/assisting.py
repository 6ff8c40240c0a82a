"""The command that serves assistants: mcp."""

from typing import Annotated

import typer

from counterclaim.cli.options import LedgerOption, example
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim mcp --ledger flood.db"))
def mcp(
    ledger: LedgerOption = None,
    write: Annotated[bool, typer.Option("--write", help="Let the assistant add reports.")] = False,
    http: Annotated[
        bool, typer.Option("--http", help="Listen on this machine, in place of the standard streams.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="With --http; 0 takes any that is free.")
    ] = 8643,
) -> int:
    """Serve the ledger to an assistant (Model Context Protocol), which starts this itself: see docs/assistants.md."""
    from counterclaim import assistants

    def tell(address: str) -> None:
        typer.echo(f"Assistants of this machine find the ledger at {address} (Ctrl-C ends it).")

    assistants.mcp(ledger, write, http, port, tell)
    return 0
