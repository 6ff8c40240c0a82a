"""Where people were killed, in the columns of the UCDP Georeferenced Event Dataset."""

from collections import defaultdict
from math import floor

from counterclaim.gazetteer.places import every_region
from counterclaim.model import Place
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.sides import Fought
from counterclaim.output.naming import Names
from counterclaim.output.wording import plain

_FINEST = ("point", "town", "region", "country")
_CELLS = 720  # of half a degree, around the earth


def place_columns(place: Place, names: Names) -> dict[str, object]:
    """The columns of `place`. A region that is no first-level one of its country has no precision of UCDP's."""
    found: dict[str, object] = {
        "where_prec": _precision(place),
        "where_coordinates": plain(place.name),
        "where_description": plain(place.text) if place.text else None,
        "adm_1": plain(place.name) if _precision(place) == 4 else None,
        "country": names.country(place.country) if place.country else None,
    }
    if place.lat is None or place.lon is None:
        return found
    return {
        **found,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})",
        "priogrid_gid": grid_cell(place.lat, place.lon),
    }


def place_of(deaths: Deaths, fought: Fought | None) -> Place | None:
    """Where those whom `deaths` counts were killed. The dead of a side are counted over a war, often from afar: of them
    it is the place of that war which most reports name, for many name their capital first."""
    if fought is None:
        return deaths.series.place
    reports: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    places: dict[tuple[str | None, str], Place] = {}
    for one in deaths.series.told:
        for place in one.claim.places[:1]:
            if place.country in fought.conflict.where:
                reports[place.country, place.name].add(one.origin)
                places.setdefault((place.country, place.name), place)
    return places[min(places, key=lambda key: (-len(reports[key]), _FINEST.index(places[key].precision), key[1]))]


def grid_cell(latitude: float, longitude: float) -> int:
    """The number of the PRIO-GRID cell in which a point lies: cells of half a degree, counted from 1 in the south-west,
    eastwards and then northwards (Tollefsen, Strand and Buhaug 2012, https://doi.org/10.1177/0022343311431287)."""
    row = min(floor((latitude + 90) * 2), _CELLS // 2 - 1)
    column = floor((longitude + 180) * 2) % _CELLS
    return row * _CELLS + column + 1


def _precision(place: Place) -> int | None:
    match place.precision:
        case "point" | "town":
            return 1
        case "country":
            return 6
        case _:
            region = every_region().get((place.country or "", place.name))
            return 4 if region and len(region.admin1) == 1 else None
