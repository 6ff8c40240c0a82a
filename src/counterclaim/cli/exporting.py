"""The command that takes a ledger out into other formats: export."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import AsOfLedgerOption, LedgerOption, example
from counterclaim.cli.preparing import bring_index
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim export -o flood.jsonl --measure killed"))
def export(
    to: Annotated[
        str | None, typer.Option("--to", help="The format; else as the file's name ends. `--to list` tells them all.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The file to write; without one, or with -, standard output. ged and datasette write a second file "
            "beside it (NAME.ged-notes.txt, NAME.metadata.json).",
        ),
    ] = None,
    ledger: LedgerOption = None,
    story: Annotated[
        str | None, typer.Option("--story", help="Only this story: its id, or words of its title.")
    ] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="Only this: killed, injured, missing …")] = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Only people of, or events in, this country, as UA.")
    ] = None,
    texts: Annotated[bool, typer.Option("--texts", help="With the full texts, not only quotes.")] = False,
    as_of_ledger: AsOfLedgerOption = None,
) -> int:
    """Take the ledger, or a part of it, out into a format that others work with."""
    from counterclaim import api
    from counterclaim.errors import UsageError
    from counterclaim.output.export import FORMATS, format_for

    if to == "list":
        for each in FORMATS.values():
            typer.echo(f"{each.name:12} {each.suffix:12} {each.about}")
        return 0
    if story is not None:
        bring_index(None, ledger, as_of_ledger)
    if output is None or str(output) == "-":
        format = format_for(to, None)
        if sys.stdout.isatty() and not format.is_text:
            raise UsageError(f"{format.name} is nothing for a terminal: name a file, with -o ledger{format.suffix}.")
        api.export(sys.stdout.buffer, to, ledger, story, measure, country, texts, as_of_ledger)
        return 0
    made = api.export(output, to, ledger, story, measure, country, texts, as_of_ledger)
    for path in made.paths:
        typer.echo(f"Exported: {path.absolute()}")
    return 0
