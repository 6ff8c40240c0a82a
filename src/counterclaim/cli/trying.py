"""Commands that try the reader out: evaluate, languages, demo."""

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import ScoreFormat, example
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim evaluate docs.jsonl claims.jsonl --errors 20"))
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


@app.command(epilog=example("counterclaim languages nl --check"))
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


@app.command(epilog=example("counterclaim demo --ledger try-out.db"))
def demo(
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH|URL", help="Where the ledger is to be; else counterclaim-demo.db."),
    ] = None,
) -> int:
    """Read the reports that come with Counterclaim, show their claims and write a report."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter, summary
    from counterclaim.output.shown import write_shown

    made = api.demo(ledger)
    write_shown(api.show(made.ledger), api.dossiers(ledger=made.ledger), sys.stdout, api.english_names())
    ProblemPrinter(sys.stderr, "text").all(made.added.problems)
    typer.echo(summary(made.added))
    typer.echo(f"Ledger: {made.ledger}\nReport: {made.report.absolute()}")
    typer.echo(f"Desk:   counterclaim serve --open --ledger {shlex.quote(made.ledger)}")
    return 0
