"""Which of several towns a name means, and when it means none."""

from collections.abc import Callable

import pytest

from counterclaim.extract.places import places_in
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.towns import NOWHERE, Surroundings, may_name_town
from counterclaim.gazetteer.places import every_region
from counterclaim.model import Place, Span
from counterclaim.packs import pack_for

Sentence = Callable[..., Tagged]


def towns(s: Tagged, around: Surroundings = NOWHERE) -> list[Place]:
    """The towns that `s` names."""
    return [located.place for located in places_in(s, around) if located.place.precision == "town"]


@pytest.mark.parametrize(
    ("lang", "text", "name", "country", "lat"),
    [
        ("en", "Four people were shot in Springfield, Illinois, on Monday", "Springfield", "US", 39.8),
        ("en", "Four people were shot in Springfield, Missouri, on Monday", "Springfield", "US", 37.2),
        ("en", "A tornado killed 12 people near Birmingham, Alabama", "Birmingham", "US", 33.5),
        ("en", "Twelve people drowned off Tripoli, Lebanon", "Tripoli", "LB", 34.4),
        ("en", "Twelve people died in the Lebanese city of Tripoli", "Tripoli", "LB", 34.4),
        ("en", "Twelve people died in Valencia, Venezuela", "Valencia", "VE", 10.2),
        ("en", "Twelve people died in San José, Costa Rica", "San José", "CR", 9.9),
        ("en", "Twelve people died in Santiago de Cuba", "Santiago de Cuba", "CU", 20.0),
        ("en", "Twelve people died in Paris, Texas", "Paris", "US", 33.7),
        ("de", "In der venezolanischen Stadt Valencia starben zwölf Menschen", "Valencia", "VE", 10.2),
        ("es", "Doce personas murieron en Córdoba, Argentina", "Córdoba", "AR", -31.4),
        ("es", "Doce personas murieron en Córdoba, España", "Córdoba", "ES", 37.9),
        ("es", "Doce personas murieron en Mérida (Venezuela)", "Mérida", "VE", 8.6),
        ("fr", "Douze personnes sont mortes à Tripoli, au Liban", "Tripoli", "LB", 34.4),
        ("pt", "Doze pessoas morreram em Santarém, no Pará", "Santarém", "BR", -2.4),
        ("it", "Dodici persone sono morte a Valencia, in Venezuela", "Valencia", "VE", 10.2),
        ("nl", "Twaalf mensen kwamen om in Hyderabad, Pakistan", "Hyderabad", "PK", 25.4),
    ],
)
def test_the_region_or_country_beside_a_name_settles_it(
    sentence: Sentence, lang: str, text: str, name: str, country: str, lat: float
) -> None:
    place = towns(sentence(text, lang))[0]
    assert (place.name, place.country) == (name, country)
    assert place.lat == pytest.approx(lat, abs=0.3)


def test_a_report_about_a_country_means_its_own_town(sentence: Sentence) -> None:
    s = sentence("Doce personas murieron en Córdoba", "es")
    assert towns(s, Surroundings(frozenset({"AR"})))[0].country == "AR"
    assert towns(s, Surroundings(frozenset({"ES"})))[0].country == "ES"


def test_a_report_about_a_region_means_the_town_there(sentence: Sentence) -> None:
    s = sentence("Four people were shot in Springfield")
    illinois = every_region()["US", "Illinois"]
    assert towns(s, Surroundings(frozenset({"US"}), frozenset({illinois})))[0].lat == pytest.approx(39.8, abs=0.2)


@pytest.mark.parametrize(
    ("lang", "text", "countries"),
    [
        ("en", "Four people were shot in Springfield", ("US",)),  # three of one size
        ("en", "Twelve people died in Valencia", ()),  # Spain's and Venezuela's
        ("en", "Twelve people died in Lima", ("AR",)),  # a village of Argentina
        ("en", "Twelve fans of the Denver Nuggets were hurt", ("US",)),
        ("en", "The mayor, Candace Turner, said 12 people died", ("US",)),
        ("en", "Joe Warren said 12 people had died", ("US",)),
        ("fr", "Douze partisans de Warren ont été arrêtés", ("US",)),
        ("id", "Lima orang tewas", ("AR",)),
        ("cs", "Loni zemřelo dvanáct lidí", ("IN",)),
        ("it", "Pare che siano morte dodici persone", ("ID",)),
        ("ro", "Este vorba de doisprezece morți", ("IT",)),
        ("tr", "Normal şartlarda 12 kişi öldü", ("US",)),
        ("pl", "W tym czasie Marka zabito", ()),
        ("ar", "نشرت صور 12 قتيلا", ("LB",)),
    ],
)
def test_what_is_not_sure_stays_unresolved(
    sentence: Sentence, lang: str, text: str, countries: tuple[str, ...]
) -> None:
    assert towns(sentence(text, lang), Surroundings(frozenset(countries))) == []


@pytest.mark.parametrize(
    ("lang", "text", "country"),
    [
        ("en", "A bomb killed 12 people in Barcelona", "ES"),
        ("en", "Gunman Kills Five People In Annapolis Newsroom", "US"),
        ("de", "Am Flughafen Frankfurt starben zwölf Menschen", "DE"),
        ("en", "Twelve people died in Hyderabad", "IN"),
        ("pl", "W Łodzi w pożarze zginęło pięć osób", "PL"),
        ("en", "The explosion in New York killed 12 people", "US"),
    ],
)
def test_great_and_plain_names_still_count(sentence: Sentence, lang: str, text: str, country: str) -> None:
    assert [place.country for place in towns(sentence(text, lang))] == [country]


def test_regions_that_mislead_need_their_country(sentence: Sentence) -> None:
    s = sentence("Die Menschen dieses Landes trauern um 12 Tote", "de")
    assert places_in(s, Surroundings(frozenset({"FR"}))) == []


@pytest.mark.parametrize(
    ("lang", "text", "may"),
    [
        ("en", "They fled to San José on foot", True),
        ("en", "They fled to the hills on foot", False),
        ("fr", "Ils sont à Saint-Denis", True),
        ("tr", "Konyalılar Konyada kaldı", True),
        ("en", "they fled to lima", False),
    ],
)
def test_towns_are_seen_before_words_have_meanings(lang: str, text: str, may: bool) -> None:
    pack = pack_for(lang)
    assert pack is not None
    assert may_name_town(text, Span(0, len(text)), pack) is may
