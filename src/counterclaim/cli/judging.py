"""Commands with which people judge: judge accept, reject, correct … and withdraw."""

import sys
from typing import Annotated

import typer

from counterclaim.cli.options import Format, LedgerOption, example
from counterclaim.cli.program import Commands, app

judge = typer.Typer(cls=Commands, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
app.add_typer(judge, name="judge", help="Say what is right, and what is not: accept, reject, correct, add …")

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, as m_1f2e3d4c5b6a7980.")]
By = Annotated[
    str | None, typer.Option("--by", help="Who says so; else COUNTERCLAIM_USER, else your name on this machine.")
]
Why = Annotated[str, typer.Option("--why", help="Why, in a sentence that others can follow.")]
PerhapsWhy = Annotated[str, typer.Option("--why", help="Why, if that needs saying.")]


@judge.command(epilog=example("counterclaim judge accept m_1f2e3d4c5b6a7980 --by lena"))
def accept(claim: Claim, why: PerhapsWhy = "", by: By = None, ledger: LedgerOption = None) -> int:
    """Say that a claim is right."""
    from counterclaim import api
    from counterclaim.output.judgements import told

    typer.echo(told(api.judge.accept(claim, why, by, ledger)))
    return 0


@judge.command(epilog=example("counterclaim judge reject m_1f2e3d4c5b6a7980 --why 'a film, not the news'"))
def reject(claim: Claim, why: Why, by: By = None, ledger: LedgerOption = None) -> int:
    """Say that a claim is none: it no longer stands."""
    from counterclaim import api
    from counterclaim.output.judgements import told

    typer.echo(told(api.judge.reject(claim, why, by, ledger)))
    return 0


@judge.command(epilog=example("counterclaim judge correct m_1f2e3d4c5b6a7980 number 15 --why 'the 12 are of Monday'"))
def correct(
    claim: Claim,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="number, qualifier, measure, role, country, place …")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it should be; '' where the text does not tell it.")],
    why: Why,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Correct a field of a claim; the reader's own value is kept beside it."""
    from counterclaim import api
    from counterclaim.output.judgements import told

    typer.echo(told(api.judge.correct(claim, field, new, why, by, ledger)))
    return 0


@judge.command(epilog=example("counterclaim judge withdraw j_0a1b2c3d4e5f6071 --why 'I looked at the wrong line'"))
def withdraw(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, as j_0a1b2c3d4e5f6071.")],
    why: PerhapsWhy = "",
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Take a judgement back: it no longer counts, and stays to be seen."""
    from counterclaim import api
    from counterclaim.output.judgements import told

    typer.echo(told(api.judge.withdraw(judgement, why, by, ledger)))
    return 0


@judge.command("list", epilog=example("counterclaim judge list --format jsonl"))
def listed(ledger: LedgerOption = None, format: Annotated[Format, typer.Option("--format")] = Format.table) -> int:
    """List what people said, in the order in which they did."""
    from counterclaim import api
    from counterclaim.output.judgements import write_judgements

    write_judgements(api.judge.listed(ledger), format.value, sys.stdout)
    return 0


@app.command(epilog=example("counterclaim history m_1f2e3d4c5b6a7980"))
def history(
    claim: Claim, ledger: LedgerOption = None, format: Annotated[Format, typer.Option("--format")] = Format.table
) -> int:
    """Tell a claim's story: in which texts it stands, who read it when, who said what of it."""
    from counterclaim import api
    from counterclaim.output.judgements import write_history

    write_history(api.history(claim, ledger), format.value, sys.stdout)
    return 0
