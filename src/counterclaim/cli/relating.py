"""Commands that relate reports to each other: stories, verdicts, toll, speakers."""

import sys
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


@app.command(epilog=example("counterclaim stories reports/ --format jsonl"))
def stories(
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
    """Find the reports that tell of the same happenings."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.stories import write_stories

    troubles = ProblemPrinter(sys.stderr, problems.value)
    bring_index(files, ledger, as_of_ledger)
    found = api.stories(files or (), ledger, date, url, outlet, lang, troubles, as_of_ledger)
    write_stories(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=example("counterclaim verdicts reports/ --format jsonl"))
def verdicts(
    files: Files = None,
    ledger: LedgerOption = None,
    rules: Annotated[str | None, typer.Option("--rules", help="The rule set, as 2026.1; else the newest.")] = None,
    format: Annotated[Format | None, typer.Option("--format", help="table on a terminal, else jsonl.")] = None,
    date: DateOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Say which figures repeat, update, agree with or contradict each other, and why."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.verdicts import write_verdicts

    troubles = ProblemPrinter(sys.stderr, problems.value)
    bring_index(files, ledger, as_of_ledger)
    found = api.verdicts(files or (), ledger, rules, date, outlet, lang, troubles, as_of_ledger)
    write_verdicts(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=example("counterclaim toll reports/ --best ucdp"))
def toll(
    files: Files = None,
    ledger: LedgerOption = None,
    best: Annotated[
        str, typer.Option("--best", help="How the best is chosen: latest-official, range-only, ucdp.")
    ] = "latest-official",
    format: Annotated[Format | None, typer.Option("--format", help="table on a terminal, else jsonl.")] = None,
    date: DateOption = None,
    outlet: OutletOption = None,
    lang: LangOption = None,
    problems: ProblemsOption = ProblemFormat.text,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Give low, best and high of each series, with who is behind them."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.verdicts import write_tolls

    troubles = ProblemPrinter(sys.stderr, problems.value)
    bring_index(files, ledger, as_of_ledger)
    found = api.toll(files or (), ledger, best, date, outlet, lang, troubles, as_of_ledger)
    write_tolls(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status


@app.command(epilog=example("counterclaim speakers reports/ --format csv"))
def speakers(
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
    """List who gives the figures: each speaker once, and who may be the same."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.speakers import write_speakers

    troubles = ProblemPrinter(sys.stderr, problems.value)
    found = api.speakers(files or (), ledger, date, url, outlet, lang, troubles, as_of_ledger)
    write_speakers(found, (format or (Format.table if sys.stdout.isatty() else Format.jsonl)).value, sys.stdout)
    return troubles.status
