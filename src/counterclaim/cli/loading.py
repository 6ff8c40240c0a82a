"""The command that takes exports back: load."""

import sys
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerOption, ProblemFormat, ProblemsOption, example
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim load flood.jsonl --by lena"))
def load(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="JSON Lines or Web Annotations, or -.")],
    ledger: LedgerOption = None,
    by: Annotated[
        str | None,
        typer.Option("--by", help="Who vouches for claims that the reader did not find; else COUNTERCLAIM_USER."),
    ] = None,
    problems: ProblemsOption = ProblemFormat.text,
) -> int:
    """Take claims back into a ledger: what `export` gave as jsonl or annotations, or people marked."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter, summary_of_load

    troubles = ProblemPrinter(sys.stderr, problems.value)
    done = api.load(files, ledger, by, troubles)
    typer.echo(summary_of_load(done))
    return troubles.status
