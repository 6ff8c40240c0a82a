"""Happenings and prints as words that can be kept, and the numbers that happenings are known by."""

import json
from hashlib import blake2b
from typing import Any

from counterclaim.resolve.facts import Facts, Figure, Happening
from counterclaim.resolve.prints import Number, Print
from counterclaim.resolve.spot import Spot

_BITS = 63


def words_of(happening: Happening) -> str:
    """`happening` as JSON, in ASCII; equal ones give equal words."""
    facts = happening.facts
    return json.dumps(
        [
            [facts.doc, facts.text, facts.lang, facts.title, facts.published],
            happening.order,
            sorted(happening.countries),
            [_spot(spot) for spot in happening.spots],
            [[*figure, place, happening.glosses.get(figure)] for figure, place in sorted(happening.figures.items())],
            sorted(happening.foreign),
            sorted(happening.voices),
            sorted(happening.kinds),
            sorted(happening.days),
            sorted(happening.event_days),
            dict(sorted(happening.numbers.items())),
            sorted(happening.named),
            [_spot(spot) for spot in happening.named_spots],
            sorted(happening.rare),
            sorted(happening.claims),
        ],
        separators=(",", ":"),
    )


def happening_from(words: str) -> Happening:
    """The happening that `words_of` wrote."""
    told, order, countries, spots, figures, foreign, voices, kinds, days, event_days, *text = json.loads(words)
    numbers, named, named_spots, rare, claims = text
    doc, version, lang, title, published = told
    return Happening(
        Facts(doc, version, lang, title, None if published is None else (published[0], published[1])),
        order,
        frozenset(countries),
        tuple(Spot(*spot) for spot in spots),
        {_figure(row): row[3] for row in figures},
        {_figure(row): row[4] for row in figures if row[4] is not None},
        frozenset(foreign),
        frozenset(voices),
        frozenset(kinds),
        frozenset(days),
        frozenset(event_days),
        numbers,
        frozenset(named),
        tuple(Spot(*spot) for spot in named_spots),
        frozenset(rare),
        frozenset(claims),
    )


def words_of_print(one: Print) -> str:
    """`one` as JSON, in ASCII."""
    figures = [[measure, number, place] for (measure, number), place in one.figures.items()]
    numbers = [list(each) for each in one.numbers]
    whole = [one.doc, one.text, one.lang, one.published, one.length, one.lines, one.rows, numbers, one.worth, figures]
    return json.dumps([*whole, one.digest], separators=(",", ":"))


def print_from(words: str) -> Print:
    """The print that `words_of_print` wrote."""
    doc, text, lang, published, length, lines, rows, numbers, worth, figures, digest = json.loads(words)
    told, counted = tuple(Number(*each) for each in numbers), {(row[0], row[1]): row[2] for row in figures}
    return Print(doc, text, lang, published, length, lines, rows, tuple(digest), told, worth, counted)


def number_of(happening: Happening, words: str) -> int:
    """What `happening`, whose words these are, is known by: below 0 for those whose report has no date, so that they
    come first, and of no other order than its content gives (63 bits of a hash: two of a million meet in one of ten
    million ledgers)."""
    digest = int.from_bytes(blake2b(words.encode("ascii"), digest_size=8).digest()) >> (64 - _BITS)
    return -digest - 1 if is_undated(happening) else digest


def is_undated(happening: Happening) -> bool:
    """Whether nobody knows when the report of `happening` was published."""
    return happening.facts.published is None


def _spot(spot: Spot) -> list[Any]:
    return [spot.name, spot.lat, spot.lon, spot.wide, spot.large]


def _figure(row: list[Any]) -> Figure:
    return row[0], row[1], row[2]
