"""Which town a name means: the one that lies where the words beside it or the report say, or none at all.

A name that several towns share is settled by the region or country printed with it ("Springfield, Illinois", "the
Lebanese city of Tripoli"), then by the regions and countries that the report names, then by size where one town is far
larger than the others. What is left stays unresolved: a wrong town costs more than a missing one.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.extract.names import plain_letters
from counterclaim.extract.tagging import Tagged
from counterclaim.gazetteer.nesting import distance
from counterclaim.gazetteer.places import Place as City
from counterclaim.gazetteer.places import Region, ambiguous, cities
from counterclaim.gazetteer.places import city as city_of
from counterclaim.model import Span
from counterclaim.packs import Pack
from counterclaim.packs.tokens import MARK, WORD

_LONGEST = 4
_WORD = re.compile("[^\\W\\d_]+(?:[\u0300-\u036f]+[^\\W\\d_]*)*")
# Inhabitants: from how many on the bare name is enough, that with a word of place, and a name that misleads.
_KNOWN_EVERYWHERE = 500_000
_WITH_LOCATIVE = 15_000
_MISLEADING = 150_000
# A town whose name seems to be a part of a longer one ("Paris Hilton", "Candace Turner") must be a great one.
_GREAT = 1_000_000
# The largest town of a name is meant when the next is at most half of it; one under a fiftieth counts for nothing.
_RIVAL = 1 / 2
_NEGLIGIBLE = 1 / 50
# These readings of a word stand against its being a town.
_OTHERWISE = (
    "people", "outcome", "body", "body_kind", "weekday", "month", "object", "speech", "number", "scale",
)  # fmt: skip
_BESIDE = 4
# km from the middle of a valley, an island or a county: farther out it may end
_NEAR_MIDDLE = 120.0


@dataclass(frozen=True)
class Surroundings:
    """The countries (ISO 3166-1 alpha-2) and regions that a document names."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[Region] = frozenset()


NOWHERE = Surroundings()


def is_located(s: Tagged, i: int, j: int) -> bool:
    """Whether a word of place stands before the name at the tokens `i` to `j`, or behind it where languages do so."""
    if s.pack.writing.postpositions:
        return s.get("locative", j) is not None
    return s.ending("locative", i) is not None


def is_misleading(s: Tagged, i: int, j: int, country: str, around: Surroundings) -> bool:
    """Whether the name at the tokens `i` to `j` mostly means something else, and nothing says that it does not here."""
    if not _is_ambiguous(s, i, j):
        return False
    return country not in around.countries or not is_located(s, i, j)


def _is_ambiguous(s: Tagged, i: int, j: int) -> bool:
    names = ambiguous(s.pack.lang)
    # as printed, or without what the language writes together with it
    return s.words(i, j).casefold() in names or " ".join(token.form for token in s.tokens[i:j]) in names


def town_at(s: Tagged, k: int, around: Surroundings) -> tuple[City, int] | None:
    """The town that the words from token `k` on name and where they end, or None."""
    named = s.get("city", k)
    if named is not None:
        city = city_of(named.value)
        return None if is_misleading(s, k, named.j, city.country, around) else (city, named.j)
    if not s.capital(k):
        return None
    for n in range(_LONGEST, 0, -1):
        if k + n > len(s.tokens) or not s.capital(k + n - 1):
            continue
        name = _spelled(s.words(k, k + n))
        if name is None:
            continue
        if n == 1 and not is_located(s, k, k + 1) and s.is_any(_OTHERWISE, k):
            return None
        chosen = _chosen(s, k, k + n, cities()[name], around)
        return (chosen, k + n) if chosen is not None else None
    return None


def may_name_town(text: str, span: Span, pack: Pack) -> bool:
    """Whether words written large in `text` at `span` may name a town, none of their meanings known."""
    words = [match.span() for match in _WORD.finditer(text, *span)]
    for k, (start, _) in enumerate(words):
        if text[start].isupper():
            for first, last in words[k : k + _LONGEST]:
                if text[first].isupper():
                    ends = range(first + 1, last + 1) if pack.writing.suffixes else (last,)
                    if any(_spelled(text[start:end]) for end in ends):
                        return True
    return False


@lru_cache(maxsize=50_000)
def _spelled(words: str) -> str | None:
    """How the gazetteer spells the towns that are called `words`, None where it has none."""
    name = words.replace("’", "'").casefold()
    if name in cities():
        return name
    plain = plain_letters(name)
    return plain if plain in cities() else None


def _chosen(s: Tagged, i: int, j: int, entries: tuple[City, ...], around: Surroundings) -> City | None:
    """The one of `entries`, the largest first, that the name at the tokens `i` to `j` means."""
    locative = is_located(s, i, j)
    misleading = _is_ambiguous(s, i, j)
    largest = entries[0]
    for country, region in _printed_with(s, i, j):
        there = [city for city in entries if city.country == country and lies_in(city, region)]
        if there and (region is not None or there[0].population > _NEGLIGIBLE * largest.population):
            return there[0]
    if misleading and not locative:
        return None
    if _in_longer_name(s, i, j) and (misleading or largest.population < _GREAT):
        return None
    if not locative and _opens(s, i, j) and largest.population < _KNOWN_EVERYWHERE:
        return None
    near = [city for city in entries if any(lies_in(city, region) for region in around.regions)]
    near = near or [city for city in entries if city.country in around.countries]
    if near:
        if _rivalled(near) or near[0].population < _NEGLIGIBLE * largest.population:
            return None
        return near[0] if near[0].population >= (_MISLEADING if misleading else 0) else None
    if misleading:
        return None
    if largest.population >= _KNOWN_EVERYWHERE and not _rivalled(entries):
        return largest
    at_home = [city for city in entries if city.country in s.pack.home]
    if at_home and locative and not _rivalled(at_home):
        return at_home[0]
    if _rivalled(entries):
        return None
    return largest if locative and largest.population >= _WITH_LOCATIVE else None


def lies_in(city: City, region: Region | None) -> bool:
    """Whether `city` lies in `region`, by the first-level region or, where that is not drawn, near its middle.

    None is any region.
    """
    if region is None:
        return True
    if city.country != region.country:
        return False
    if region.admin1:
        return city.admin1 in region.admin1
    return distance(city.lat, city.lon, region.lat, region.lon) < _NEAR_MIDDLE


def _rivalled(entries: list[City] | tuple[City, ...]) -> bool:
    return len(entries) > 1 and entries[1].population > _RIVAL * entries[0].population


def _printed_with(s: Tagged, i: int, j: int) -> list[tuple[str, Region | None]]:
    """The regions and countries printed with the name: right behind it, be it after a comma, or before it."""
    found: list[tuple[str, Region | None]] = []
    behind = j + 1 if s.is_mark(j, ",(（") else j
    place = s.get("locative", behind)
    for k in (behind, place.j if place else behind):
        found += _named_at(s, k)
    k = i - 1
    while k >= max(0, i - _BESIDE) and s.tokens[k].kind != MARK:
        found += _named_at(s, k)
        k -= 1
    return found


def _named_at(s: Tagged, k: int) -> list[tuple[str, Region | None]]:
    region, country = s.get("region", k), s.get("country", k)
    found: list[tuple[str, Region | None]] = []
    if region is not None and (country is None or region.j >= country.j):
        found.append((region.value.country, region.value))
    if country is not None and country.value.form in ("name", "adjective"):
        found.append((country.value.code, None))
    return found


def _in_longer_name(s: Tagged, i: int, j: int) -> bool:
    """Whether words that nobody knows are written large on either side ("Candace Turner", "San Diego")."""
    if not s.capital(i) or s.pack.writing.nouns_large or _is_title(s):
        return False
    if any(tag.i <= i and j <= tag.j and tag.j - tag.i > j - i for tag in s.each("body")):
        return True
    return any(
        0 <= k < len(s.tokens) and k > 0 and s.tokens[k].kind == WORD and s.capital(k) and k not in s.known
        for k in (i - 1, j)
    )


def _opens(s: Tagged, i: int, j: int) -> bool:
    """Whether one word owes its capital to the sentence that it opens and goes on with ("Pare che …")."""
    return (
        s.capital(i)
        and j == i + 1 < len(s.tokens)
        and s.tokens[j].kind == WORD
        and not s.capital(j)
        and not any(token.kind == WORD for token in s.tokens[:i])
    )


def _is_title(s: Tagged) -> bool:
    """Whether most words are written large, as in some headlines."""
    words = [k for k, token in enumerate(s.tokens) if token.kind == WORD]
    return 2 * sum(map(s.capital, words)) > len(words)
