"""What a document tells without words: figures, places, days and numbers, sorted by happening."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model import Claim, Document, Event, Moment
from counterclaim.resolve.mentioned import countries_in, spots_in
from counterclaim.resolve.naming import rare_names
from counterclaim.resolve.numerals import numbers_in
from counterclaim.resolve.parts import Placed, parts_of
from counterclaim.resolve.spot import Spot
from counterclaim.resolve.weights import table

Figure = tuple[str, int, bool]  # measure, number, and whether it is vague


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What is known of one version of one document as a whole.

    `text` is the text's id, `published` the ordinals of its first and last possible day.
    """

    doc: str
    text: str
    lang: str | None
    title: str | None
    published: tuple[int, int] | None


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """What one document tells of one happening; `order` is its place among the happenings of the document.

    From its claims: `countries` and `spots` where they belong, `figures`, each with the place in the text where it
    first stands, in thousandths, `glosses` that tell those in English that are held to be so, `foreign`, the countries
    of people counted in another country, `voices`, the bodies and persons who speak, the `kinds` of events, `days` to
    which figures are tied, and `event_days`, those of the event alone, as ordinals.

    From the lines of text that are about it: `numbers` in digits, each with its first place in thousandths, and the
    countries (`named`), places (`named_spots`) and other names (`rare`) that stand there. `claims` are the ids of its
    claims.
    """

    facts: Facts
    order: int
    countries: frozenset[str]
    spots: tuple[Spot, ...]
    figures: Mapping[Figure, int]
    glosses: Mapping[Figure, str]
    foreign: frozenset[str]
    voices: frozenset[str]
    kinds: frozenset[str]
    days: frozenset[int]
    event_days: frozenset[int]
    numbers: Mapping[str, int]
    named: frozenset[str]
    named_spots: tuple[Spot, ...]
    rare: frozenset[str]
    claims: frozenset[str]


def day_of(happening: Happening) -> int | None:
    """The first day, an ordinal, on which the report of `happening` may have been published."""
    return happening.facts.published[0] if happening.facts.published else None


def happenings_of(document: Document, claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """What `document` tells of, by its `claims` in the order of its text."""
    facts = Facts(document.id, document.version, document.lang, document.title, _published(document))
    parts = parts_of(_of_now(claims, facts.published))
    passages = _passages(document.text, parts)
    return tuple(
        _happening(facts, order, part, document.text, passage)
        for order, (part, passage) in enumerate(zip(parts, passages, strict=True))
    )


def _published(document: Document) -> tuple[int, int] | None:
    if document.published is None:
        return None
    start, end = _ordinal(document.published.start), _ordinal(document.published.end)
    return None if start is None or end is None else (start, end)


def _passages(text: str, parts: Sequence[Sequence[Placed]]) -> list[list[tuple[int, str]]]:
    """For each of `parts`, the lines of `text` that are about it, each with its first character: those of its claims,
    and what follows them without claims; the lines before any claim are of the first."""
    owners = sorted((placed.claim.start, number) for number, part in enumerate(parts) for placed in part)
    found: list[list[tuple[int, str]]] = [[] for _ in parts]
    start, k, owner = 0, 0, 0
    for line in text.splitlines(keepends=True):
        own = set()
        while k < len(owners) and owners[k][0] < start + len(line):
            owner = owners[k][1]
            own.add(owner)
            k += 1
        for number in own or {owner}:
            found[number].append((start, line))
        start += len(line)
    return found


def _numbers(passage: Sequence[tuple[int, str]], length: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for start, line in passage:
        for place, number in numbers_in(line):
            found.setdefault(number, 1000 * (start + place) // length)
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


def _happening(
    facts: Facts, order: int, part: Sequence[Placed], text: str, passage: Sequence[tuple[int, str]]
) -> Happening:
    claims = [placed.claim for placed in part]
    figures: dict[Figure, int] = {}
    glosses: dict[Figure, str] = {}
    for claim in claims:
        figures.setdefault(_figure(claim), 1000 * claim.start // len(text))
        if claim.stance in ("asserted", "confirmed"):
            glosses.setdefault(_figure(claim), claim.gloss)
    countries = frozenset(country for placed in part for country in placed.countries)
    words = "".join(line for _, line in passage)
    named = countries_in(words, facts.lang)
    return Happening(
        facts,
        order,
        countries,
        tuple(dict.fromkeys(placed.spot for placed in part if placed.spot)),
        figures,
        glosses,
        frozenset(placed.foreign for placed in part if placed.foreign),
        frozenset(who.entity for claim in claims for who in (*claim.sources, *claim.via) if who.entity),
        frozenset(claim.event.kind for claim in claims if claim.event),
        frozenset(day for claim in claims for day in (_day(claim.event), _day(claim.as_of)) if day is not None),
        frozenset(day for claim in claims if (day := _day(claim.event)) is not None),
        _numbers(passage, len(text)),
        named,
        spots_in(words, facts.lang, named | countries),
        rare_names((line for _, line in passage), facts.lang),
        frozenset(claim.id for claim in claims),
    )


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
