"""Place within place: a town in its region, a region in its country.

The links are GeoNames' first-level regions, which `places.tsv.gz` gives for cities and `regions.toml` for regions;
`territories.toml` says which countries are parts of others. Where no link is drawn, distance decides what is surely
apart, and the rest stays open.
"""

import tomllib
from functools import lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from typing import Any

from counterclaim.gazetteer.places import Place as City
from counterclaim.gazetteer.places import Region, cities, every_region, own_places
from counterclaim.model import Place
from counterclaim.packs import country_labels

# Great-circle kilometres, on a sphere of the Earth's mean radius.
_EARTH = 6371.0
# A degree of latitude is a little more than this.
_DEGREE = 111.0
# No region without a first-level link is wider than this from its middle, Siberia and Anatolia apart, which have links.
_REACH = 700.0
# A region that lies inside one of the first-level ones is smaller.
_REACH_INSIDE = 300.0
# So much of the way from a region's middle to where nothing lies in it any more is surely inside.
_SURELY = 0.25
# A city and its suburbs: this far, and farther by the root of the inhabitants (75 km for Istanbul).
_OUTSKIRTS = 5.0
_PER_ROOT = 0.018


@lru_cache(maxsize=100_000)
def within(a: Place, b: Place) -> bool | None:
    """Whether `a` lies in `b`: True for a place in itself, False when it surely does not, None when nobody knows.

    Places are apart when neither lies in the other: a country does not lie in its town, and is not apart from it.
    """
    if a.country is None or b.country is None:
        return None
    if a.country != b.country:
        return _abroad(a, b)
    if b.precision == "country":
        return True
    if a.precision == "country":
        return False
    if _same(a, b):
        return True
    if b.precision == "region":
        return _in_region(a, b)
    return False if a.precision == "region" else _in_town(a, b)


def chain(place: Place) -> tuple[Place, ...]:
    """`place` and what it lies in: its region, where the gazetteer has one of that shape, and its country."""
    found = [place]
    if place.country is None or place.precision == "country":
        return (place,)
    codes = _codes(place) if place.precision in ("town", "point") else frozenset[str]()
    region = _first_level().get((place.country, next(iter(codes)))) if len(codes) == 1 else None
    if region is not None:
        found.append(_record(region))
    found.append(Place(place.country, country_labels("en").get(place.country, (place.country,))[0], None))
    return tuple(found)


def _same(a: Place, b: Place) -> bool:
    if a.precision != b.precision:
        return False
    return a.geoname == b.geoname if a.geoname and b.geoname else a.name == b.name


def _abroad(a: Place, b: Place) -> bool | None:
    table = _territories()
    if (a.country, b.country) in table["disputed"]:
        return None
    region = _region(a)
    codes = _codes(a)
    for disputed in table["regions"].get(b.country, ()):
        if region is disputed or (codes and codes <= disputed.admin1 and a.country == disputed.country):
            return None
    return b.precision == "country" and a.country in table["parts"].get(b.country, ())


def _in_region(a: Place, b: Place) -> bool | None:
    region, codes = _region(b), _codes(a)
    if region is None or not codes:
        return _near(a, b, _REACH)
    if region.admin1:
        if codes <= region.admin1:
            return True
        whole = _region(a)
        # What has all of it and more does not lie in it; what only shares a part of it may.
        larger = whole is not None and whole.admin1 > region.admin1
        return None if codes & region.admin1 and not larger else False
    if region.inside and not codes & region.inside:
        return False
    return _about(a, b, region)


def _about(a: Place, b: Place, region: Region) -> bool | None:
    """Whether `a` lies in a `region` whose line is not drawn, by its middle and its reach."""
    other = _region(a)
    if other is not None and region.inside and region.inside <= other.admin1:
        return False  # it is the other way round
    reach = region.reach or (_REACH_INSIDE if len(region.inside) == 1 else _REACH)
    if other is None:
        return True if region.reach and _near(a, b, region.reach * _SURELY) is None else _near(a, b, reach)
    if region.reach and other.reach and other.reach > 1.5 * region.reach:
        return False
    return _near(a, b, reach + (other.reach or _REACH_INSIDE))


def _in_town(a: Place, b: Place) -> bool | None:
    town = _city(b)
    if town is None:
        return _near(a, b, 75.0)
    city = _city(a)
    if city is not None and city.population > town.population:
        return False
    return _near(a, b, _OUTSKIRTS + _PER_ROOT * sqrt(town.population))


def _near(a: Place, b: Place, reach: float) -> bool | None:
    """None when they are at most `reach` km apart, or nobody knows where one lies; False when farther."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if abs(a.lat - b.lat) * _DEGREE > reach:  # as most are, and far cheaper to see
        return False
    return None if distance(a.lat, a.lon, b.lat, b.lon) <= reach else False


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle kilometres between two points in degrees (haversine formula)."""
    north, south = radians(lat), radians(other_lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))


def _codes(place: Place) -> frozenset[str]:
    """The first-level regions that `place` is or lies in."""
    region = _region(place)
    if region is not None:
        return region.admin1 or region.inside
    city = _city(place)
    return frozenset((city.admin1,)) if city is not None and city.admin1 else frozenset()


def _region(place: Place) -> Region | None:
    if place.country is None:
        return None
    if place.precision == "town" and place.geoname is None:
        return own_places().get((place.country, place.name))
    if place.precision != "region":
        return None
    return every_region().get((place.country, place.name))


@lru_cache(maxsize=10_000)
def _city(place: Place) -> City | None:
    if place.precision not in ("town", "point") or place.geoname is None:
        return None
    named = cities().get(place.name.casefold(), ())
    return next((city for city in named if city.geoname == place.geoname), None)


def _record(region: Region) -> Place:
    return Place(region.country, region.name, None, region.geoname, region.lat, region.lon, "region")


@lru_cache(maxsize=1)
def _first_level() -> dict[tuple[str, str], Region]:
    """The region that is one first-level region and nothing else, by country and code."""
    return {
        (region.country, next(iter(region.admin1))): region
        for region in every_region().values()
        if len(region.admin1) == 1
    }


@lru_cache(maxsize=1)
def _territories() -> dict[str, Any]:
    table = tomllib.loads(files(__package__).joinpath("territories.toml").read_text(encoding="utf-8"))
    known = {region.id: region for region in every_region().values()}
    regions: dict[str, list[Region]] = {}
    for part, whole in table["disputed"]:
        if part in known:
            regions.setdefault(whole, []).append(known[part])
    return {
        "parts": {whole: frozenset(parts) for whole, parts in table["parts"].items()},
        "disputed": {(part, whole) for part, whole in table["disputed"] if part not in known},
        "regions": regions,
    }
