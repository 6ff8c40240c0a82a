"""Commands that read reports: add, claims, positions."""

import sys
from typing import Annotated

import typer

from counterclaim.cli.options import (
    PLACES,
    AsOfLedgerOption,
    BudgetOption,
    DateOption,
    Engine,
    EngineOption,
    Files,
    Format,
    LangOption,
    LedgerOption,
    OutletOption,
    PagesForm,
    PagesOption,
    ProblemFormat,
    ProblemsOption,
    ProgressForm,
    ProgressOption,
    ReaderOption,
    SchedulerOption,
    UrlOption,
    engine_named,
    example,
)
from counterclaim.cli.program import app
from counterclaim.cli.readers import reading_with


@app.command(epilog=example("counterclaim add reports/ --ledger quake.db --date 2025-03-28"))
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=PLACES + ".")],
    ledger: LedgerOption = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    progress: ProgressOption = ProgressForm.auto,
    reader: ReaderOption = "rules",
    budget: BudgetOption = None,
    engine: EngineOption = Engine.local,
    scheduler: SchedulerOption = None,
    pages: PagesOption = PagesForm.careful,
) -> int:
    """Read reports into a ledger."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter, summary
    from counterclaim.progress import shown

    with reading_with(reader, budget) as by, shown(progress.value, "Reading") as on_progress:
        where = engine_named(engine, scheduler)
        added = api.add(paths, ledger, date, url, outlet, lang, on_progress, by, where, pages.value)
    troubles = ProblemPrinter(sys.stderr, problems.value).all(added.problems)
    typer.echo(summary(added))
    return troubles.status


@app.command(epilog=example("counterclaim claims report.html --format jsonl"))
def claims(
    files: Files = None,
    ledger: LedgerOption = None,
    format: Annotated[Format | None, typer.Option("--format", help="table on a terminal, else jsonl.")] = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: AsOfLedgerOption = None,
    reader: ReaderOption = "rules",
    budget: BudgetOption = None,
) -> int:
    """Print the claims of files, or of the ledger."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.table import write

    troubles = ProblemPrinter(sys.stderr, problems.value)
    with reading_with(reader, budget) as by:
        found = api.claims(files or (), ledger, date, url, outlet, lang, troubles, as_of_ledger, by)
        write(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=example("counterclaim positions report.html --format jsonl"))
def positions(
    files: Files = None,
    ledger: LedgerOption = None,
    format: Annotated[Format | None, typer.Option("--format", help="table on a terminal, else jsonl.")] = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Print who confirms, denies, declines to say or could not verify, in files or in the ledger."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.positions import write

    troubles = ProblemPrinter(sys.stderr, problems.value)
    found = api.positions(files or (), ledger, date, url, outlet, lang, troubles, as_of_ledger)
    write(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=example("counterclaim reread --ledger quake.db"))
def reread(
    ledger: LedgerOption = None,
    every: Annotated[bool, typer.Option("--all", help="Also what this reader has read before.")] = False,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    progress: ProgressOption = ProgressForm.auto,
    reader: ReaderOption = "rules",
    budget: BudgetOption = None,
) -> int:
    """Read the texts of the ledger again with the present reader, and tell what is otherwise."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.differences import summary, write_differences
    from counterclaim.progress import shown

    with reading_with(reader, budget) as by, shown(progress.value, "Reading") as on_progress:
        done = api.reread(ledger, every, on_progress, by)
    troubles = ProblemPrinter(sys.stderr, "text").all(done.problems)
    write_differences(done.differences, format.value, sys.stdout)
    typer.echo(summary(done.texts, done.differences, len(done.waiting)), err=format is not Format.table)
    return troubles.status
