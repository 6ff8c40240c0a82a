"""Cities and regions by name."""

import gzip
import tomllib
from importlib.resources import files

import pytest

from counterclaim.errors import PackError
from counterclaim.gazetteer.bodies import bodies
from counterclaim.gazetteer.places import Cities, ambiguous, cities, city, every_region, named_cities, regions
from counterclaim.packs import languages, names_in
from counterclaim.packs.expand import expand

LANGUAGES = ("de", "en", "nl")


@pytest.mark.parametrize(
    ("name", "country", "printed"),
    [
        ("Kursk", "RU", "Kursk"),
        ("Koersk", "RU", "Kursk"),
        ("Moskau", "RU", "Moscow"),
        ("Kiew", "UA", "Kyiv"),
        ("Kiëv", "UA", "Kyiv"),
        ("Warschau", "PL", "Warsaw"),
        ("Neapel", "IT", "Naples"),
        ("Mailand", "IT", "Milan"),
        ("Londen", "GB", "London"),
        ("Khan Younis", "PS", "Khān Yūnis"),
        ("Den Haag", "NL", "The Hague"),
    ],
)
def test_cities_in_any_spelling(name: str, country: str, printed: str) -> None:
    first = cities()[name.casefold()][0]
    assert (first.country, first.name) == (country, printed)


def test_the_largest_city_of_a_name_comes_first() -> None:
    found = cities()["springfield"]
    assert len(found) > 1
    assert [city.population for city in found] == sorted((city.population for city in found), reverse=True)


def test_a_name_nobody_has_is_missing() -> None:
    assert "nowhere at all" not in cities()
    with pytest.raises(KeyError):
        cities()["nowhere at all"]


def test_the_mapping_agrees_with_itself() -> None:
    small = Cities("1\tÉa\tFR\t1.0\t2.0\t30\t11\tEa|Oea\n2\tEA\tDE\t3.0\t4.0\t20\t\t\n")
    assert list(small) == ["éa", "ea", "oea"]
    assert len(small) == 3
    assert [(city.geoname, city.lat, city.admin1) for city in small["ea"]] == [(1, 1.0, "11"), (2, 3.0, "")]


def test_the_table_is_small_sorted_and_carries_no_time() -> None:
    packed = files("counterclaim.gazetteer").joinpath("places.tsv.gz").read_bytes()
    assert len(packed) < 2_500_000
    assert packed[4:8] == bytes(4)
    rows = [line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines()]
    assert {len(row) for row in rows} == {8}
    sizes = [int(row[5]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) >= 5_000


@pytest.mark.parametrize(
    ("lang", "name", "identity"),
    [
        ("en", "kursk", "ru.kursk"),
        ("de", "kursk", "ru.kursk"),
        ("nl", "koersk", "ru.kursk"),
        ("en", "kursk oblast", "ru.kursk"),
        ("de", "gazastreifen", "ps.gaza"),
        ("nl", "gazastrook", "ps.gaza"),
        ("nl", "westelijke jordaanoever", "ps.west_bank"),
        ("en", "merseyside", "gb.merseyside"),
        ("en", "sulawesi", "id.sulawesi"),
        ("de", "ahrtal", "de.ahr"),
        ("nl", "noord-kivu", "cd.north_kivu"),
        ("de", "bergkarabach", "az.karabakh"),
    ],
)
def test_regions_in_any_language(lang: str, name: str, identity: str) -> None:
    assert regions(lang)[name].id == identity


def test_regions_are_made_of_what_cities_lie_in() -> None:
    known = {(city.country, city.admin1) for name in cities() for city in cities()[name]}
    for region in every_region().values():
        assert not (region.admin1 and region.inside), region.id
    codes = {(region.country, code) for region in every_region().values() for code in region.admin1 | region.inside}
    # Of Darién in Panama and Enga in Papua New Guinea there are only villages.
    assert codes - known == {("PA", "05"), ("PG", "19")}


def test_kursk_oblast_is_the_one_of_geonames() -> None:
    assert regions("nl")["koersk"].geoname == 538555


@pytest.mark.parametrize("lang", LANGUAGES)
def test_regions_lie_on_the_earth_and_have_one_name_each(lang: str) -> None:
    found = set(regions(lang).values())
    assert len(found) > 700
    assert len({region.name for region in found}) == len({region.id for region in found}) == len(found)
    for region in found:
        assert region.id.split(".")[0].upper() == region.country
        assert -90 <= region.lat <= 90
        assert -180 <= region.lon <= 180


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_region_takes_the_name_of_another(lang: str) -> None:
    table = tomllib.loads(files("counterclaim.gazetteer").joinpath("regions.toml").read_text(encoding="utf-8"))
    for row in table["region"]:
        for key in ("all", lang):
            for pattern in row.get("names", {}).get(key, ()):
                for name in expand(pattern):
                    assert regions(lang)[name.casefold()].id == row["id"], name


@pytest.mark.parametrize(
    ("lang", "name"),
    [("en", "reading"), ("en", "nice"), ("en", "washington"), ("de", "essen"), ("de", "hof"), ("nl", "engels")],
)
def test_names_that_mislead(lang: str, name: str) -> None:
    assert name in ambiguous(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_great_cities_do_not_mislead(lang: str) -> None:
    assert not ambiguous(lang) & {"paris", "london", "moscow", "kursk", "seoul", "kyiv", "gaza"}


@pytest.mark.parametrize("lang", languages())
def test_every_name_that_a_pack_gives_belongs_to_something(lang: str) -> None:
    names = names_in(lang)
    assert set(names.get("bodies", ())) <= set(bodies())
    assert set(names.get("regions", ())) <= {region.id for region in regions("en").values()}
    assert all(city(identity).name for identity in set(named_cities(lang).values()))


def test_a_city_that_is_not_there_is_refused() -> None:
    with pytest.raises(PackError, match="Nowhere, XX"):
        city("Nowhere, XX")
