"""Where and when it happened, and in which event."""

from collections.abc import Callable

import pytest

from counterclaim.model import Claim

Claims = Callable[..., list[Claim]]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("An airstrike killed 12 people.", "strike", "airstrike"),
        ("12 people died in a shipwreck.", "shipwreck", "shipwreck"),
        ("The earthquake killed 12 people.", "earthquake", "earthquake"),
    ],
)
def test_the_event_that_a_figure_is_tied_to(claims: Claims, text: str, kind: str, words: str) -> None:
    (claim,) = claims(text)
    assert claim.event is not None
    assert (claim.event.kind, claim.event.text, claim.event.start) == (kind, words, None)
    assert [text[a:b] for a, b in claim.evidence["event"]] == [words]


def test_the_event_has_the_day_of_its_sentence(claims: Claims) -> None:
    (claim,) = claims("An airstrike killed 12 people on 3 April 2021.")
    assert claim.event is not None and claim.event.start == claim.event.end == "2021-04-03"


@pytest.mark.parametrize("text", ["12 people were arrested.", "12 people have died of storms since 3 April 2021."])
def test_a_figure_without_one_event(claims: Claims, text: str) -> None:
    (claim,) = claims(text, day="2024-05-06")
    assert claim.event is None


def test_the_day_at_the_beginning_of_the_report_serves_its_sentences(claims: Claims) -> None:
    text = "A fire broke out on 3 April 2021.\n12 people were injured."
    (claim,) = claims(text)
    assert claim.as_of is not None
    assert (claim.as_of.start, claim.as_of.inferred, claim.as_of.text) == ("2021-04-03", True, "3 April 2021")
    assert "as_of" not in claim.evidence


def test_the_nearer_of_two_days_is_the_day_of_the_figure(claims: Claims) -> None:
    (claim,) = claims("The fire of 3 April 2021 was forgotten when 12 people died on 9 June 2022.")
    assert claim.as_of is not None and claim.as_of.start == "2022-06-09"


def test_the_country_of_who_speaks_is_the_place_where_the_report_says_so(claims: Claims) -> None:
    told = "There was shelling in Yemen.\nThe unrest in Yemen goes on, Yemen's foreign minister said.\n"
    (claim,) = claims(told + "France has sent 900 soldiers.")
    assert [place.country for place in claim.places] == ["YE"]


def test_the_country_of_who_speaks_of_others_people_is_no_place(claims: Claims) -> None:
    told = "Yemen's foreign minister said the war was long.\nYemen's army said the same.\n"
    assert all(not claim.places for claim in claims(told + "France has lost 900 soldiers."))


@pytest.mark.parametrize(
    ("lang", "text", "where"),
    [
        ("en", "Two North Korean soldiers captured in South Korea were questioned.", "KR"),
        ("en", "Two soldiers were captured by Ukraine in Kursk.", "RU"),
        ("en", "Two soldiers captured by Ukraine are being treated.", None),
        ("en", "300 Russian soldiers captured by Ukrainian forces were questioned.", None),
        ("fr", "Deux soldats capturés par l'Ukraine sont soignés.", None),
        ("ru", "Украина взяла в плен двух северокорейских солдат.", None),
    ],
)
def test_whose_prisoners_they_are_is_no_place(claims: Claims, lang: str, text: str, where: str | None) -> None:
    (claim,) = claims(text, lang)
    assert claim.measure == "captured"
    assert [place.country for place in claim.places] == ([where] if where else [])
