"""The command that tells what changes while it changes: watch."""

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import LedgerOption, ProblemFormat, ProblemsOption, ProgressForm, example
from counterclaim.cli.program import app


class Layout(StrEnum):
    """How messages are printed."""

    lines = "lines"
    jsonl = "jsonl"


@app.command(epilog=example("counterclaim watch feeds.opml --ledger flood.db --every 15m --atom changes.xml"))
def watch(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FEEDS.opml|URL", help="Lists of feeds, addresses of feeds and pages, files, folders."),
    ],
    ledger: LedgerOption = None,
    every: Annotated[str, typer.Option("--every", metavar="TIME", help="How often, as 15m, 2h or 90s.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="One round, as for cron.")] = False,
    webhook: Annotated[
        str | None, typer.Option("--webhook", metavar="URL", help="Post each message there, as JSON.")
    ] = None,
    atom: Annotated[
        str | None, typer.Option("--atom", metavar="FILE", help="Keep the newest messages there, as an Atom feed.")
    ] = None,
    format: Annotated[Layout, typer.Option("--format")] = Layout.lines,
    problems: ProblemsOption = ProblemFormat.text,
    progress: Annotated[
        ProgressForm, typer.Option("--progress", help="On standard error; auto: rounds that brought something.")
    ] = ProgressForm.auto,
) -> int:
    """Ask feeds and pages again and again, add what is new, and tell what changed."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter, summary_of_round
    from counterclaim.model import Round
    from counterclaim.output.messages import write_message

    troubles = ProblemPrinter(sys.stderr, problems.value)

    def show(done: Round) -> None:
        if progress is ProgressForm.json:
            typer.echo(json.dumps({"progress": "Watching", **asdict(done)}), err=True)
        elif progress is ProgressForm.lines or (progress is ProgressForm.auto and (once or done.brought)):
            typer.echo(summary_of_round(done), err=True)

    for message in api.watch(sources, ledger, every, once, webhook, atom, troubles, show):
        write_message(message, format.value, sys.stdout)
    return troubles.status
