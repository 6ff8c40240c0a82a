"""Where it happened: the places a sentence names, and the one the whole report is about."""

from collections import Counter
from dataclasses import dataclass

from counterclaim.extract.tagging import Tagged
from counterclaim.gazetteer.places import Place as City
from counterclaim.gazetteer.places import Region, ambiguous, cities
from counterclaim.gazetteer.places import city as city_of
from counterclaim.model import Place
from counterclaim.packs import country_labels
from counterclaim.packs.tokens import WORD

_LARGE = 100_000


@dataclass(frozen=True)
class Located:
    """A place at the tokens `i` to `j`; `weight` says how surely it is where things happen there."""

    i: int
    j: int
    place: Place
    weight: float


def places_in(s: Tagged, known: frozenset[str] = frozenset()) -> list[Located]:
    """The places that `s` names. `known` are countries that the document names: they settle ambiguous towns."""
    found: list[Located] = []
    named = {k for kind in ("region", "country", "city") for k in s.tags.get(kind, ())}
    k = 0
    while k < len(s.tokens):
        if s.tokens[k].kind != WORD or not (s.capital(k) or k in named):
            k += 1
            continue
        located = _at(s, k, known)
        if located is None:
            k += 1
            continue
        found.append(located)
        k = located.j
    return found


def _at(s: Tagged, k: int, known: frozenset[str]) -> Located | None:
    region, country, named = s.get("region", k), s.get("country", k), s.get("city", k)
    longest = max((t.j for t in (region, country) if t), default=0)
    locative = _located(s, k, max(longest, named.j if named else 0))
    city = (city_of(named.value), named.j) if named else _city(s, k, known, locative)
    if (
        city is not None
        and country is not None
        and country.value.form == "capital"
        and city[0].country == country.value.code
    ):
        longest = 0  # the capital is a town with a place of its own
    if city is not None and (
        city[1] > longest or (region is not None and country is None and city[0].population > 1_000_000)
    ):
        entry, j = city
        settled = entry.country in known
        return Located(
            k,
            j,
            Place(entry.country, entry.name, s.words(k, j), entry.geoname, entry.lat, entry.lon, "town"),
            (3.0 if locative else 2.0) if settled or entry.population > _LARGE else 1.0,
        )
    if region is not None and region.j >= longest and (country is None or region.j > country.j):
        value: Region = region.value
        return Located(
            k,
            region.j,
            Place(
                value.country, value.name, s.words(k, region.j), value.geoname, value.lat, value.lon, value.precision
            ),
            3.0 if locative else 2.0,
        )
    if country is not None:
        code, form = country.value
        weight = {
            "name": 2.0 if locative else 1.0,
            "capital": 1.5 if locative else 0.4,
            "adjective": 0.5,
            "people": 0.2,
        }[form]
        return Located(
            k,
            country.j,
            Place(code, country_labels("en").get(code, (code,))[0], s.words(k, country.j), precision="country"),
            weight,
        )
    return None


def _located(s: Tagged, i: int, j: int) -> bool:
    """Whether a word of place stands where the language puts it: before the name, or right behind it."""
    if s.pack.writing.postpositions:
        return s.get("locative", j or i + 1) is not None
    return s.ending("locative", i) is not None


def _city(s: Tagged, k: int, known: frozenset[str], locative: bool) -> tuple[City, int] | None:
    if not s.capital(k):
        return None
    table = cities()
    misleading = ambiguous(s.pack.lang)
    for n in (4, 3, 2, 1):
        if k + n > len(s.tokens) or not s.capital(k + n - 1):
            continue
        name = s.words(k, k + n).replace("’", "'").casefold()
        if name not in table:
            continue
        entries = table[name]
        if (
            n == 1
            and not locative
            and (
                name in misleading
                or any(
                    s.get(kind, k)
                    for kind in ("people", "outcome", "body", "body_kind", "weekday", "month", "object", "speech")
                )
            )
        ):
            return None
        chosen = next((entry for entry in entries if entry.country in known), None)
        if chosen is None:
            chosen = entries[0]
            if chosen.population < _LARGE and (not locative or name in misleading or chosen.population < 15_000):
                return None
        elif chosen.population < 50_000 and (name in misleading and not locative):
            return None
        return chosen, k + n
    return None


def main_place(located: list[tuple[int, Located]]) -> Place | None:
    """The country that a document is about: the one most often and most surely named, headline and beginning first.

    `located` pairs each place with the number of its sentence. None where no country stands out.
    """
    weights: Counter[str] = Counter()
    best: dict[str, Located] = {}
    for sentence, item in located:
        if item.place.country is None:
            continue
        nearness = 3.0 if sentence == 0 else 2.0 if sentence <= 2 else 1.0
        weights[item.place.country] += item.weight * nearness  # type: ignore[assignment]
        if item.place.country not in best or item.weight > best[item.place.country].weight:
            best[item.place.country] = item
    if not weights:
        return None
    ranked = weights.most_common(2)
    if len(ranked) > 1 and ranked[1][1] > 0.8 * ranked[0][1]:
        return None
    return best[ranked[0][0]].place
