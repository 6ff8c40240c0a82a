"""The options that several commands have, and how records are printed."""

from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.errors import UsageError


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


class ProgressForm(StrEnum):
    """How progress is shown."""

    auto = "auto"
    lines = "lines"
    json = "json"
    none = "none"


class Engine(StrEnum):
    """Where reports are read."""

    local = "local"
    dask = "dask"


PLACES = "Files, folders, addresses (https://…), @list for what a list names, or - (standard input)"
"""What may stand where reports are named."""

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="PATH|URL", help="Where the ledger is; else COUNTERCLAIM_LEDGER, else counterclaim.db."
    ),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help=PLACES + "; else the ledger."),
]
DateOption = Annotated[str | None, typer.Option("--date", help="Published on this day, month or year, as 2025-03-28.")]
UrlOption = Annotated[str | None, typer.Option("--url", help="The address, where a file does not say.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="The outlet, where a file does not say.")]
LangOption = Annotated[str | None, typer.Option("--lang", help="The language, as de, where a file does not say.")]
ProblemsOption = Annotated[ProblemFormat, typer.Option("--problems", help="How problems go to standard error.")]
ProgressOption = Annotated[
    ProgressForm,
    typer.Option("--progress", help="On standard error; auto: a bar on a terminal, now and then a line in a log."),
]


class PagesForm(StrEnum):
    """How web pages are read."""

    careful = "careful"
    fast = "fast"


PagesOption = Annotated[
    PagesForm,
    typer.Option("--pages", help="How web pages are read; fast: for archives, twice as fast, with a loss."),
]
ReaderOption = Annotated[
    str,
    typer.Option("--reader", metavar="rules|llm", help="llm: a language model, as set, or as llm:MODEL@URL names it."),
]
BudgetOption = Annotated[
    str | None,
    typer.Option("--budget", help="What the model may cost: 2.50 (at COUNTERCLAIM_LLM_PRICE), or '200000 tokens'."),
]
EngineOption = Annotated[
    Engine, typer.Option("--engine", help="local: all cores of this machine; dask: the machines of --scheduler.")
]
SchedulerOption = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Of a Dask scheduler, as tcp://192.0.2.7:8786."),
]
AsOfLedgerOption = Annotated[
    str | None,
    typer.Option("--as-of-ledger", metavar="TIME", help="The ledger as it stood then: 2025-03-28, 2025-03-28T14:30."),
]


def engine_named(engine: Engine, scheduler: str | None) -> str:
    """The engine as `api.add` takes it. Raises UsageError where `engine` and `scheduler` do not go together."""
    if engine is Engine.local:
        if scheduler:
            raise UsageError("--scheduler goes with --engine dask.")
        return engine.value
    if not scheduler or "://" not in scheduler:
        raise UsageError("--engine dask needs the address of a Dask scheduler: --scheduler tcp://HOST:8786.")
    return f"{engine.value}@{scheduler}"


def example(line: str) -> str:
    """`line` as the example at the end of a command's help."""
    return f"Example:  [bold]{line}[/bold]"
