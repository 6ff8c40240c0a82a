"""Persons by name: one in every script and case, and nobody else."""

import pytest

from counterclaim.gazetteer.persons import holders, person_named, persons
from counterclaim.gazetteer.states import body, parents, same_state


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Zelensky", "ua.zelensky"),
        ("Zelenského", "ua.zelensky"),
        ("Володимира Зеленського", "ua.zelensky"),
        ("젤렌스키", "ua.zelensky"),
        ("泽连斯基", "ua.zelensky"),
        ("Vladimir Zelensky", "ua.zelensky"),
        ("Donald J. Trump", "us.trump"),
        ("Xi Jinping", "cn.xi"),
        ("习近平", "cn.xi"),
        ("נתניהו", "il.netanyahu"),
        ("Нетаньяху", "il.netanyahu"),
    ],
)
def test_a_name_in_any_script_and_case(name: str, identity: str) -> None:
    found = person_named(name)
    assert found is not None
    assert found.id == identity


@pytest.mark.parametrize("name", ["Olena Zelenska", "Donald Trump Jr.", "Melania Trump", "Trumper", "Jong Un", "", "-"])
def test_others_of_the_name_are_others(name: str) -> None:
    assert person_named(name) is None


def test_a_common_surname_needs_its_country() -> None:
    assert person_named("Modi") is None
    found = person_named("Modi", {"IN"})
    assert found is not None
    assert found.id == "in.modi"


def test_every_person_speaks_for_a_body_that_is_known() -> None:
    for person in persons().values():
        for office in person.offices:
            assert body(office.of) is not None or office.of.endswith(".government"), (person.id, office.of)
            assert (office.start or 0) <= (office.end or 9999), person.id


def test_no_form_that_stands_alone_means_two() -> None:
    assert [
        form
        for person in persons().values()
        for form in (person.name, *person.full, *person.alone)
        if person_named(form) is not person
    ] == []


def test_a_president_and_his_general_staff_are_one_state() -> None:
    assert parents("ua.zelensky") == ("ua.head_of_state", "ua.government")
    assert same_state("ua.zelensky", "ua.general_staff")
    assert not same_state("ua.zelensky", "ru.putin")


def test_an_office_knows_its_holders() -> None:
    assert {"us.trump", "us.biden"} <= {person.id for person, _ in holders("us.head_of_state")}
    assert persons()["us.biden"].offices[0].held_in(2023)
    assert not persons()["us.biden"].offices[0].held_in(2026)
