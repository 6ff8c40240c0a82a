"""Places with UCDP's precision, and the cells of the PRIO-GRID."""

from collections.abc import Callable

from counterclaim.model import Place
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.places import grid_cell, place_columns, place_of
from counterclaim.output.export.ged.sides import fought_in
from counterclaim.output.naming import Names

NAMES = Names(countries={"UA": "Ukraine", "SD": "Sudan"})


def test_the_precision_of_a_place_is_what_is_known_of_it() -> None:
    town = place_columns(Place("UA", "Kharkiv", "Харків", 706483, 49.98, 36.23, "town"), NAMES)
    assert (town["where_prec"], town["adm_1"]) == (1, None)
    assert (town["where_coordinates"], town["where_description"]) == ("Kharkiv", "Харків")
    assert town["geom_wkt"] == "POINT (36.23 49.98)"
    oblast = place_columns(Place("UA", "Cherkasy Oblast", None, None, 49.3, 31.4, "region"), NAMES)
    assert (oblast["where_prec"], oblast["adm_1"]) == (4, "Cherkasy Oblast")
    valley = place_columns(Place("UA", "Nowhere valley", None, None, 49.0, 31.0, "region"), NAMES)
    assert (valley["where_prec"], valley["adm_1"]) == (None, None)
    country = place_columns(Place("SD", "Sudan", "Sudan"), NAMES)
    assert (country["where_prec"], country["country"]) == (6, "Sudan")
    assert "latitude" not in country


def test_the_dead_of_a_side_lie_where_the_war_is_and_not_where_they_were_counted(
    counts: Callable[..., list[Deaths]],
) -> None:
    (found,) = counts(
        "SEOUL, 5 March – Some 600 North Korean soldiers have been killed in Russia's Kursk region, South Korea said.",
        "In Seoul, the spy agency said some 600 North Korean soldiers were killed fighting against Ukraine.",
    )
    place = place_of(found, fought_in(found))
    assert place is not None
    assert place.country in ("RU", "UA")


def test_cells_of_the_grid_are_counted_from_the_south_west() -> None:
    assert grid_cell(-90, -180) == 1
    assert grid_cell(-89.75, 179.75) == 720
    assert grid_cell(89.75, 179.75) == grid_cell(90, 179.9) == 259_200
    assert grid_cell(0, 180) == grid_cell(0, -180)
    assert grid_cell(34.53, 69.17) == 179_779  # Kabul
