"""What a cell says as a head or a label."""

from collections.abc import Callable

import pytest

from counterclaim.extract.moments import Anchor
from counterclaim.extract.tables.facets import Facet, facet_of
from counterclaim.extract.tagging import Tagged

Cell = Callable[..., Tagged]


@pytest.fixture
def facet(cell: Cell) -> Callable[..., Facet]:
    """What a cell says: `facet(text, lang="en")`."""
    return lambda text, lang="en": facet_of(cell(text, lang), Anchor(None))


@pytest.mark.parametrize(
    ("text", "lang", "measure"),
    [
        ("Killed", "en", "killed"),
        ("Number of deaths", "en", "killed"),
        ("KIA", "en", "killed"),
        ("Killed or injured", "en", "casualties"),
        ("Hostages released", "en", "released"),
        ("Road deaths", "en", "killed"),
        ("Killed in attacks", "en", "killed"),
        ("Blessés", "fr", "injured"),
        ("Desaparecidos", "es", "missing"),
        ("الجرحى", "ar", "injured"),
        ("Евакуйовано осіб", "uk", "evacuated"),
        ("Задержано", "ru", "arrested"),
        ("死亡人数", "zh", "killed"),
        ("行方不明者", "ja", "missing"),
        ("Yaralı", "tr", "injured"),
        ("Tote", "de", "killed"),
    ],
)
def test_what_happened(facet: Callable[..., Facet], text: str, lang: str, measure: str) -> None:
    found = facet(text, lang)
    assert found.outcome is not None and found.outcome.measure == measure
    assert found.proof and not found.thing and not found.several


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Houses destroyed", "en"),
        ("Livestock killed", "en"),
        ("Deaths (%)", "en"),
        ("Deaths per 100,000", "en"),
        ("Damage (USD)", "en"),
        ("infected machines", "en"),
        ("Maisons détruites", "fr"),
        ("Врятовано будівель", "uk"),
        ("住家全壊", "ja"),
    ],
)
def test_what_counts_no_people(facet: Callable[..., Facet], text: str, lang: str) -> None:
    assert facet(text, lang).thing


@pytest.mark.parametrize(
    ("text", "lang"), [("Total", "en"), ("Итого", "ru"), ("المجموع", "ar"), ("合计", "zh"), ("Sub-total Gaza", "en")]
)
def test_a_whole(facet: Callable[..., Facet], text: str, lang: str) -> None:
    assert facet(text, lang).total


def test_whom(facet: Callable[..., Facet]) -> None:
    assert (facet("Israeli soldiers").role, facet("Israeli soldiers").country) == ("soldiers", "IL")
    assert facet("Thai").country == "TH"
    assert facet("Families displaced").household
    assert facet("of whom children").part


def test_how_much_and_when(facet: Callable[..., Facet]) -> None:
    assert facet("Refugees (thousands)").scale == 1_000
    assert facet("New deaths").counting == "new"
    assert facet("Cumulative cases").counting == "cumulative"
    assert facet("3 March 2025").dated
    assert facet("Province").kind == "places" and facet("Reporting date").kind == "dates"
