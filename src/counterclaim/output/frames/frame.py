"""What a table of records has: its fields for data frames, and the few cells that a notebook shows of a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Generic, Literal, TypeVar

from counterclaim.model import Claim, Moment, Published

T = TypeVar("T")

Kind = Literal["text", "whole", "part", "flag", "day", "time", "texts"]
"""What a field holds: words, a whole number, a number from 0 to 1, yes or no, a day, a time in UTC, a list of words."""


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A column of a data frame: its name, what kind of thing it holds, what that is, and where a record has it. Where
    a record has none, it holds None."""

    name: str
    kind: Kind
    about: str
    of: Callable[[T], object]


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """A column of what a notebook shows: its head, the words for a record, and whether they are a number."""

    head: str
    of: Callable[[T], str]
    number: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report as a proof, in which the half-open characters `start` to `end` are the number, in the report
    `doc`."""

    text: str
    doc: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Frame(Generic[T]):
    """Records of one kind as a table.

    `noun` is what one is called, and what many are. `line` tells a record in a line. `proofs` are the ids of the claims
    that prove a record, and `quotes` the words of it, given those claims by their ids. `row` makes of a record what the
    fields are read from.
    """

    noun: tuple[str, str]
    fields: tuple[Field[Any], ...]
    cells: tuple[Cell[T], ...]
    line: Callable[[T], str]
    quotes: Callable[[T, Mapping[str, Claim]], Sequence[Quote]]
    proofs: Callable[[T], Sequence[str]] = lambda _: ()
    row: Callable[[T], Any] = lambda record: record


def quote_of(claim: Claim) -> Quote:
    """The sentence of `claim`, with its number."""
    from_here = claim.sentence.start
    return Quote(claim.sentence.text, claim.doc, claim.start - from_here, claim.end - from_here)


def period(name: str, about: str, of: Callable[[T], Moment | Published | None]) -> tuple[Field[T], ...]:
    """The fields of a stretch of time: its first and last day as its text has them, and, where that gives the hour, its
    beginning in UTC."""

    def told(record: T, end: bool) -> date | None:
        moment = of(record)
        return day(moment.end if end else moment.start) if moment else None

    return (
        Field(f"{name}_start", "day", f"{about}: the first day.", lambda record: told(record, False)),
        Field(f"{name}_end", "day", f"{about}: the last day.", lambda record: told(record, True)),
        clock(f"{name}_time", f"{about}: the time in UTC, where an hour is told.", of),
    )


def clock(name: str, about: str, of: Callable[[T], Moment | Published | None]) -> Field[T]:
    """The field of the beginning of a stretch of time, in UTC, where its text gives the hour."""

    def told(record: T) -> datetime | None:
        moment = of(record)
        return time(moment.start) if moment else None

    return Field(name, "time", about, told)


@lru_cache(4096)
def day(iso: str) -> date | None:
    """The day of an ISO day or time, as it is written; None where it is neither."""
    try:
        return date.fromisoformat(iso[: len("2025-03-28")])
    except ValueError:
        return None


@lru_cache(4096)
def time(iso: str) -> datetime | None:
    """The ISO time in UTC; None where it is a day, or gives no offset to tell by."""
    try:
        read = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return read.astimezone(UTC) if read.tzinfo else None
