"""The places that a text names anywhere, in whatever sentence: wider and less sure than where its figures belong."""

import re
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

from counterclaim.gazetteer.places import Place as City
from counterclaim.gazetteer.places import ambiguous, cities, city, named_cities, regions
from counterclaim.packs import country_labels
from counterclaim.resolve.spot import LARGE, Spot

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAME = 3  # words at most
_MOST = 16
_STEM = 4


def countries_in(text: str, lang: str | None) -> frozenset[str]:
    """The countries whose names or adjectives, less an ending, stand in `text`, as ISO 3166-1 alpha-2."""
    return frozenset(code for code, stems in _stems(lang or "") for stem in stems if stem in text)


@lru_cache
def _stems(lang: str) -> list[tuple[str, frozenset[str]]]:
    return [(code, frozenset(map(_stem, filter(None, labels)))) for code, labels in country_labels(lang).items()]


def _stem(label: str) -> str:
    """`label` without its last letter, which may be an ending; as it is where a capital does not set names apart."""
    return label[: max(_STEM, len(label) - 1)] if label[0].isupper() else label


def spots_in(text: str, lang: str | None, countries: frozenset[str]) -> tuple[Spot, ...]:
    """The towns and regions of `countries` that `text` names, and large cities elsewhere, the first ones alone."""
    found: dict[Spot, None] = {}
    for name in _names(text):
        spot = _spot(name, lang or "", countries)
        if spot is not None:
            found[spot] = None
            if len(found) == _MOST:
                break
    return tuple(found)


def _names(text: str) -> Iterator[str]:
    """What may be a name: up to three words, each with a capital where its script has any."""
    words = [match for match in _WORD.finditer(text) if not match[0][0].islower()]
    for k, word in enumerate(words):
        for n in range(_NAME, 0, -1):
            last = words[min(k + n, len(words)) - 1]
            if last.end() - word.start() <= sum(len(w[0]) + 1 for w in words[k : k + n]):
                yield text[word.start() : last.end()].replace("’", "'")


def _spot(name: str, lang: str, countries: frozenset[str]) -> Spot | None:
    key = name.casefold()
    region = regions(lang).get(key)
    if region is not None and region.country in countries:
        return Spot(region.name, region.lat, region.lon, region.precision == "region")
    if (identity := named_cities(lang).get(key)) is not None:
        return _of_city(city(identity))
    if key in ambiguous(lang) or len(key) < _STEM:
        return None
    here = cities().get(key) or (cities().get(anyascii(key)) if not key.isascii() else None) or ()
    chosen = next((entry for entry in here if entry.country in countries), None)
    if chosen is None and here and here[0].population > LARGE:
        chosen = here[0]
    return _of_city(chosen) if chosen else None


def _of_city(entry: City) -> Spot:
    return Spot(entry.name, entry.lat, entry.lon, wide=False, large=entry.population > LARGE)
