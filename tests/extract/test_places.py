"""Places that a sentence names, and the country that a report is about."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from counterclaim.extract.places import Located, main_place, places_in
from counterclaim.extract.reading import Reading
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.towns import Surroundings
from counterclaim.model import Claim, Place

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "name", "country", "precision"),
    [
        ("en", "12 people died in Peru", "Peru", "PE", "country"),
        ("en", "12 people died in Batumi", "Batumi", "GE", "town"),
        ("en", "12 people died in New York City", "New York City", "US", "town"),
        ("en", "12 people died in the Kursk region", "Kursk Oblast", "RU", "region"),
        ("de", "In Georgien starben 12 Menschen", "Georgia", "GE", "country"),
        ("nl", "In Charleroi vielen 12 doden", "Charleroi", "BE", "town"),
    ],
)
def test_a_place_and_how_exactly_it_is_known(
    sentence: Sentence, lang: str, text: str, name: str, country: str, precision: str
) -> None:
    (located,) = places_in(sentence(text, lang))
    assert (located.place.name, located.place.country, located.place.precision) == (name, country, precision)
    assert located.place.text and located.place.text in text


def test_a_town_has_its_number_and_where_it_lies(sentence: Sentence) -> None:
    (located,) = places_in(sentence("12 people died in Batumi"))
    assert located.place.geoname
    assert located.place.lat == pytest.approx(41.6, abs=0.2) and located.place.lon == pytest.approx(41.6, abs=0.2)


def test_a_capital_is_a_town(sentence: Sentence) -> None:
    (located,) = places_in(sentence("12 people died in Tbilisi"))
    assert (located.place.precision, located.place.country) == ("town", "GE")


def test_a_country_that_the_report_names_settles_an_ambiguous_town(sentence: Sentence) -> None:
    s = sentence("12 people died in Valencia")
    assert places_in(s, Surroundings(frozenset({"ES"})))[0].place.country == "ES"
    assert places_in(s, Surroundings(frozenset({"VE"})))[0].place.country == "VE"


@pytest.mark.parametrize("text", ["", "12 people died", "he read a book", "the police of the village"])
def test_where_no_place_is_named_there_is_none(sentence: Sentence, text: str) -> None:
    assert places_in(sentence(text)) == []


def test_where_something_happens_weighs_more_than_whose_it_is(sentence: Sentence) -> None:
    nation, place = places_in(sentence("12 Peruvian tourists died in Chile"))
    assert (nation.place.country, place.place.country) == ("PE", "CL")
    assert place.weight > nation.weight


def located(country: str | None, weight: float = 2.0) -> Located:
    """A place of `country`, made for the test."""
    return Located(0, 1, Place(country, country or "?", country), weight)


def test_the_report_is_about_what_it_names_most_and_first() -> None:
    chosen = main_place([(0, located("PE")), (5, located("CL")), (9, located("PE"))])
    assert chosen is not None and chosen.country == "PE"


@pytest.mark.parametrize(
    "named",
    [[], [(0, located(None))], [(5, located("PE")), (6, located("CL"))], [(0, located("PE")), (0, located("CL", 1.9))]],
)
def test_where_no_country_stands_out_none_is_chosen(named: list[tuple[int, Located]]) -> None:
    assert main_place(named) is None


def town(name: str, weight: float = 3.0) -> Located:
    """A town of Peru, made for the test."""
    return Located(0, 1, Place("PE", name, name, precision="town"), weight)


def test_a_town_named_once_in_passing_is_not_where_the_report_is() -> None:
    chosen = main_place([(0, located("PE")), (4, town("Lima"))])
    assert chosen is not None and (chosen.country, chosen.precision) == ("PE", "country")


def test_the_town_that_the_report_is_about_is_shown() -> None:
    assert (
        main_place([(0, located("PE")), (1, town("Lima")), (4, town("Lima")), (9, town("Cusco"))]) == town("Lima").place
    )


def test_where_the_report_was_written_says_only_the_country() -> None:
    dateline = replace(town("Lima"), dateline=True)
    chosen = main_place([(0, dateline), (1, dateline)])
    assert chosen is not None and (chosen.country, chosen.precision) == ("PE", "country")


def test_a_claim_is_placed_in_its_sentence_or_where_the_report_is(claims: Callable[..., list[Claim]]) -> None:
    text = "Earthquake in Nepal\nThe quake killed 61 people in Kathmandu.\nThirty others were injured."
    first, second = claims(text)
    assert [(p.name, p.country) for p in first.places] == [("Kathmandu", "NP")]
    assert [p.country for p in second.places] == ["NP"]
    assert "places" in first.evidence and "places" not in second.evidence


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Twelve people were killed in Baton Rouge, Louisiana.", "Baton Rouge"),
        ("fr", "À Tripoli, au Liban, 12 personnes ont été tuées.", "Tripoli"),
    ],
)
def test_what_says_where_a_town_lies_does_not_stand_against_it(
    claims: Callable[..., list[Claim]], lang: str, text: str, name: str
) -> None:
    (claim,) = claims(text, lang)
    assert [place.name for place in claim.places] == [name]


def test_people_who_are_sent_are_placed_where_they_go(claims: Callable[..., list[Claim]]) -> None:
    (claim,) = claims("North Korea has sent 10,000 troops to Russia.")
    assert [p.country for p in claim.places] == ["RU"]


def test_a_reading_knows_the_countries_named(reading: Callable[..., Reading]) -> None:
    assert reading("Earthquake in Nepal\nIndian rescuers came.").countries == {"NP", "IN"}
