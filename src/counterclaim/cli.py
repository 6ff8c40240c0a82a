"""The commands: each parses, calls the function of its name in `counterclaim.api`, and prints.

Exit status: 0 all was read and done, 1 done but some documents could not be read, 2 wrong use, 130 interrupted.
"""

import errno
import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from counterclaim import streams


class _Commands(TyperGroup):
    """Turns what a command returns or raises into an exit status and, where needed, one sentence."""

    def make_context(self, *args: Any, **extra: Any) -> Any:
        try:
            return super().make_context(*args, **extra)
        except OSError as error:  # the help could not be printed
            raise SystemExit(_unprinted(error)) from None
        except SystemExit as end:
            raise SystemExit(_unless_rich_gave_up(end)) from None

    def invoke(self, ctx: Any) -> NoReturn:
        from counterclaim.errors import CounterclaimError

        try:
            status = int(super().invoke(ctx))
            sys.stdout.flush()
        except CounterclaimError as error:
            status = _complain(str(error), 2)
        except KeyboardInterrupt:
            status = _complain(_interrupted(ctx.invoked_subcommand), 130)
        except SystemExit as end:
            status = _unless_rich_gave_up(end)
        except MemoryError:
            status = _complain("The memory is not enough. Read fewer or smaller documents at a time.", 2)
        except Exception as error:
            if hasattr(error, "exit_code") or os.environ.get("COUNTERCLAIM_DEBUG"):  # the former are typer's own
                raise
            if isinstance(error, OSError) and error.filename is None and error.errno in _OUTPUT_ERRORS:
                status = _unprinted(error)
            else:
                why = f"{type(error).__name__}: {error}"
                status = _complain(f"Failed ({why}). COUNTERCLAIM_DEBUG=1 shows where; please report it.", 2)
        raise typer.Exit(status)


_OUTPUT_ERRORS = (errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT)


app = typer.Typer(
    cls=_Commands,
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


class ScoreFormat(StrEnum):
    """How scores are printed."""

    table = "table"
    json = "json"


LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="PATH|URL", help="Where the ledger is; else COUNTERCLAIM_LEDGER, else counterclaim.db."
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Files, folders, or - (JSONL on standard input); else the ledger."),
]
DateOption = Annotated[str | None, typer.Option("--date", help="Published on this day, month or year, as 2025-03-28.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="The address, where a file does not say.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="The outlet, where a file does not say.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="The language, as de, where a file does not say.")]
ProblemsOption = Annotated[ProblemFormat, typer.Option("--problems", help="How problems go to standard error.")]


def _example(line: str) -> str:
    return f"Example:  [bold]{line}[/bold]"


def _version(wanted: bool) -> None:
    if wanted:
        from counterclaim import __version__

        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command(epilog=_example("counterclaim add reports/ --ledger quake.db --date 2025-03-28"))
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - (JSONL on standard input).")],
    ledger: LedgerOption = None,
    date: DateOption = None,
    url: UrlOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
) -> int:
    """Read reports into a ledger."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter, progress_bar, summary

    with progress_bar() as progress:
        added = api.add(paths, ledger, date, url, outlet, lang, progress)
    troubles = ProblemPrinter(sys.stderr, problems.value).all(added.problems)
    typer.echo(summary(added))
    return troubles.status


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
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.table import write

    troubles = ProblemPrinter(sys.stderr, problems.value)
    found = api.claims(files or (), ledger, date, url, outlet, lang, troubles)
    write(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=_example("counterclaim show --measure killed --country TR"))
def show(
    ledger: LedgerOption = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Only this: killed, injured, missing …")] = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Only people of, or events in, this country, as UA.")
    ] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="Only what one so named says or passes on.")] = None,
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
    from counterclaim.console import ProblemPrinter

    made = api.report(files or (), output, ledger, date, url, outlet, lang)
    troubles = ProblemPrinter(sys.stderr, "text").all(made.problems)
    typer.echo(f"Report: {made.path.absolute()}")
    return troubles.status


@app.command(epilog=_example("counterclaim problems --format jsonl"))
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


@app.command(epilog=_example("counterclaim evaluate docs.jsonl claims.jsonl --errors 20"))
def evaluate(
    docs: Annotated[Path, typer.Argument(metavar="DOCS", help="Documents, one JSON object a line.")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Reference claims, one JSON object a line.")],
    claims: Annotated[Path | None, typer.Option("--claims", help="Score these claims and not the reader's.")] = None,
    format: Annotated[ScoreFormat, typer.Option("--format")] = ScoreFormat.table,
    errors: Annotated[int, typer.Option("--errors", metavar="N", help="List up to N errors of each kind.")] = 0,
) -> int:
    """Score the reader against reference claims."""
    from counterclaim import api
    from counterclaim.console import print_json, print_scores

    scores = api.evaluate(docs, gold, claims)
    print_scores(scores, errors) if format is ScoreFormat.table else print_json(scores.as_dict(errors))
    return 0


@app.command(epilog=_example("counterclaim languages nl --check"))
def languages(
    wanted: Annotated[list[str] | None, typer.Argument(metavar="LANG", help="Only these, as uk; else all.")] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Try each pack's own sentences too; exit status 1 where something is missing."),
    ] = False,
    format: Annotated[ScoreFormat, typer.Option("--format")] = ScoreFormat.table,
) -> int:
    """List the languages that can be read: what each pack has, lacks and scores."""
    from counterclaim import api
    from counterclaim.console import print_json, print_languages

    found = api.languages(wanted or (), check)
    if format is ScoreFormat.json:
        print_json([language.as_dict() for language in found])
    else:
        print_languages(found, told=check or bool(wanted))
    return int(check and any(language.lacks for language in found))


@app.command(epilog=_example("counterclaim demo --ledger try-out.db"))
def demo(
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH|URL", help="Where the ledger is to be; else counterclaim-demo.db."),
    ] = None,
) -> int:
    """Read the reports that come with Counterclaim, show their claims and write a report."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter, summary
    from counterclaim.output.table import write

    made = api.demo(ledger)
    write(api.show(made.ledger), "table", sys.stdout)
    ProblemPrinter(sys.stderr, "text").all(made.added.problems)
    typer.echo(summary(made.added))
    typer.echo(f"Ledger: {made.ledger}\nReport: {made.report.absolute()}")
    return 0


def main() -> None:
    """Run the command line, and end with its exit status."""
    streams.prepare()
    app(prog_name="counterclaim")


def _complain(sentence: str, status: int) -> int:
    from counterclaim.console import one_line

    with suppress(OSError):  # nobody is there to hear it
        typer.echo(f"counterclaim: {one_line(sentence)}", err=True)
    return status


def _interrupted(command: str | None) -> str:
    if command in ("add", "demo"):
        return "Interrupted. What was added stays in the ledger; the same command goes on from there."
    return "Interrupted."


def _unprinted(error: OSError) -> int:
    """The exit status where standard output takes no more: 0 when its reader has enough, 2 when the disk has not."""
    streams.drop_output()
    if isinstance(error, BrokenPipeError):
        return 0
    return _complain(f"The output cannot be written: {(error.strerror or str(error)).lower()}.", 2)


def _unless_rich_gave_up(end: SystemExit) -> int:
    """The exit status of `end`: 0 where rich, which prints help and tables, ended all since its reader has enough."""
    return 0 if end.code == 1 else int(end.code or 0)


if __name__ == "__main__":
    main()
