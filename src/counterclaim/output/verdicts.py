"""How figures stand to each other: the printers of `counterclaim verdicts` and `counterclaim toll`."""

from collections.abc import Iterable
from typing import TextIO

from counterclaim.measures import measures
from counterclaim.model import Toll, Verdict
from counterclaim.output.listing import Column, write_list
from counterclaim.output.table import Format
from counterclaim.output.wording import date_words

_TABLE: tuple[Column[Verdict], ...] = (
    Column("Relation", lambda verdict: verdict.relation.replace("_", " ")),
    Column("Why", lambda verdict: verdict.why),
    Column("Claims", lambda verdict: f"{verdict.a} {verdict.b}"),
)
_CSV: tuple[Column[Verdict], ...] = (
    Column("id", lambda verdict: verdict.id),
    Column("relation", lambda verdict: verdict.relation),
    Column("a", lambda verdict: verdict.a),
    Column("b", lambda verdict: verdict.b),
    Column("why", lambda verdict: verdict.why),
    Column("drift", lambda verdict: "; ".join(f"{field}: {change}" for field, change in verdict.drift.items())),
    Column("rules", lambda verdict: verdict.rules),
    Column("confidence", lambda verdict: verdict.confidence),
)


def write_verdicts(verdicts: Iterable[Verdict], format: Format, stream: TextIO) -> None:
    """Print `verdicts` to `stream` in their order."""
    write_list(verdicts, _CSV if format == "csv" else _TABLE, format, stream, "No verdicts.")


def write_tolls(tolls: Iterable[Toll], format: Format, stream: TextIO) -> None:
    """Print `tolls` to `stream` in their order."""
    write_list(tolls, _TOLL_CSV if format == "csv" else _TOLL_TABLE, format, stream, "No tolls.")


def _what(toll: Toll) -> str:
    """ "soldiers killed (KP), Kursk Oblast, strike 2025-03-01"."""
    measure = measures().get(toll.measure)
    people = f"{toll.role} {measure.past if measure else toll.measure}" + (f" ({toll.country})" if toll.country else "")
    return ", ".join(filter(None, (people, toll.place, toll.event)))


_ENDS: tuple[Column[Toll], ...] = (
    Column("Low", lambda toll: toll.low, number=True),
    Column("Best", lambda toll: toll.best, number=True),
    Column("High", lambda toll: toll.high, number=True),
)
_TOLL_TABLE: tuple[Column[Toll], ...] = (
    Column("What", _what),
    *_ENDS,
    Column("As of", lambda toll: date_words(toll.as_of.start, toll.as_of.end) if toll.as_of else "undated"),
    Column("Corroboration", lambda toll: toll.corroboration),
    Column("Reports", lambda toll: len(toll.docs), number=True),
    Column("Why", lambda toll: toll.why, below=True),
)
_TOLL_CSV: tuple[Column[Toll], ...] = (
    Column("story", lambda toll: toll.story),
    Column("event", lambda toll: toll.event),
    Column("measure", lambda toll: toll.measure),
    Column("role", lambda toll: toll.role),
    Column("country", lambda toll: toll.country),
    Column("place", lambda toll: toll.place),
    *_ENDS,
    Column("as_of_start", lambda toll: toll.as_of.start if toll.as_of else None),
    Column("as_of_end", lambda toll: toll.as_of.end if toll.as_of else None),
    Column("corroboration", lambda toll: toll.corroboration),
    Column("docs", lambda toll: "; ".join(toll.docs)),
    Column("claims", lambda toll: "; ".join(toll.claims)),
    Column("why", lambda toll: toll.why),
    Column("rules", lambda toll: toll.rules),
)
