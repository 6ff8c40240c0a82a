"""Commands that keep a ledger safe: backup, restore, verify."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.options import Format, LedgerOption, ProgressForm, ProgressOption, example
from counterclaim.cli.program import app


@app.command(epilog=example("counterclaim backup quake.backup --ledger quake.db"))
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, which is not there yet.")],
    ledger: LedgerOption = None,
    progress: ProgressOption = ProgressForm.auto,
) -> int:
    """Write the whole ledger to one file, while others may go on adding to it."""
    from counterclaim import api
    from counterclaim.progress import shown

    with shown(progress.value, "Writing") as on_progress:
        rows = api.backup(file, ledger, on_progress)
    typer.echo(f"Backup: {file.absolute()} ({rows:,} rows, {file.stat().st_size:,} bytes)")
    return 0


@app.command(epilog=example("counterclaim restore quake.backup --ledger again.db"))
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `counterclaim backup` wrote.")],
    ledger: LedgerOption = None,
    progress: ProgressOption = ProgressForm.auto,
) -> int:
    """Make a new ledger from a backup; what is there already is left alone."""
    from counterclaim import api
    from counterclaim.progress import shown

    with shown(progress.value, "Restoring") as on_progress:
        rows = api.restore(file, ledger, on_progress)
    typer.echo(f"Restored: {rows:,} rows, as they were in {file}.")
    return 0


@app.command(epilog=example("counterclaim verify --ledger quake.db"))
def verify(
    ledger: LedgerOption = None,
    format: Annotated[Format, typer.Option("--format")] = Format.table,
    progress: ProgressOption = ProgressForm.auto,
) -> int:
    """Look through the whole ledger for damage; exit status 1 where there is some."""
    from counterclaim import api
    from counterclaim.output.keeping import write_faults
    from counterclaim.progress import shown

    with shown(progress.value, "Verifying") as on_progress:
        found = api.verify(ledger, on_progress)
    write_faults(found, format.value, sys.stdout)
    return 1 if found else 0
