"""Adding tables of one's own, and what the rest of the gazetteer makes of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import GazetteerError
from counterclaim.gazetteer.adding import add_table, own_gazetteer
from counterclaim.gazetteer.bodies import aliases, bodies, capitalised
from counterclaim.gazetteer.conflicts import conflicts, standpoint
from counterclaim.gazetteer.places import regions
from counterclaim.gazetteer.states import body_of, same_state

Write = Callable[..., Path]
BODIES = "what,id,name,type,country,kind,parent,aliases,aliases:de"
PARTIES = "what,id,country,conflict,side,start,end,name,where"


def test_a_body_is_known_by_all_its_names(table: Write, own: Path) -> None:
    added = add_table(table(BODIES, "body,ke.watch,Dam Watch,rescue,KE,disaster_agency,ke.government,DWA,Dammwacht"))
    assert added.path == own / "mine.csv"
    assert [row.get("id") for row in own_gazetteer()] == ["ke.watch"]
    assert [body.id for body in aliases("en")["dam watch"]] == ["ke.watch"]
    assert [body.id for body in aliases("de")["dammwacht"]] == ["ke.watch"]
    assert "dammwacht" not in aliases("en")
    assert {"dam watch", "dwa"} <= capitalised("en")
    meant = body_of("KE", "disaster_agency")
    assert meant is not None
    assert meant.id == "ke.watch"
    assert same_state("ke.watch", "ke.health_ministry")


def test_a_listed_body_gets_more_names(table: Write, own: Path) -> None:
    before = bodies()["kr.nis"]
    add_table(
        table(BODIES, "body,kr.nis,National Intelligence Service (South Korea),intelligence,,,,The Firm of Seoul")
    )
    assert bodies()["kr.nis"] == before
    assert before in aliases("en")["the firm of seoul"]
    assert before in aliases("en")["national intelligence service"]


def test_a_place_is_found_in_every_language(table: Write, own: Path) -> None:
    add_table(table("what,name,country,lat,lon,region,aliases:de", "place,Mto Kavu,KE,-1.29,36.82,,Kavufluss"))
    place = regions("nl")["mto kavu"]
    assert (place.country, place.lat, place.precision) == ("KE", -1.29, "town")
    assert regions("de")["kavufluss"] == place


def test_a_conflict_of_ones_own_has_two_sides(table: Write, own: Path) -> None:
    add_table(
        table(
            BODIES + ",conflict,side,start,where",
            "body,ke.llf,Lake Front,armed_group,KE",
            "party,ke.llf,The lake war,,,,,,,lake_war,1,2024-01-01,KE",
            "party,ke.government,,,,,,,,lake_war,2,,",
        )
    )
    assert standpoint(("KE", "ke.llf"), (None, "ke.llf")) == "own"
    assert standpoint(("KE", "ke.army"), (None, "ke.llf")) == "adversary"
    assert standpoint(("KE", "ke.llf"), (None, "ke.llf"), day=date(2023, 1, 1)) is None
    assert conflicts()[-1].where == {"KE"}


def test_a_party_joins_a_listed_conflict_for_its_days(table: Write, own: Path) -> None:
    add_table(table(PARTIES, "party,,BY,ukraine_2022,2,2024-01-01,2024-12-31"))
    assert standpoint(("BY", None), ("UA", None), day=date(2024, 6, 1)) == "adversary"
    assert standpoint(("BY", None), ("UA", None), day=date(2023, 6, 1)) == "third_party"


def test_adding_a_file_again_replaces_it(table: Write, own: Path) -> None:
    add_table(table(BODIES, "body,ke.a,A,ngo", "body,ke.b,B,ngo"))
    add_table(table(BODIES, "body,ke.a,A2,ngo"))
    assert [row.get("name") for row in own_gazetteer()] == ["A2"]
    assert "ke.b" not in bodies()


@pytest.mark.parametrize(
    ("lines", "where", "why"),
    [
        ((BODIES, "body,ke.a,A,ngo,KE,,ke.nobody"), "line 2, column parent", "“ke.nobody”"),
        ((BODIES, "body,ke.a,A,ngo", "body,ke.a,B,ngo"), "line 3, column id", "line 2, too"),
        ((BODIES, "body,ke.a,A,ngo,,,ke.b", "body,ke.b,B,ngo,,,ke.a"), "line 2, column parent", "above itself"),
        (
            ("what,name,country,lat,lon,region", "place,A,UA,1,2,Nowhere"),
            "line 2, column region",
            "none of UA; there are",
        ),
        ((PARTIES, "party,,,ukraine_2022,1"), "line 2, column id", "either a body (id) or a country"),
        ((PARTIES, "party,ke.x,,ukraine_2022,1"), "line 2, column id", "what = body"),
        ((PARTIES, "party,,KE,ukraine_2022,1,2024-02-01,2024-01-01"), "line 2, column end", "before the first"),
        ((PARTIES, "party,,KE,lake_war,1,,,,KE"), "line 2, column name", "is new"),
        ((PARTIES, "party,,KE,lake_war,1,,,Lake war,"), "line 2, column where", "is new"),
        ((PARTIES, "party,,KE,lake_war,1,,,Lake war,KE"), "line 2, column side", "one side only"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_added(
    table: Write, own: Path, lines: tuple[str, ...], where: str, why: str
) -> None:
    with pytest.raises(GazetteerError) as error:
        add_table(table(*lines))
    assert where in str(error.value)
    assert why in str(error.value)
    assert not own.exists()


def test_two_tables_may_not_hold_one_body(table: Write, own: Path) -> None:
    add_table(table(BODIES, "body,ke.a,A,ngo", name="one.csv"))
    with pytest.raises(GazetteerError, match=r"two\.csv, line 2, column id: “ke\.a” stands in one\.csv, line 2, too"):
        add_table(table(BODIES, "body,ke.a,A,ngo", name="two.csv"))


def test_a_folder_that_cannot_be_made_is_named(table: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = table(BODIES, "body,ke.a,A,ngo")
    monkeypatch.setenv("COUNTERCLAIM_GAZETTEER", str(path / "in a file"))
    with pytest.raises(GazetteerError, match="COUNTERCLAIM_GAZETTEER can name another folder"):
        add_table(path)
