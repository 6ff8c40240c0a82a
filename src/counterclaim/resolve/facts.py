"""What a document tells without words: figures, places, days and numbers, sorted by happening."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Any

from counterclaim.model import Claim, Document, Event, Moment, Place

Figure = tuple[str, int, bool]  # measure, number, and whether it is vague


@dataclass(frozen=True, slots=True)
class Spot:
    """A town or region: degrees, and whether it is a region."""

    name: str
    lat: float
    lon: float
    wide: bool


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """What one document tells of one happening.

    `order` is its place among the happenings of the document. `figures` are those it gives, each with the place in the
    text where it first stands, in thousandths. `foreign` are the countries of people counted in another country, and
    `voices` the bodies and persons who speak. `days` are ordinals of the days to which the text ties its figures,
    `event_days` those of the event alone. `glosses` tell in English each figure that is held to be so.
    """

    facts: "Facts"
    order: int
    countries: frozenset[str]
    spots: tuple[Spot, ...]
    figures: Mapping[Figure, int]
    foreign: frozenset[str]
    voices: frozenset[str]
    kinds: frozenset[str]
    days: frozenset[int]
    event_days: frozenset[int]
    glosses: Mapping[Figure, str]


@dataclass(slots=True, eq=False)
class Facts:
    """The facts of one version of one document.

    `text` is the text's id. `published` are the ordinals of its first and last possible day, `numbers` what stands in
    digits in the text, each with its first place in it, in thousandths.
    """

    doc: str
    text: str
    lang: str | None
    title: str | None
    published: tuple[int, int] | None
    numbers: Mapping[str, int]
    happenings: tuple[Happening, ...] = ()


@cache
def table() -> Mapping[str, Any]:
    """The weights of `stories.toml`."""
    return tomllib.loads(files(__package__).joinpath("stories.toml").read_text(encoding="utf-8"))


def facts_of(document: Document, claims: Sequence[Claim]) -> Facts:
    """The facts of `document`, whose claims are `claims` in the order of its text."""
    facts = Facts(
        document.id,
        document.version,
        document.lang,
        document.title,
        _published(document),
        _numbers(document.text),
    )
    length = max(1, len(document.text))
    parts = _parts(_of_now(claims, facts.published))
    facts.happenings = tuple(_happening(facts, k, part, length) for k, part in enumerate(parts))
    return facts


def _published(document: Document) -> tuple[int, int] | None:
    if document.published is None:
        return None
    start, end = _ordinal(document.published.start), _ordinal(document.published.end)
    return None if start is None or end is None else (start, end)


def _numbers(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, number in numbers_in(text):
        found.setdefault(number, 1000 * place // len(text))
    return found


def _of_now(claims: Sequence[Claim], published: tuple[int, int] | None) -> Sequence[Claim]:
    """`claims` without what a report recalls from long before it was published; all of them if nothing else is left."""
    if published is None:
        return claims
    now = [claim for claim in claims if (end := _end(claim)) is None or published[0] - end <= table()["days"]["past"]]
    return now or claims


def _end(claim: Claim) -> int | None:
    ends = [moment.end for moment in (claim.as_of, claim.window, claim.event) if moment and moment.end]
    return max((day for end in ends if (day := _ordinal(end)) is not None), default=None)


def _happening(facts: Facts, order: int, claims: Sequence[Claim], length: int) -> Happening:
    figures: dict[Figure, int] = {}
    glosses: dict[Figure, str] = {}
    for claim in claims:
        figures.setdefault(_figure(claim), 1000 * claim.start // length)
        if claim.stance in ("asserted", "confirmed"):
            glosses.setdefault(_figure(claim), claim.gloss)
    return Happening(
        facts,
        order,
        frozenset(country for claim in claims for country in _countries(claim)),
        tuple(dict.fromkeys(spot for claim in claims if (spot := spot_of(claim)))),
        figures,
        frozenset(pair for claim in claims if (pair := _foreign(claim))),
        frozenset(who.entity for claim in claims for who in (*claim.sources, *claim.via) if who.entity),
        frozenset(claim.event.kind for claim in claims if claim.event),
        frozenset(day for claim in claims for day in (_day(claim.event), _day(claim.as_of)) if day is not None),
        frozenset(day for claim in claims if (day := _day(claim.event)) is not None),
        glosses,
    )


def _parts(claims: Sequence[Claim]) -> list[list[Claim]]:
    """`claims` sorted by happening: those in one country, near one place or of the same foreigners belong together.

    A claim without any country goes with the one before it, or, at the beginning, with the one behind it.
    """
    parts: list[list[Claim]] = []
    for claim in claims:
        home = next((part for part in parts if any(_together(claim, other) for other in part)), None)
        if home is None and parts and not (_countries(claim) and any(map(_countries, parts[-1]))):
            home = parts[-1]
        if home is None:
            parts.append([claim])
        else:
            home.append(claim)
    return parts


def _together(a: Claim, b: Claim) -> bool:
    if (pair := _foreign(a)) and pair == _foreign(b):
        return True
    if not _countries(a) & _countries(b):
        return False
    here, there = spot_of(a), spot_of(b)
    if here and there and (here.wide or there.wide or here != there):
        far: float = table()["places"]["wide" if here.wide or there.wide else "apart"]
        return kilometres(here, there) < far
    return True


def _countries(claim: Claim) -> set[str]:
    here = claim.places[0].country if claim.places else None
    return {country for country in (here, claim.group.country) if country}


def _foreign(claim: Claim) -> str | None:
    """Whose people were counted, where that is told and is not where they are."""
    own = claim.group.country
    return own if own and claim.places and claim.places[0].country != own else None


def spot_of(claim: Claim) -> Spot | None:
    """The town or region of `claim`, None where it is known no closer than by country."""
    place: Place | None = claim.places[0] if claim.places else None
    if place is None or place.precision == "country" or place.lat is None or place.lon is None:
        return None
    return Spot(place.name, place.lat, place.lon, place.precision == "region")


def kilometres(a: Spot, b: Spot) -> float:
    """How far `a` lies from `b`, on a sphere (haversine)."""
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    half = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))


def _figure(claim: Claim) -> Figure:
    return claim.measure, claim.quantity.spoken, claim.quantity.qualifier == "vague"


def _day(moment: Event | Moment | None) -> int | None:
    if moment and moment.start and moment.end and moment.start[:10] == moment.end[:10]:
        return _ordinal(moment.start)
    return None


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


_NUMBER = re.compile(r"\d+(?:[.,:'’\u00a0\u202f ]\d+)*")


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """The numbers written in digits of any script, each with its first character, as plain digits: "1,100", "1.100"
    and "1 100" are 1100."""
    for match in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else " " for c in match[0])
        parts = digits.split()
        if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
            yield match.start(), "".join(parts)
        elif len(parts) == 2 and " " not in match[0]:
            yield match.start(), ".".join((parts[0].lstrip("0") or "0", parts[1]))
        else:
            yield from ((match.start(), part) for part in parts)
