"""Towns and regions as points on a sphere."""

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from counterclaim.gazetteer.places import cities
from counterclaim.model import Place

LARGE = 1_000_000
"""A city of more people is in the news every day."""


class Spot(NamedTuple):
    """A town or region (`wide`): degrees near its middle; `large` is a city of more than a million."""

    name: str
    lat: float
    lon: float
    wide: bool
    large: bool = False


def spot_of(place: Place) -> Spot | None:
    """The town or region that `place` is, None where it is known no closer than by country."""
    if place.precision == "country" or place.lat is None or place.lon is None:
        return None
    return Spot(place.name, place.lat, place.lon, place.precision == "region", _is_large(place))


def _is_large(place: Place) -> bool:
    namesakes = cities().get(place.name.casefold(), ()) if place.precision == "town" else ()
    return any(city.country == place.country and city.population > LARGE for city in namesakes)


def kilometres(a: Spot, b: Spot) -> float:
    """How far `a` lies from `b`, on a sphere (haversine)."""
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    half = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))
