"""Commands with which people judge: judge accept, reject, correct … and withdraw."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import Format, LedgerOption, example
from counterclaim.cli.program import Commands, app

if TYPE_CHECKING:
    from counterclaim.api.judge import Heard, InText
    from counterclaim.model import Judgement

judge = typer.Typer(cls=Commands, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
app.add_typer(judge, name="judge", help="Say what is right, and what is not: accept, reject, correct, add …")


class Relation(StrEnum):
    """How two claims stand to each other."""

    repeats = "repeats"
    updates = "updates"
    agrees = "agrees"
    contradicts = "contradicts"
    part_of = "part_of"
    not_comparable = "not_comparable"


class Thing(StrEnum):
    """What may be one, or not."""

    speakers = "speakers"
    stories = "stories"


class Status(StrEnum):
    """How sure an adopted figure is."""

    provisional = "provisional"
    verified = "verified"
    final = "final"


Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, as m_1f2e3d4c5b6a7980.")]
By = Annotated[
    str | None, typer.Option("--by", help="Who says so; else COUNTERCLAIM_USER, else your name on this machine.")
]
Why = Annotated[str, typer.Option("--why", help="Why, in a sentence that others can follow.")]
Things = Annotated[Thing, typer.Argument(metavar="THINGS", help="speakers or stories.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Their ids, as the commands of these names tell them.")]
PerhapsWhy = Annotated[str, typer.Option("--why", help="Why, if that needs saying.")]


@judge.command(epilog=example("counterclaim judge accept m_1f2e3d4c5b6a7980 --by lena"))
def accept(claim: Claim, why: PerhapsWhy = "", by: By = None, ledger: LedgerOption = None) -> int:
    """Say that a claim is right."""
    from counterclaim import api

    return _say(api.judge.accept(claim, why, by, ledger))


@judge.command(epilog=example("counterclaim judge reject m_1f2e3d4c5b6a7980 --why 'a film, not the news'"))
def reject(claim: Claim, why: Why, by: By = None, ledger: LedgerOption = None) -> int:
    """Say that a claim is none: it no longer stands."""
    from counterclaim import api

    return _say(api.judge.reject(claim, why, by, ledger))


@judge.command(epilog=example("counterclaim judge correct m_1f2e3d4c5b6a7980 number 16 --why 'the 15 are of Monday'"))
def correct(
    claim: Claim,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="number, qualifier, measure, role, country, place …")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What it should be; '' where the text does not tell it.")],
    why: Why,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Correct a field of a claim; the reader's own value is kept beside it.

    The fields: number (600, 10-12), qualifier (at_least …), measure, role, country (UA), entity, place ("Kursk, RU"),
    said_by and via (names, with ; between several), as_of and window (2025-03-28, 2025-03-01/2025-03-28), counting,
    basis, stance, standpoint.
    """
    from counterclaim import api

    return _say(api.judge.correct(claim, field, new, why, by, ledger))


@judge.command(epilog=example("counterclaim judge add 12 killed --doc noon.html --why 'in the photo caption'"))
def add(
    words: Annotated[str, typer.Argument(metavar="NUMBER", help="The number, letter for letter as it is printed.")],
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="What it counts: killed, injured, missing …")],
    doc: Annotated[str | None, typer.Option("--doc", help="The report in which it stands.")] = None,
    at: Annotated[int | None, typer.Option("--at", help="The character, from 0, at which it begins.")] = None,
    told_by: Annotated[str | None, typer.Option("--told-by", help="Or who told it, outside of any report.")] = None,
    how: Annotated[str, typer.Option("--how", help="How that was told.")] = "by phone",
    on: Annotated[str | None, typer.Option("--on", help="The day on which it was told, as 2025-03-28.")] = None,
    set: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="What else it says, in the fields of `judge correct`."),
    ] = None,
    why: PerhapsWhy = "",
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Add a claim that the reader missed, or that somebody told you."""
    from counterclaim import api

    fields = dict(_pair(words) for words in set or ())
    return _say(api.judge.add(words, measure, _where(doc, at, told_by, how, on), why, fields, by, ledger))


@judge.command(epilog=example("counterclaim judge adopt 41 --measure killed --country TR --why 'the list of names'"))
def adopt(
    figure: Annotated[int, typer.Argument(metavar="FIGURE", help="The number to use.")],
    measure: Annotated[str, typer.Option("--measure", help="What it counts: killed, injured, missing …")],
    why: Why,
    role: Annotated[str, typer.Option("--role", help="Whom it counts: soldiers, civilians …")] = "people",
    country: Annotated[str | None, typer.Option("--country", help="Whose, or where, as TR.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Where, as a toll names it.")] = None,
    event: Annotated[str | None, typer.Option("--event", help="Of which event, as a toll names it.")] = None,
    low: Annotated[int | None, typer.Option("--low", help="It is not less than this.")] = None,
    high: Annotated[int | None, typer.Option("--high", help="It is not more than this.")] = None,
    status: Annotated[Status, typer.Option("--status")] = Status.provisional,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Adopt a figure for what a toll counts, until a newer claim overtakes it."""
    from counterclaim import api

    series = api.judge.Series(measure, role, country, place, event)  # type: ignore[arg-type]
    return _say(api.judge.adopt(figure, series, why, status.value, (low, high), by, ledger))


@judge.command(epilog=example("counterclaim judge overrule agrees m_1f2e3d4c5b6a7980 m_2f2e3d4c5b6a7980 --why seen"))
def overrule(
    relation: Annotated[Relation, typer.Argument(metavar="RELATION", help="repeats, updates, agrees, contradicts …")],
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="A verdict, or two claims: how the second stands.")],
    why: Why,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Say how two claims really stand to each other."""
    from counterclaim import api

    return _say(api.judge.overrule(relation.value, ids, why, by, ledger))


@judge.command(epilog=example("counterclaim judge merge speakers kr.nis x.spionagebureau --why 'one service'"))
def merge(things: Things, ids: Ids, why: Why, by: By = None, ledger: LedgerOption = None) -> int:
    """Say that speakers or stories are one and the same."""
    from counterclaim import api

    return _say(api.judge.merge(things.value, ids, why, by, ledger))


@judge.command(epilog=example("counterclaim judge split speakers 'the agency' --out-of kr.nis --why 'the news agency'"))
def split(
    things: Things,
    ids: Ids,
    why: Why,
    out_of: Annotated[str | None, typer.Option("--out-of", help="The one in which these do not belong.")] = None,
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Say that speakers or stories are not the same."""
    from counterclaim import api

    return _say(api.judge.split(things.value, ids, why, out_of, by, ledger))


@judge.command(epilog=example("counterclaim judge note m_1f2e3d4c5b6a7980 --why 'the mayor calls back at noon'"))
def note(
    about: Annotated[str, typer.Argument(metavar="ID", help="A claim, a story, or a document, by its id.")],
    why: Annotated[str, typer.Option("--why", help="What is to be known of it.")],
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Note something of a claim, a story or a document; what stands stays as it is."""
    from counterclaim import api

    return _say(api.judge.note(about, why, by, ledger))


@judge.command(epilog=example("counterclaim judge withdraw j_0a1b2c3d4e5f6071 --why 'I looked at the wrong line'"))
def withdraw(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, as j_0a1b2c3d4e5f6071.")],
    why: PerhapsWhy = "",
    by: By = None,
    ledger: LedgerOption = None,
) -> int:
    """Take a judgement back: it no longer counts, and stays to be seen."""
    from counterclaim import api

    return _say(api.judge.withdraw(judgement, why, by, ledger))


@judge.command(epilog=example("counterclaim judge queue"))
def queue(ledger: LedgerOption = None, format: Annotated[Format, typer.Option("--format")] = Format.table) -> int:
    """List the judgements that want a person's eye again: their claim is gone, or newer figures came."""
    from counterclaim import api
    from counterclaim.output.judgements import write_judgements

    write_judgements(api.judge.queue(ledger), format.value, sys.stdout)
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


def _say(judgement: "Judgement") -> int:
    from counterclaim.output.judgements import told

    typer.echo(told(judgement))
    return 0


def _where(doc: str | None, at: int | None, told_by: str | None, how: str, on: str | None) -> "InText | Heard":
    from counterclaim import api

    if (doc is None) == (told_by is None):
        raise typer.BadParameter("Say where it stands, with --doc, or who told it, with --told-by and --on.")
    if doc is not None:
        return api.judge.InText(doc, at)
    if on is None:
        raise typer.BadParameter("Say on which day it was told, with --on.")
    return api.judge.Heard(told_by or "", how, on)


def _pair(words: str) -> tuple[str, str]:
    field, equals, value = words.partition("=")
    if not equals:
        raise typer.BadParameter(f"--set wants FIELD=VALUE, not {words!r}.")
    return field, value
