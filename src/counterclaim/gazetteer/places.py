"""Cities and regions by name: `places.tsv.gz` (from GeoNames), `regions.toml`, and the names that mislead."""

import gzip
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from counterclaim.errors import PackError
from counterclaim.gazetteer.own import kept, own_rows
from counterclaim.model.place import Precision
from counterclaim.packs import names_in
from counterclaim.packs.expand import expand


class Place(NamedTuple):
    """A city: its GeoNames id, the name readers see, ISO 3166-1 alpha-2, degrees, and inhabitants.

    `admin1` is GeoNames' code of the first-level region, counted within the country; empty where it has none.
    """

    geoname: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    admin1: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A province, state, island or area of conflict, or a place of one's own; `lat` and `lon` lie somewhere near its
    middle.

    `admin1` are the codes of the first-level regions (as in `Place`) that it is made of, and of nothing else; `inside`
    those that it is a part of, or lies across. Both are empty where nobody drew the line. Beyond `reach` km from its
    middle nothing lies in it; None where nobody measured.
    """

    id: str
    name: str
    country: str
    lat: float
    lon: float
    geoname: int | None = None
    admin1: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    precision: Precision = "region"
    reach: float | None = None


class Cities(Mapping[str, tuple[Place, ...]]):
    """Cities by casefolded name or spelling, the largest first.

    Only where a name stands is kept; a city is read from its line when it is asked for. Made into objects at once, the
    69,000 cities took 37 MB and 0.3 seconds where this takes 20 MB and 0.1.
    """

    def __init__(self, table: str) -> None:
        self._lines = table.splitlines()
        self._found: dict[str, int | tuple[int, ...]] = {}
        found = self._found
        # The table is sorted by population, so that a later line is a smaller city.
        for number, line in enumerate(self._lines):
            _, name, _, _, _, _, _, more = line.casefold().split("\t")
            for spelling in (name, *more.split("|")) if more else (name,):
                known = found.setdefault(spelling, number)
                if known != number:
                    found[spelling] = (*known, number) if isinstance(known, tuple) else (known, number)

    def __getitem__(self, name: str) -> tuple[Place, ...]:
        found = self._found[name]
        return tuple(map(self._place, found)) if isinstance(found, tuple) else (self._place(found),)

    def __contains__(self, name: object) -> bool:
        return name in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def _place(self, number: int) -> Place:
        geoname, name, country, lat, lon, population, admin1, _ = self._lines[number].split("\t")
        return Place(int(geoname), name, country, float(lat), float(lon), int(population), admin1)


@lru_cache(maxsize=1)
def cities() -> Mapping[str, tuple[Place, ...]]:
    """Every city of 5,000 people or more, by casefolded name or spelling, the largest first."""
    return Cities(gzip.decompress(files(__package__).joinpath("places.tsv.gz").read_bytes()).decode("utf-8"))


@lru_cache(maxsize=1)
def every_region() -> Mapping[tuple[str, str], Region]:
    """The regions of the table by country and English name."""
    found = {}
    for row in _table("regions.toml")["region"]:
        links = {key: frozenset(row.get(key, ())) for key in ("admin1", "inside")}
        region = Region(**{**{key: value for key, value in row.items() if key != "names"}, **links})
        found[region.country, region.name] = region
    return found


@kept
def own_places() -> Mapping[tuple[str, str], Region]:
    """One's own places by country and English name; each lies inside the first-level regions of the one it names."""
    found = {}
    for told in (row.values for row in own_rows("place")):
        country, name = told["country"], told["name"]
        region = every_region().get((country, told.get("region", "")))
        inside = region.admin1 or region.inside if region else frozenset()
        lat, lon = float(told["lat"]), float(told["lon"])
        found[country, name] = Region(f"own.{name}", name, country, lat, lon, inside=inside, precision="town")
    return found


@kept
def regions(lang: str) -> Mapping[str, Region]:
    """The regions by casefolded name as texts in `lang` (ISO 639-1) spell it, or as any language does.

    One's own places are among them, before those of the table.
    """
    found: dict[str, Region] = {}
    ours = names_in(lang).get("regions", {})
    for own in own_rows("place"):
        place = own_places()[own.values["country"], own.values["name"]]
        for name in (*own.aliases["all"], *own.aliases.get(lang, ())):
            found.setdefault(name.casefold(), place)
    for row in _table("regions.toml")["region"]:
        names = row.get("names", {})
        region = every_region()[row["country"], row["name"]]
        # A bracket tells readers which one is meant; no text prints it.
        spelled = [] if "(" in region.name else [region.name]
        for pattern in (*names.get("all", ()), *names.get(lang, ()), *ours.get(region.id, ())):
            spelled += expand(pattern)
        for name in spelled:
            found.setdefault(name.casefold(), region)
    return found


@lru_cache
def named_cities(lang: str) -> Mapping[str, str]:
    """What the pack of `lang` calls cities in its own words, casefolded, with the "English name, CC" of each."""
    return {
        spelling.casefold(): identity
        for identity, patterns in names_in(lang).get("cities", {}).items()
        for pattern in patterns
        for spelling in expand(pattern)
    }


@lru_cache(maxsize=4_000)
def city(identity: str) -> Place:
    """The largest city that is called so ("Kyiv, UA"). Raises PackError for one that the gazetteer does not have."""
    name, _, country = identity.rpartition(", ")
    found = next((place for place in cities().get(name.casefold(), ()) if place.country == country), None)
    if found is None:
        raise PackError(f"names.toml: the gazetteer has no city “{identity}”")
    return found


@lru_cache
def ambiguous(lang: str) -> frozenset[str]:
    """The casefolded names of places that in `lang` mostly mean something else, and need more than the bare name."""
    table = _table("ambiguous.toml")
    return frozenset(name.casefold() for name in (*table["names"], *table.get(lang, ())))


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
