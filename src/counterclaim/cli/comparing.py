"""The command that holds two readers against each other: compare."""

import sys
from contextlib import ExitStack
from typing import Annotated

import typer

from counterclaim.cli.options import (
    BudgetOption,
    DateOption,
    Files,
    Format,
    LangOption,
    LedgerOption,
    ProblemFormat,
    ProblemsOption,
    ProgressForm,
    ProgressOption,
    example,
)
from counterclaim.cli.program import app
from counterclaim.cli.readers import reading_with


@app.command(epilog=example("counterclaim compare reports/ --readers rules,llm --format jsonl"))
def compare(
    files: Files = None,
    readers: Annotated[
        str,
        typer.Option("--readers", metavar="READER,READER", help="Which two; in a ledger, the first one's stand."),
    ] = "rules,llm",
    ledger: LedgerOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    date: DateOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    budget: BudgetOption = None,
    progress: ProgressOption = ProgressForm.auto,
) -> int:
    """Read the same with two readers, side by side; in a ledger, what they have otherwise is queued for review."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.side_by_side import summary, write_compared
    from counterclaim.progress import shown

    troubles = ProblemPrinter(sys.stderr, problems.value)
    with ExitStack() as stack:
        by = [stack.enter_context(reading_with(reader.strip(), budget)) for reader in readers.split(",")]
        on_progress = stack.enter_context(shown(progress.value, "Reading"))
        found = list(api.compare(files or (), by, ledger, date, lang, troubles, on_progress))
    write_compared(found, format.value, sys.stdout)
    typer.echo(summary(found, queued=not files), err=format is not Format.table)
    return troubles.status
