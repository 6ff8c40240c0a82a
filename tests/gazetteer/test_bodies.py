"""Named bodies: found by their aliases, and not taken for one another."""

from collections import defaultdict
from typing import get_args

import pytest

from counterclaim.gazetteer.bodies import aliases, bodies, capitalised
from counterclaim.gazetteer.states import body as body_with_id
from counterclaim.model import SourceType

LANGUAGES = ("de", "en", "nl")


def test_there_are_enough_of_them() -> None:
    assert len(bodies()) >= 170


def test_types_countries_and_parents() -> None:
    for body in bodies().values():
        assert body.type in get_args(SourceType), body.id
        assert all(code.isupper() and len(code) == 2 for code in (body.country or "XX", *body.context)), body.id
        assert body.parent is None or body_with_id(body.parent) is not None, body.id


def test_nobody_is_above_itself() -> None:
    for body in bodies().values():
        above, parent = {body.id}, body.parent
        while parent:
            assert parent not in above, body.id
            above.add(parent)
            parent = bodies()[parent].parent if parent in bodies() else None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_bodies_of_one_type_share_an_alias_only_with_a_context(lang: str) -> None:
    for alias, found in aliases(lang).items():
        by_type = defaultdict(list)
        for body in found:
            by_type[body.type].append(body)
        for rivals in by_type.values():
            assert len(rivals) == 1 or all(body.context for body in rivals), alias


def test_every_body_is_called_something() -> None:
    called = {body.id for lang in LANGUAGES for found in aliases(lang).values() for body in found}
    assert called == bodies().keys()


@pytest.mark.parametrize(
    ("lang", "alias", "identity"),
    [
        ("en", "nis", "kr.nis"),
        ("de", "nis", "kr.nis"),
        ("nl", "national intelligence service", "kr.nis"),
        ("nl", "gur", "ua.gur"),
        ("en", "hur", "ua.gur"),
        ("de", "ukrainischen generalstabs", "ua.general_staff"),
        ("nl", "oekraïense generaal staf", "ua.general_staff"),
        ("en", "joint chiefs committee", "kr.jcs"),
        ("nl", "pentagon", "us.dod"),
        ("de", "pentagons", "us.dod"),
        ("en", "hamas-run health ministry", "ps.moh_gaza"),
        ("nl", "russische ministerie van defensie", "ru.mod"),
        ("en", "mediazona", "ru.mediazona"),
        ("de", "weißhelme", "sy.white_helmets"),
        ("de", "hisbollah", "lb.hezbollah"),
        ("nl", "anadolu", "tr.anadolu"),
    ],
)
def test_names_of_the_news(lang: str, alias: str, identity: str) -> None:
    assert identity in {body.id for body in aliases(lang)[alias.casefold()]}


def test_rsf_is_a_militia_in_sudan_and_a_charity_elsewhere() -> None:
    found = {body.id: body.context for body in aliases("en")["rsf"]}
    assert found == {"sd.rsf": ("SD",), "int.rsf": ()}


def test_who_is_the_organisation_only_in_capitals() -> None:
    assert {"who", "is", "spiegel"} <= capitalised("en")
    assert "kremlin" not in capitalised("en")
    assert "world health organization" not in capitalised("en")
