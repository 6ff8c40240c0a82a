"""Tables that count no people make no claims."""

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Tabled = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("rows", "caption"),
    [
        ([["Ministry", "Released", "Spent"], ["Health", "1,200", "900"]], "Budget 2025"),
        ([["Team", "Won", "Drawn", "Lost"], ["Rovers", "12", "3", "4"]], "Standings"),
        ([["Party", "Votes", "Seats captured"], ["Greens", "12,000", "4"]], "Results"),
        ([["Province", "Houses destroyed", "Livestock killed"], ["Sumy", "12", "40"]], "Damage"),
        ([["Province", "Death rate per 100,000", "% injured"], ["Sumy", "12", "4"]], "Rates"),
        ([["City", "Max", "Min"], ["Kyiv", "12", "4"]], "Weather"),
    ],
)
def test_no_people_no_claim(tabled: Tabled, rows: list[list[str]], caption: str) -> None:
    assert tabled(rows, caption) == []


def test_victims_beside_the_injured_are_the_dead(tabled: Tabled) -> None:
    assert [c.measure for c in tabled([["Town", "Victims", "Injured"], ["Sumy", "2", "3"]])] == ["killed", "injured"]


def test_a_bare_total_of_dead_and_injured_is_of_both(tabled: Tabled) -> None:
    claims = tabled([["Town", "Killed", "Injured", "Total"], ["Sumy", "2", "3", "5"]])
    assert [c.measure for c in claims] == ["killed", "injured", "casualties"]
    assert [c.measure for c in tabled([["Town", "Killed", "Missing", "Total"], ["Sumy", "2", "3", "5"]])] == [
        "killed",
        "missing",
    ]


def test_roles_beside_the_one_thing_told_are_some_of_those(tabled: Tabled) -> None:
    claims = tabled([["Town", "Persons displaced", "Men", "Women"], ["Sumy", "9", "4", "5"]])
    assert [(c.measure, c.group.role) for c in claims] == [
        ("displaced", "people"),
        ("displaced", "men"),
        ("displaced", "women"),
    ]


def test_causes_of_death_are_labels_and_lost_things_are_not(tabled: Tabled) -> None:
    causes = tabled([["Cause", "Killed"], ["House collapse", "4"], ["Livestock disease", "9"]])
    assert [c.group.text for c in causes] == ["House collapse"]
    assert tabled([["Kind", "Number"], ["Tanks", "4"]], "Losses by kind") == []
