"""The command that tells what is new: changes."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import (
    DateOption,
    Files,
    LangOption,
    LedgerOption,
    ProblemFormat,
    ProblemsOption,
    example,
)
from counterclaim.cli.program import app


class Layout(StrEnum):
    """How changes are printed."""

    table = "table"
    markdown = "markdown"
    jsonl = "jsonl"
    csv = "csv"


@app.command(epilog=example("counterclaim changes reports/ --since 2025-03-28"))
def changes(
    files: Files = None,
    ledger: LedgerOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="What appeared from 2025-03-28 or 2025-03-28T14:30 on, or in the '12 hours' before the newest report.",
        ),
    ] = None,
    story: Annotated[
        str | None, typer.Option("--story", help="One story: its id, a report of it, or words of its title.")
    ] = None,
    format: Annotated[
        Layout | None, typer.Option("--format", help="markdown for a message; table on a terminal, else jsonl.")
    ] = None,
    date: DateOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: Annotated[
        str | None,
        typer.Option("--as-of-ledger", metavar="TIME", help="In place of --since: what the ledger held then."),
    ] = None,
) -> int:
    """Say what changed since a time: what stood of each count, what stands, by whom, with the words."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.changes import write_changes

    troubles = ProblemPrinter(sys.stderr, problems.value)
    found = api.changes(files or (), ledger, since, story, date, lang, troubles, as_of_ledger)
    write_changes(found, (format or (Layout.table if sys.stdout.isatty() else Layout.jsonl)).value, sys.stdout)
    return troubles.status
