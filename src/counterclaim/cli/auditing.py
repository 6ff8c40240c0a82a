"""The command that holds an article against the references it cites: audit."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from counterclaim.cli.options import (
    DateOption,
    Format,
    LangOption,
    ProblemFormat,
    ProblemsOption,
    example,
)
from counterclaim.cli.program import app


class AuditFormat(StrEnum):
    """How an audit is printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    html = "html"


@app.command(epilog=example("counterclaim audit article.wiki --sources reports/"))
def audit(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its file: wikitext (.wiki), Markdown or HTML.")],
    sources: Annotated[
        list[str] | None,
        typer.Option("--sources", metavar="FILE", help="What it cites: files or folders; else the ledger."),
    ] = None,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH|URL", help="Sources are looked for here, too, and newer figures."),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Ask the web for sources that are not at hand.")] = False,
    date: DateOption = None,
    lang: LangOption = None,
    format: Annotated[
        AuditFormat | None,
        typer.Option("--format", help="table on a terminal, else jsonl; html: the article with its answers beside it."),
    ] = None,
    problems: ProblemsOption = ProblemFormat.text,
) -> int:
    """Hold the figures of an article against the references they cite: in the source, or what became of them."""
    from counterclaim import api
    from counterclaim.console import ProblemPrinter
    from counterclaim.output.audited import write_audited

    troubles = ProblemPrinter(sys.stderr, problems.value)
    found = api.audit(article, sources or (), ledger, fetch, date, lang, troubles)
    if format is AuditFormat.html:
        from counterclaim.output.audited_page import write_audited_page
        from counterclaim.read.cited import read_article
        from counterclaim.settings import Given

        write_audited_page(found, read_article(article, Given(date, None, None, lang)), sys.stdout)
    else:
        usual = Format.table if sys.stdout.isatty() else Format.jsonl
        write_audited(found, (Format(format) if format else usual).value, sys.stdout)
    unread = any(each.answer == "unread" for one in found for each in one.cited)
    return max(troubles.status, int(unread))
