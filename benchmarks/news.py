"""Made-up news as claims: what a stream of world news leaves in a ledger, without having been read.

Three reports of ten tell of something new; the others of what some earlier report tells of, chosen among all of the
last two weeks, so that what is told often is told more often still (H. Simon, "On a class of skew distribution
functions", 1955): most happenings have a report or two, and a few have thousands, all over a country and for days. The
same seed gives the same reports, and fewer of them are the first of more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, islice
from random import Random

from counterclaim.gazetteer.places import cities
from counterclaim.model import (
    Claim,
    Document,
    Event,
    Group,
    Place,
    Published,
    Sentence,
    SourceType,
    Speaker,
    mention_id,
    quantity,
    text_id,
)

Report = tuple[Document, list[Claim]]

DAILY = 20_000  # reports with claims of one day
RECENT = 14 * DAILY  # that a further report may follow
_BEFORE = 2_000  # happenings that are known on the first day
_NEW = 0.3
_COPIED = 0.15
_DAY = date(2031, 1, 1)

_BUSY = ("UA", "RU", "US", "IL", "IN", "CN", "TR", "SY", "FR", "DE", "GB", "PK", "NG", "SD", "MX", "BR", "PH", "ID")
_KINDS = ("strike", "earthquake", "flood", "fire", "crash", "attack", "storm", "explosion", "shooting", "epidemic")
_LANGS = ("en", "en", "en", "es", "de", "fr", "ru", "uk", "ar", "zh", "pt", "tr")
_MEASURES = (("killed", 1.0), ("injured", 2.7), ("missing", 0.6), ("displaced", 40.0), ("arrested", 0.3))
_WORDS = (
    *("said", "rescue", "teams", "searched", "rubble", "hospital", "road", "closed", "night", "families", "the"),
    *("residents", "in", "of", "officials", "after", "had", "been", "near", "on", "emergency", "still", "were"),
)
_SOUNDS = ("ka", "ro", "mi", "ne", "va", "lu", "zha", "to", "dri", "bel", "os", "kin", "mar", "ul", "fen", "gor", "sa")
_SPEAKERS: tuple[tuple[str, SourceType], ...] = (
    ("police", "police"),
    ("the Interior Ministry", "government"),
    ("the army", "military"),
    ("rescue services", "rescue"),
    ("the Red Cross", "ngo"),
    ("the mayor", "government"),
)


@dataclass
class _Happening:
    """What is told: where, what, since when, by how many so far; `names` stand in its reports alone."""

    towns: list[Place]
    kind: str
    began: int
    dead: int
    names: list[str]
    many: int = 0
    last: Report | None = None


def news(reports: int, first: int = 0, seed: int = 1) -> Iterator[Report]:
    """So many reports with their claims, in the order of their days, from the `first` on."""
    return islice(_stream(seed), first, first + reports)


def _stream(seed: int) -> Iterator[Report]:
    random = Random(seed)
    atlas = _atlas()
    told = deque((_happening(random, atlas, 0) for _ in range(_BEFORE)), RECENT)
    for number in count():
        day = number // DAILY
        happening = _happening(random, atlas, day) if random.random() < _NEW else told[random.randrange(len(told))]
        told.append(happening)
        happening.many += 1
        yield _copy(number, day, happening, random) or _report(number, day, happening, random)


def _atlas() -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for name in sorted(cities()):
        for town in cities()[name][:1]:
            place = Place(town.country, town.name, town.name, town.geoname, town.lat, town.lon, "town")
            found.setdefault(town.country, []).append(place)
    return {country: towns for country, towns in sorted(found.items()) if len(towns) >= 20}


def _happening(random: Random, atlas: dict[str, list[Place]], day: int) -> _Happening:
    country = random.choice(_BUSY) if random.random() < 0.6 else random.choice(list(atlas))
    if country in _BUSY:
        country = _BUSY[min(int(random.paretovariate(0.9)) - 1, len(_BUSY) - 1)]
    names = ["".join(random.choices(_SOUNDS, k=random.randint(2, 4))).title() for _ in range(6)]
    towns = random.sample(atlas[country], 20)
    return _Happening(towns, random.choice(_KINDS), day, int(2 * random.paretovariate(0.9)), names)


def _copy(number: int, day: int, happening: _Happening, random: Random) -> Report | None:
    """The last report of the same, run again."""
    if happening.last is None or random.random() > _COPIED:
        return None
    id, (document, claims) = f"{number}", happening.last
    return replace(document, id=id, published=_published(day)), [replace(claim, doc=id) for claim in claims]


def _report(number: int, day: int, happening: _Happening, random: Random) -> Report:
    place = happening.towns[random.randrange(min(1 + happening.many // 40, len(happening.towns)))]
    grown = 1 + 0.3 * (day - happening.began) + random.choice((0, 0, 0, 0.05, 0.1))
    figures = [
        (measure, max(1, int(happening.dead * part * grown)))
        for measure, part in random.sample(_MEASURES, random.choice((1, 2, 2, 3, 4)))
    ]
    lines = [f"{many} {measure} in {place.name}, {random.choice(happening.names)} said" for measure, many in figures]
    text = "\n".join((*lines, _filler(happening, random)))
    document = Document(f"{number}", text, random.choice(_LANGS), lines[0], _published(day), outlet=f"o{number % 977}")
    claims, start = [], 0
    for line, (measure, many) in zip(lines, figures, strict=True):
        claims.append(_claim(document, start, line, measure, many, place, happening, random))
        start += len(line) + 1
    happening.last = document, claims
    return document, claims


def _filler(happening: _Happening, random: Random) -> str:
    words = random.choices(_WORDS, k=random.randrange(150, 600))
    for _ in range(8):
        words[random.randrange(len(words))] = random.choice(happening.names)
    for _ in range(4):
        words[random.randrange(len(words))] = str(random.randrange(2, 2_000))
    words[random.randrange(len(words))] = random.choice(happening.towns).name
    return " ".join(words) + "."


def _published(day: int) -> Published:
    told = (_DAY + timedelta(days=day)).isoformat()
    return Published(told, told, "given")


def _claim(
    document: Document, start: int, line: str, measure: str, many: int, place: Place, what: _Happening, random: Random
) -> Claim:
    version, end = text_id(document.text), start + len(str(many))
    began = (_DAY + timedelta(days=what.began)).isoformat()
    called, kind = random.choice(_SPEAKERS)
    event = Event(began, began, what.kind, what.kind)
    speaker = Speaker(called, called, kind, place.country)
    return Claim(
        mention_id(version, start, end, measure, None, 0), document.id, version, document.lang or "", start, end,
        Sentence(start, start + len(line), line), quantity(many, "exact", str(many)), measure, Group("people"),
        sources=(speaker,), places=(place,), event=event if what.many < 40 else None,
        published=document.published, outlet=document.outlet, gloss=f"{line}.",
    )  # fmt: skip
