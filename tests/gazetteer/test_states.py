"""Bodies of states: one id in every language, and whose part each is."""

import pytest

from counterclaim.gazetteer.bodies import bodies
from counterclaim.gazetteer.states import body, body_of, name_of, parents, same_state, state_kinds, state_of
from counterclaim.packs import country_labels


@pytest.mark.parametrize(
    ("country", "kind", "entity"),
    [
        ("KR", "intelligence", "kr.nis"),
        ("KR", "general_staff", "kr.jcs"),
        ("UA", "army", "ua.armed_forces"),
        ("FR", "defence_ministry", "fr.armees"),
        ("BO", "health_ministry", "bo.health_ministry"),
        ("UA", "government", "ua.government"),
        ("US", "police", "us.police"),
        ("DE", "head_of_state", "de.head_of_state"),
    ],
)
def test_a_country_and_a_kind_are_one_body(country: str, kind: str, entity: str) -> None:
    found = body_of(country, kind)
    assert found is not None
    assert found.id == entity
    assert body(entity) == found


@pytest.mark.parametrize("kind", ["media", "company", "armed_group", "witness"])
def test_what_a_country_has_many_of_is_no_body(kind: str) -> None:
    assert body_of("LB", kind) is None


@pytest.mark.parametrize("entity", ["xq.government", "fr.media", "fr", "fr.defence_ministry", ""])
def test_no_body_has_a_made_up_id(entity: str) -> None:
    assert body(entity) is None
    assert parents(entity) == ()
    assert name_of(entity) == entity


@pytest.mark.parametrize(
    ("entity", "above"),
    [
        ("bo.general_staff", ("bo.defence_ministry", "bo.government")),
        ("fr.general_staff", ("fr.armees", "fr.government")),
        ("kr.jcs", ("kr.mnd", "kr.government")),
        ("ua.azov", ("ua.armed_forces", "ua.mod", "ua.government")),
        ("un.hrmmu", ("un.ohchr", "un.un")),
        ("fr.government", ()),
    ],
)
def test_whom_a_body_answers_to(entity: str, above: tuple[str, ...]) -> None:
    assert parents(entity) == above


@pytest.mark.parametrize(
    ("entity", "state"),
    [
        ("kr.nis", "KR"),
        ("br.police", "BR"),
        ("ua.zelensky", "UA"),
        ("gb.reuters", None),
        ("ps.moh_gaza", None),
        ("sd.rsf", None),
        ("un.ocha", None),
    ],
)
def test_whose_state_a_body_is_part_of(entity: str, state: str | None) -> None:
    assert state_of(entity) == state


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("kr.nis", "kr.jcs", True),
        ("kr.nis", "kr.government", True),
        ("pe.police", "pe.health_ministry", True),
        ("ps.moh_gaza", "ps.gmo", True),
        ("kr.nis", "ua.gur", False),
        ("gb.reuters", "gb.mod", False),
        ("sd.rsf", "sd.saf", False),
    ],
)
def test_two_bodies_of_one_state_are_known(a: str, b: str, *, one: bool) -> None:
    assert same_state(a, b) is one
    assert same_state(b, a) is one


def test_every_kind_is_a_body_in_every_country() -> None:
    for country in country_labels("en"):
        for kind in state_kinds():
            found = body_of(country, kind)
            assert found is not None
            assert state_of(found.id) in (country, None)
            assert "{" not in found.name


def test_every_parent_is_known() -> None:
    missing = {each.parent for each in bodies().values() if each.parent and body(each.parent) is None}
    assert not missing
