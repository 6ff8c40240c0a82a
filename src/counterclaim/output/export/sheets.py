"""The sheets that go out: claims, tolls and documents in columns, as columns.toml lists them."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any, Literal

from counterclaim.measures import measures
from counterclaim.model import Claim, Described, Moment, Published, Toll
from counterclaim.output.export.parcel import Parcel
from counterclaim.output.naming import Names
from counterclaim.output.titles import titles_of
from counterclaim.output.wording import when

Kind = Literal["text", "whole", "decimal", "day", "flag", "link"]
"""Kinds of values: a day is an ISO day, or an ISO time with its offset where a clock time is told."""

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the `name` that heads it, its HXL `tag`, the `kind` of its values, what it is `about`, and `value`, how
    it is had from a line. `beside` is true of a column that repeats, for HXL, what stands in another."""

    name: str
    tag: str
    kind: Kind
    about: str
    value: Callable[[Any], Value]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a line, with what is known of its document, and what codes are called."""

    record: Claim
    document: Described | None
    names: Names

    @property
    def date(self) -> str | None:
        """The first day of the date by which the claim is put in order."""
        dates = {"as of": self.record.as_of, "said": self._said, "published": self.record.published}
        moment: Moment | Published | None = dates.get(when(self.record).kind)
        return moment.start if moment else None

    @property
    def date_kind(self) -> str | None:
        """Which of the claim's dates that is."""
        kind = when(self.record).kind
        return None if kind == "undated" else kind.replace(" ", "_")

    @property
    def country(self) -> str | None:
        """The English name of the country where it happened."""
        code = self.record.places[0].country if self.record.places else None
        return self.names.country(code) if code else None

    @property
    def region(self) -> str | None:
        """The place, where it is a region."""
        return next((place.name for place in self.record.places[:1] if place.precision == "region"), None)

    @property
    def said_start(self) -> str | None:
        """The first day on which the nearest speaker with a date said it."""
        return self._said.start if self._said else None

    @property
    def said_end(self) -> str | None:
        """The last such day."""
        return self._said.end if self._said else None

    @property
    def _said(self) -> Moment | None:
        return next((one.said for one in (*self.record.sources, *self.record.via) if one.said), None)

    def counted(self, measure: str) -> int | None:
        """The figure, where it counts people `measure`, is claimed to be so, and is not only repeated."""
        claim = self.record
        fits = claim.measure == measure and claim.quantity.unit == "person" and claim.repeats_in_document is None
        return claim.quantity.spoken if fits and claim.stance in ("asserted", "confirmed") else None


@dataclass(frozen=True, slots=True)
class TollLine:
    """A toll as a line, with what its story and its series are called."""

    record: Toll
    story_title: str
    series_title: str
    names: Names

    @property
    def toll_country(self) -> str | None:
        """The English name of the country."""
        return self.names.country(self.record.country) if self.record.country else None

    @property
    def claims(self) -> int:
        """How many claims the series has."""
        return len(self.record.claims)

    @property
    def documents(self) -> int:
        """In how many documents they stand."""
        return len(self.record.docs)

    def counted(self, measure: str) -> int | None:
        """The best figure, where it counts people `measure`."""
        return self.record.best if self.record.measure == measure else None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a line."""

    record: Described


def claim_lines(parcel: Parcel) -> Iterator[ClaimLine]:
    """The claims of `parcel`, one by one, in its order."""
    known = parcel.described
    return (ClaimLine(claim, known.get(claim.doc), parcel.names) for claim in parcel.claims)


def toll_lines(parcel: Parcel) -> Iterator[TollLine]:
    """What stands of each series of each story of `parcel`."""
    for dossier in parcel.dossiers:
        titles = titles_of([course.series for course in dossier.courses], parcel.names)
        for course, title in zip(dossier.courses, titles, strict=True):
            if course.toll is not None:
                yield TollLine(course.toll, dossier.story.title, title, parcel.names)


def document_lines(parcel: Parcel) -> Iterator[DocumentLine]:
    """The documents of `parcel`."""
    return map(DocumentLine, parcel.described.values())


@cache
def columns(sheet: str) -> Sequence[Column]:
    """The columns of `sheet` (claims, tolls or documents), in their order. Those of people counted end with one column
    for each measure, for the tools that look for `#affected+killed`."""
    listed = tuple(_column(name, **row) for name, row in _table("columns.toml")[sheet].items())
    plain_first = sorted(measures(), key=lambda measure: "+" in measures()[measure].hxl)  # `#affected` fits all others
    return listed if sheet == "documents" else (*listed, *map(_counted, plain_first))


@cache
def extensions() -> Mapping[str, str]:
    """What the attributes mean that are ours, and not the standard's."""
    told: Mapping[str, str] = _table("hxl.toml")["extensions"]
    return told


def _column(name: str, tag: str, kind: Kind, about: str, made: str = "", **more: str) -> Column:
    path = f"record.{more['from']}" if "from" in more else made
    return Column(name, tag, kind, about, _reached(path.split(".")))


def _counted(measure: str) -> Column:
    """The column of those figures that count `measure`."""
    known = measures()[measure]

    def value(line: ClaimLine | TollLine) -> Value:
        return line.counted(measure)

    return Column(
        f"people_{measure}", known.hxl, "whole", f"The figure, where it is of people {known.past}.", value, True
    )


def _reached(path: Sequence[str]) -> Callable[[Any], Value]:
    """What follows `path` from one thing to what it holds."""
    if not path:
        return lambda thing: thing
    name, rest = path[0].removesuffix("[]"), _reached(path[1:])

    def each(thing: Any) -> Value:
        return "; ".join(str(rest(one)) for one in getattr(thing, name)) or None

    def follow(thing: Any) -> Value:
        held = getattr(thing, name)
        if isinstance(held, tuple):
            held = held[0] if held else None
        return None if held is None else rest(held)

    if name != path[0]:
        return each
    return follow if path[1:] else attrgetter(name)


@cache
def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
