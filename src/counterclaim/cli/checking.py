"""The command that holds a draft against reports: check."""

import sys
from typing import Annotated

import typer

from counterclaim.cli.options import (
    AsOfLedgerOption,
    DateOption,
    Format,
    LangOption,
    LedgerOption,
    ProblemFormat,
    ProblemsOption,
    example,
)
from counterclaim.cli.program import app


@app.command(epilog=example('counterclaim check "600 soldiers were killed" --against reports/'))
def check(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="Words, a file of them, or - (standard input).")],
    against: Annotated[
        list[str] | None, typer.Option("--against", metavar="FILE", help="Reports: files or folders; else the ledger.")
    ] = None,
    ledger: LedgerOption = None,
    format: Annotated[Format | None, typer.Option("--format", help="table on a terminal, else jsonl.")] = None,
    date: DateOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Hold the figures of a draft against the reports: current, outdated, distorted, contested or unknown."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.checked import write_checked

    troubles = ProblemPrinter(sys.stderr, problems.value)
    found = api.check(draft, against or (), ledger, date, lang, troubles, as_of_ledger)
    write_checked(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status
