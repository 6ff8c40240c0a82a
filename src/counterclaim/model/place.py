"""Where it happened."""

from dataclasses import dataclass
from typing import Literal

Precision = Literal["point", "town", "region", "country"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it, resolved as far as the gazetteer carries. `country` is ISO 3166-1 alpha-2."""

    country: str | None
    name: str
    text: str | None
    geoname: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "country"
