"""The commands: each parses, calls the function of its name in `counterclaim.api`, and prints.

Exit status: 0 all was read and done, 1 done but some documents could not be read, 2 wrong use, 130 interrupted.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

if TYPE_CHECKING:
    from counterclaim.model import Problem

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who says how many: reported figures about people, with the words that prove them.",
)


class Format(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class ProblemFormat(StrEnum):
    """How problems are printed."""

    text = "text"
    jsonl = "jsonl"


LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", metavar="PATH|URL", help="The ledger; else COUNTERCLAIM_LEDGER, else counterclaim.db here."),
]
Files = Annotated[list[str] | None, typer.Argument(metavar="[FILE]…", help="Files, folders, or - for JSONL on standard input; with none, the ledger.")]
DateOption = Annotated[str | None, typer.Option("--date", help="Published on this day, month or year (ISO), where a file does not say.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="The address, where a file does not say.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="The outlet, where a file does not say.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="The language (ISO 639-1), where a file does not say.")]
ProblemsOption = Annotated[ProblemFormat, typer.Option("--problems", help="How problems are printed to standard error.")]


def _example(line: str) -> str:
    return f"Example:  [bold]{line}[/bold]"


def _version(wanted: bool) -> None:
    if wanted:
        from counterclaim import __version__

        print(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


@app.command(epilog=_example("counterclaim add reports/ --ledger quake.db --date 2025-03-28"))
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for JSONL on standard input.")],
    ledger: LedgerOption = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
) -> int:
    """Read reports into a ledger."""
    from counterclaim import api

    with _bar() as progress:
        added = api.add(paths, ledger, date, url, outlet, lang, progress)
    _print_problems(added.problems, problems)
    print(_summary(added))
    return _status(added.problems)


@app.command(epilog=_example("counterclaim claims report.html --format jsonl"))
def claims(
    files: Files = None,
    ledger: LedgerOption = None,
    format: Annotated[Format | None, typer.Option("--format", help="table on a terminal, else jsonl.")] = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
) -> int:
    """Print the claims of files, or of the ledger."""
    from counterclaim import api
    from counterclaim.output.table import write

    troubles = _Problems(problems)
    found = api.claims(files or (), ledger, date, url, outlet, lang, troubles)
    write(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=_example("counterclaim show --measure killed --country TR"))
def show(
    ledger: LedgerOption = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Only this measure: killed, injured, missing …")] = None,
    country: Annotated[str | None, typer.Option("--country", help="Only people from, or events in, this country (two letters).")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Only what somebody so named says or relays.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Only reports in this language.")] = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
) -> int:
    """Show who says how many, in time order."""
    from counterclaim import api
    from counterclaim.output.table import write

    write(api.show(ledger, measure, country, speaker, lang), format.value, sys.stdout)
    return 0


@app.command(epilog=_example("counterclaim report reports/ -o quake.html"))
def report(
    files: Files = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("report.html"),
    ledger: LedgerOption = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
) -> int:
    """Write a report of files, or of the ledger: one HTML file that needs no network."""
    from counterclaim import api

    path, problems = api.report(files or (), output, ledger, date, url, outlet, lang)
    if files:
        _print_problems(problems, ProblemFormat.text)
    print(f"Report: {path.absolute()}")
    return _status(problems) if files else 0


@app.command(epilog=_example("counterclaim problems --format jsonl"))
def problems(
    ledger: LedgerOption = None,
    format: Annotated[ProblemFormat, typer.Option("--format")] = ProblemFormat.text,
) -> int:
    """List what could not be read, and why."""
    from counterclaim import api

    _print_problems(api.problems(ledger), format, sys.stdout)
    return 0


@app.command(epilog=_example("counterclaim evaluate docs.jsonl claims.jsonl --errors 20"))
def evaluate(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="Documents, one JSON object a line.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Reference claims, one JSON object a line.")],
    claims: Annotated[Path | None, typer.Option("--claims", help="Score these claims and not the reader's.")] = None,
    format: Annotated[Format, typer.Option("--format", help="table or jsonl.")] = Format.table,
    errors: Annotated[int, typer.Option("--errors", metavar="N", help="List up to N errors of each kind.")] = 0,
) -> int:
    """Score the reader against reference claims."""
    from counterclaim import api

    result = api.evaluate(docs, gold, claims)
    if format is Format.table:
        from counterclaim.scores import print_scores

        print_scores(result, errors)
    else:
        print(json.dumps(result.as_dict(errors), ensure_ascii=False))
    return 0


@app.command(epilog=_example("counterclaim demo --ledger /tmp/demo.db"))
def demo(ledger: LedgerOption = None) -> int:
    """Read the reports that come with Counterclaim, show their claims and write a report."""
    from counterclaim import api
    from counterclaim.output.table import write

    result = api.demo(ledger)
    write(api.show(result.ledger), "table", sys.stdout)
    _print_problems(result.added.problems, ProblemFormat.text)
    print(_summary(result.added))
    print(f"Ledger: {result.ledger}")
    print(f"Report: {result.report.absolute()}")
    return 0
