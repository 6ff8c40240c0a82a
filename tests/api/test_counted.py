"""Which toll of a ledger is meant by who names a measure, people, a country, a place and an event."""

from pathlib import Path

import pytest

from counterclaim import UsageError, add, judge, toll
from counterclaim.api.counted import counted
from counterclaim.model import Series

QUAKE = (
    "ANKARA, 2 June 2025 - The health ministry said 41 people were killed in Turkey and 12 people were injured in "
    "Izmir. The general staff of Ukraine said 30 Russian soldiers were killed in Syria."
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """A ledger with tolls of places, and one of the soldiers of a side."""
    (tmp_path / "a.txt").write_text(QUAKE, encoding="utf-8")
    address = str(tmp_path / "a.db")
    add(tmp_path / "a.txt", ledger=address, date="2025-06-02")
    return address


def test_the_country_may_be_that_of_the_place(ledger: str) -> None:
    (standing,) = (one for one in toll(ledger=ledger) if (one.measure, one.role) == ("killed", "people"))
    assert standing.country is None
    assert counted(Series("killed", country="tr"), ledger) == Series("killed", place=standing.place)
    judge.adopt(44, Series("killed", country="TR"), "the list of names", by="lena", ledger=ledger)
    assert [(one.best, one.place) for one in toll(ledger=ledger) if one.best_by == ("lena",)] == [(44, standing.place)]


def test_what_means_one_toll_stays_as_it_was_said(ledger: str) -> None:
    for series in (Series("injured"), Series("killed", country="RU"), Series("killed", "soldiers")):
        assert counted(series, ledger) == series


@pytest.mark.parametrize(
    ("series", "said"),
    [
        (Series("killed", country="FR"), "No toll counts killed, role people, country FR. Of this measure there are: "),
        (Series("missing"), r"^No toll counts missing, role people\. `counterclaim toll` lists all\.$"),
        (Series("killed"), "2 tolls count killed, role people. Name one of them in full: killed, role "),
    ],
)
def test_what_means_no_toll_or_several_is_told_with_what_there_is(ledger: str, series: Series, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        judge.adopt(41, series, "the list of names", by="lena", ledger=ledger)
    assert judge.listed(ledger) == []


def test_the_same_count_of_two_stories_is_told(ledger: str, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Police said 2 people were injured in Izmir in a fire.", encoding="utf-8")
    add(tmp_path / "b.txt", ledger=ledger, date="2021-01-02")
    with pytest.raises(UsageError, match=r"2 stories count injured, .* judge merge stories"):
        counted(Series("injured", country="TR"), ledger)
