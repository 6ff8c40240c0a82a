"""Commands about what came into a ledger, and what is taken out or tried again: additions, withdraw, erase, retry."""

import sys
from typing import Annotated

import typer

from counterclaim.cli.options import (
    AsOfLedgerOption,
    BudgetOption,
    Format,
    LedgerOption,
    ProblemFormat,
    ProblemsOption,
    ProgressForm,
    ProgressOption,
    ReaderOption,
    example,
)
from counterclaim.cli.program import app
from counterclaim.cli.readers import reading_with

By = Annotated[
    str | None, typer.Option("--by", help="Who says so; else COUNTERCLAIM_USER, else your name on this machine.")
]
Why = Annotated[str, typer.Option("--why", help="Why, in a sentence that others can follow.")]


@app.command(epilog=example("counterclaim additions --ledger quake.db"))
def additions(
    ledger: LedgerOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """List the runs of add: when, by whom, what was asked for, what came of it."""
    from counterclaim import api
    from counterclaim.output.keeping import write_additions

    write_additions(api.additions(ledger, as_of_ledger), format.value, sys.stdout)
    return 0


@app.command(epilog=example("counterclaim withdraw a_1f2e3d4c5b6a7980 --why 'the wrong folder' --ledger quake.db"))
def withdraw(
    what: Annotated[str, typer.Argument(metavar="ID", help="An addition a_…, an erasure e_…, or a withdrawal w_….")],
    why: Why,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Take back a mistaken add: nothing that it brought stands any more.

    Nothing is lost: withdrawing the withdrawal brings all of it back, and earlier states of the ledger still show it.
    Withdrawing an erasure lets the erased text be added again; it does not bring it back.
    """
    from counterclaim import api
    from counterclaim.output.keeping import taken_back

    typer.echo(taken_back(api.withdraw(what, why, by, ledger)))
    return 0


@app.command(epilog=example("counterclaim erase noon.txt --why 'a court order' --ledger quake.db"))
def erase(
    doc: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="The document's id, as `counterclaim documents` tells it.")
    ],
    why: Why,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Remove a document's words for good, for law or privacy; that it was done, by whom and why, is kept.

    Its texts, what they were read from, its claims and all that people wrote of them are overwritten in the file. A
    backup made before still holds them.
    """
    from counterclaim import api
    from counterclaim.output.keeping import erased

    typer.echo(erased(api.erase(doc, why, by, ledger)))
    return 0


@app.command(epilog=example("counterclaim retry --ledger quake.db"))
def retry(
    which: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT|KIND", help="Only these: a document's id, or a kind of problem, as empty."),
    ] = None,
    ledger: LedgerOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    progress: ProgressOption = ProgressForm.auto,
    reader: ReaderOption = "rules",
    budget: BudgetOption = None,
) -> int:
    """Try again what could not be read, after its file or the program was mended."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.keeping import retried
    from counterclaim.progress import shown

    with reading_with(reader, budget) as by, shown(progress.value, "Reading") as on_progress:
        done = api.retry(which or (), ledger, on_progress, by)
    troubles = ProblemPrinter(sys.stderr, problems.value).all(done.left)
    typer.echo(retried(done.mended, len(done.left)))
    return troubles.status
