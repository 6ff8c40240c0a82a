"""Commands for one's own names: gazetteer, gazetteer add."""

from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import Format, example
from counterclaim.cli.program import app

gazetteer = typer.Typer()
app.add_typer(gazetteer, name="gazetteer")


@gazetteer.callback(invoke_without_command=True, epilog=example("counterclaim gazetteer --format csv"))
def gazetteer_list(ctx: typer.Context, format: Annotated[Format, typer.Option("--format")] = Format.table) -> int:
    """List your own bodies, places and parties to a conflict, or add more of them from a table."""
    from counterclaim import api
    from counterclaim.console import print_own_rows
    from counterclaim.settings import gazetteer_folder

    if ctx.invoked_subcommand is not None:
        return 0
    rows = api.gazetteer_list()
    if rows or format is not Format.table:
        print_own_rows(rows, format.value)
    else:
        typer.echo(f"Nothing of your own in {gazetteer_folder()}: add a table with counterclaim gazetteer add FILE.csv")
    return 0


@gazetteer.command("add", epilog=example("counterclaim gazetteer add kenya.csv"))
def gazetteer_add(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A table (CSV); docs/gazetteer.md tells its columns.")],
) -> int:
    """Add a table of your own bodies, places and parties."""
    from counterclaim import api
    from counterclaim.console import summary_of_table

    typer.echo(summary_of_table(api.gazetteer_add(path)))
    return 0
