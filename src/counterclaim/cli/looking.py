"""Commands that show what was read: show, report, documents, problems."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import (
    AsOfLedgerOption,
    DateOption,
    Files,
    Format,
    LangOption,
    LedgerOption,
    OutletOption,
    ProblemFormat,
    ProblemsOption,
    UrlOption,
    example,
)
from counterclaim.cli.preparing import bring_index
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim show --measure killed --country TR"))
def show(
    ledger: LedgerOption = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Only this: killed, injured, missing …")] = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Only people of, or events in, this country, as UA.")
    ] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Only what one so named says or passes on.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Only reports in this language.")] = None,
    story: Annotated[
        str | None, typer.Option("--story", help="Only this story: its id, or words of its title.")
    ] = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Show who says how many, story by story, in time order."""
    from counterclaim import api
    from counterclaim.api.relating import dossiers_behind
    from counterclaim.output.shown import write_shown
    from counterclaim.output.table import write

    if story is not None or format is Format.table:
        bring_index(None, ledger, as_of_ledger)
    found = api.show(ledger, measure, country, speaker, lang, story, as_of_ledger)
    if format.value != "table":
        write(found, format.value, sys.stdout)
    else:
        told = dossiers_behind(found, ledger, story, as_of_ledger)
        write_shown(found, told, sys.stdout, api.english_names())
    return 0


@app.command(epilog=example("counterclaim report reports/ -o quake.html"))
def report(
    files: Files = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("report.html"),
    ledger: LedgerOption = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Write a report of files, or of the ledger: one HTML file that needs no network."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter

    made = api.report(files or (), output, ledger, date, url, outlet, lang, as_of_ledger)
    troubles = ProblemPrinter(sys.stderr, "text").all(made.problems)
    typer.echo(f"Report: {made.path.absolute()}")
    return troubles.status


@app.command(epilog=example("counterclaim documents reports/ --format csv"))
def documents(
    files: Files = None,
    ledger: LedgerOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """List what is known of documents: title, outlet, author, dates, addresses, and where from."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.documents import write_documents

    troubles = ProblemPrinter(sys.stderr, problems.value)
    write_documents(api.documents(files or (), ledger, troubles, as_of_ledger), format.value, sys.stdout)
    return troubles.status


@app.command(epilog=example("counterclaim problems --format jsonl"))
def problems(
    ledger: LedgerOption = None,
    format: Annotated[ProblemFormat, typer.Option("--format")] = ProblemFormat.text,
) -> int:
    """List what could not be read, and why."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter

    found = api.problems(ledger)
    ProblemPrinter(sys.stdout, format.value).all(found)
    if not found and format is ProblemFormat.text:
        typer.echo("No problems.")
    return 0
