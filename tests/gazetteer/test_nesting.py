"""Place within place."""

from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from counterclaim.gazetteer.adding import add_table
from counterclaim.gazetteer.nesting import chain, distance, within
from counterclaim.gazetteer.places import cities, every_region
from counterclaim.model import Place


def place(country: str, name: str | None = None) -> Place:
    """The country, its region of that English name, or else its largest city of that name, as claims carry it."""
    if name is None:
        return Place(country, country, "a country")
    region = every_region().get((country, name))
    if region is not None:
        return Place(country, name, "a region", region.geoname, region.lat, region.lon, "region")
    city = next(city for city in cities()[name.casefold()] if city.country == country)
    return Place(country, city.name, "a town", city.geoname, city.lat, city.lon, "town")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("RU Kursk", "RU Kursk Oblast"),
        ("RU Koersk", "RU Kursk Oblast"),
        ("TR İzmir", "TR İzmir Province"),
        ("UA Kharkiv", "UA Kharkiv Oblast"),
        ("UA Charkow", "UA"),
        ("UA Mariupol", "UA Donbas"),
        ("UA Luhansk Oblast", "UA Donbas"),
        ("UA Sevastopol", "UA Crimea"),
        ("UA Brovary", "UA Kyiv Oblast"),
        ("RU Khimki", "RU Moscow Oblast"),
        ("PS Khan Younis", "PS Gaza Strip"),
        ("PS Rafah", "PS Gaza Strip"),
        ("PS North Gaza", "PS Gaza Strip"),
        ("PS Gaza", "PS"),
        ("PS Jenin", "PS West Bank"),
        ("PS East Jerusalem", "PS West Bank"),
        ("SD Nyala", "SD Darfur"),
        ("SD El Fasher", "SD North Darfur"),
        ("SD North Darfur", "SD Darfur"),
        ("GB Kent", "GB England"),
        ("GB Glasgow", "GB Scotland"),
        ("GR Lesbos", "GR"),
        ("ID Bandung", "ID Java"),
        ("ID Aceh", "ID Sumatra"),
        ("SY Golan Heights", "SY"),
        ("US Springfield", "US"),
        ("MX Acapulco de Juárez", "MX Guerrero"),
        ("JP Wajima", "JP Ishikawa"),
        ("CD Goma", "CD North Kivu"),
        ("AF Herat Province", "AF"),
        ("DE Düsseldorf", "DE North Rhine-Westphalia"),
        ("PR", "US"),
        ("PR San Juan", "US"),
        ("GP", "FR"),
        ("UA Kyiv", "UA Kyiv"),
        ("UA Donbas", "UA Donbas"),
        ("UA", "UA"),
        ("PS Jenin", "PS Jenin"),
        ("JP Nagano Prefecture", "JP Honshu"),
        ("JP Kanazawa", "JP Honshu"),
        ("KR Busan", "KR Gyeongsang"),
    ],
)
def test_in(a: str, b: str) -> None:
    assert within(place(*a.split(" ", 1)), place(*b.split(" ", 1))) is True


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("UA Kyiv", "UA Kyiv Oblast"),
        ("RU Moscow", "RU Moscow Oblast"),
        ("RU Kursk Oblast", "RU Belgorod Oblast"),
        ("RU Kursk", "UA"),
        ("RU Kursk", "UA Sumy Oblast"),
        ("UA Odesa", "UA Donbas"),
        ("PS Gaza", "PS West Bank"),
        ("PS West Bank", "PS Gaza Strip"),
        ("PS Nablus", "PS Gaza Strip"),
        ("SD Khartoum", "SD Darfur"),
        ("SD Darfur", "SD North Darfur"),
        ("TR", "TR Hatay"),
        ("TR Hatay", "TR Antakya"),
        ("TR Ankara", "TR İzmir"),
        ("TR İzmir Province", "TR İzmir"),
        ("GR Athens", "GR Lesbos"),
        ("GR Crete", "GR Rhodes"),
        ("ID Java", "ID Sumatra"),
        ("IT Rome", "IT Lampedusa"),
        ("GB Kent", "GB Scotland"),
        ("RU Vladivostok", "RU Siberia"),
        ("GE Tbilisi", "US Georgia (US state)"),
        ("LB Tripoli", "LY"),
        ("US", "PR"),
        ("PS Rafah", "PS North Gaza"),
        ("PS Gaza Strip", "PS Rafah"),
        ("PS West Bank", "PS Jenin"),
        ("GB England", "GB Kent"),
        ("GB Manchester", "GB Kent"),
        ("GB Yorkshire", "GB Kent"),
        ("PH Visayas", "PH Cebu"),
        ("JP Sapporo", "JP Honshu"),
        ("ES Tenerife", "ES La Palma"),
    ],
)
def test_not_in(a: str, b: str) -> None:
    assert within(place(*a.split(" ", 1)), place(*b.split(" ", 1))) is False


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GB Canterbury", "GB Kent"),
        ("GR Mytilene", "GR Lesbos"),
        ("CZ Brno", "CZ Bohemia"),
        ("GR Mytilene", "GR Lesbos"),
        ("TR Esenyurt", "TR Istanbul"),
        ("UA Saltivka", "UA Kharkiv"),
        ("DE Ahr Valley", "DE Eifel"),
        ("TW", "CN"),
        ("XK Prishtina", "RS"),
        ("UA Crimea", "RU"),
        ("UA Sevastopol", "RU"),
        ("UA Donetsk", "RU"),
        ("SY Golan Heights", "IL"),
    ],
)
def test_left_open(a: str, b: str) -> None:
    assert within(place(*a.split(" ", 1)), place(*b.split(" ", 1))) is None


def test_places_that_the_gazetteer_does_not_have() -> None:
    near, far = (
        Place("RU", "Malaya Loknya", None, None, 51.4, 35.2, "point"),
        Place("RU", "Far", None, None, 60.0, 120.0),
    )
    assert within(near, place("RU", "Kursk Oblast")) is None
    assert within(near, place("RU")) is True
    assert within(Place("RU", "Somewhere", None, precision="town"), place("RU", "Kursk Oblast")) is None
    assert within(Place("RU", "Far", None, None, 60.0, 120.0, "point"), place("RU", "Kursk Oblast")) is False
    assert within(near, Place("RU", "a new region", None, None, 51.5, 35.5, "region")) is None
    assert within(far, Place(None, "the front", None)) is None


def test_the_words_of_the_text_do_not_matter() -> None:
    kyiv = place("UA", "Kyiv")
    assert within(Place("UA", "Kyiv", "Киев", kyiv.geoname, kyiv.lat, kyiv.lon, "town"), kyiv) is True


def test_chain() -> None:
    assert [item.name for item in chain(place("RU", "Kursk"))] == ["Kursk", "Kursk Oblast", "Russia"]
    assert [item.precision for item in chain(place("RU", "Kursk"))] == ["town", "region", "country"]
    assert [item.name for item in chain(place("SD", "North Darfur"))] == ["North Darfur", "Sudan"]
    assert chain(place("SD")) == (place("SD"),)
    assert [item.name for item in chain(place("MC", "Monaco"))] == ["Monaco", "Monaco"]


def test_distance() -> None:
    assert distance(52.52, 13.405, 48.137, 11.575) == pytest.approx(504, abs=3)
    assert distance(10.0, 20.0, 10.0, 20.0) == 0


def test_it_is_fast() -> None:
    towns = [place("UA", name) for name in ("Kyiv", "Kharkiv", "Odesa", "Lviv", "Dnipro")]
    whole = place("UA", "Donetsk Oblast")
    began = process_time()
    for _ in range(2_000):
        for town in towns:
            within(town, whole)
    assert process_time() - began < 1


def test_a_place_of_ones_own_lies_in_the_region_it_names(own: Path, table: Callable[..., Path]) -> None:
    add_table(table("what,name,country,lat,lon,region", "place,Stara Hreblya,UA,49.9,36.1,Kharkiv Oblast"))
    village = Place("UA", "Stara Hreblya", "Stara Hreblya", None, 49.9, 36.1, "town")
    assert within(village, place("UA", "Kharkiv Oblast")) is True
    assert within(village, place("UA", "Kyiv Oblast")) is False
    assert [place.name for place in chain(village)] == ["Stara Hreblya", "Kharkiv Oblast", "Ukraine"]
