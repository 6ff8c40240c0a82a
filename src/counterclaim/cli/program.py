"""The program: what its commands have in common, and with which exit status they end."""

import errno
import os
import sys
from contextlib import suppress
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from counterclaim import streams


class Commands(TyperGroup):
    """Turns what a command returns or raises into an exit status and, where needed, one sentence."""

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """What typer makes of the command line; help that nobody takes ends it well."""
        try:
            return super().make_context(*args, **extra)
        except OSError as error:  # the help could not be printed
            raise SystemExit(_unprinted(error)) from None
        except SystemExit as end:
            raise SystemExit(_unless_rich_gave_up(end)) from None

    def invoke(self, ctx: Any) -> NoReturn:
        """Run the command, and end with its exit status."""
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
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who says how many: reported figures about people, with the words that prove them.",
)


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


def _complain(sentence: str, status: int) -> int:
    from counterclaim.console import one_line

    with suppress(OSError):  # nobody is there to hear it
        typer.echo(f"counterclaim: {one_line(sentence)}", err=True)
    return status


def _interrupted(command: str | None) -> str:
    if command in ("add", "demo", "load", "retry", "watch"):
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
