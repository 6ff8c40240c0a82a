"""Speakers, places, figures and dates as schema.org has them; what nobody told is not there."""

from dataclasses import replace
from types import ModuleType

import pytest

from counterclaim.model import Claim, Moment, Place, Published, Speaker, described, quantity
from counterclaim.output.export.schema.parts import day_of, fullest, observation, party, period, said, spot, work


@pytest.fixture
def claim(samples: ModuleType) -> Claim:
    return samples.conflict()[0]


@pytest.mark.parametrize(
    ("speaker", "told"),
    [
        (Speaker("Volodymyr Zelensky", "Zelensky", "government", "UA", "ua.zelensky"), "Person"),
        (Speaker("Lee Seong Kweun", "Lee", "opposition", None, "person.lee-seong-kweun"), "Person"),
        (Speaker("HUR", "HUR", "intelligence", "UA", "ua.gur"), "GovernmentOrganization"),
        (Speaker("Hamas", "Hamas", "armed_group", "PS", "ps.hamas"), "Organization"),
        (Speaker("the spokesman", "the spokesman", "police"), None),
    ],
)
def test_a_speaker_is_of_a_type_only_where_it_is_known(speaker: Speaker, told: str | None) -> None:
    assert party(speaker).get("@type") == told
    assert party(speaker)["name"]


def test_bodies_go_by_their_english_name() -> None:
    assert party(Speaker("HUR", "ГУР", "intelligence", "UA", "ua.gur"))["name"] == (
        "Main Directorate of Intelligence (Ukraine)"
    )


def test_a_place_has_its_middle_and_its_country(samples: ModuleType) -> None:
    assert spot(samples.KURSK, samples.NAMES) == {
        "@type": "Place",
        "name": "Kursk Oblast",
        "sameAs": "https://sws.geonames.org/538555/",
        "geo": {"@type": "GeoCoordinates", "latitude": 51.7, "longitude": 35.3},
        "containedInPlace": {"@type": "Country", "name": "Russia"},
    }
    assert spot(Place("AT", "Austria", None), samples.NAMES) == {"@type": "Country", "name": "Austria"}


@pytest.mark.parametrize(
    ("figure", "ends"),
    [
        (quantity(12, "exact", "12"), {"value": 12}),
        (quantity(12, "at_least", "12"), {"minValue": 12}),
        (quantity(12, "at_most", "12"), {"maxValue": 12}),
        (quantity(10, "range", "10 to 20", 20), {"minValue": 10, "maxValue": 20}),
        (quantity(0, "exact", "no"), {"value": 0}),
    ],
)
def test_a_figure_has_the_ends_that_its_words_leave(
    claim: Claim, samples: ModuleType, figure: object, ends: dict[str, int]
) -> None:
    told = observation(replace(claim, quantity=figure), samples.NAMES)
    assert {name: value for name, value in told.items() if "alue" in name} == ends
    assert told["variableMeasured"] == "North Korean soldiers killed or injured"


def test_households_are_no_people(claim: Claim, samples: ModuleType) -> None:
    told = observation(replace(claim, quantity=quantity(9, "exact", "9", unit="household")), samples.NAMES)
    assert (told["variableMeasured"], told["unitText"]) == ("households killed or injured", "household")


def test_a_report_of_which_nothing_is_known_still_has_its_words(claim: Claim) -> None:
    bare = replace(claim, url="javascript:alert(1)", outlet=None, published=None)
    assert set(work(bare, None)) == {"@type", "@id", "inLanguage", "hasPart"}
    assert work(bare, None)["@id"].startswith("urn:uuid:")


def test_what_another_version_of_the_text_was_called_is_not_told(claim: Claim, samples: ModuleType) -> None:
    page = replace(samples.HOSTILE, title="A title", author="A writer", archived="https://archive.example.org/1")
    known = replace(described(page), text=claim.text)
    told = {"headline", "author", "archivedAt"}
    assert told <= set(work(claim, known))
    assert not told & set(work(claim, replace(known, text="another")))


def test_a_day_is_told_only_where_it_is_one() -> None:
    assert day_of(Published("2025-05-14T06:10:00+00:00", "2025-05-14T06:10:00+00:00", "meta")) == (
        "2025-05-14T06:10:00+00:00"
    )
    assert day_of(Published("2025-05-01", "2025-05-31", "text")) is None
    assert period(Moment("2025-05-01", "2025-05-31")) == "2025-05-01/2025-05-31"
    assert period(Moment("2025-05-14", "2025-05-14")) == "2025-05-14"


def test_a_figure_was_given_when_it_was_said_or_else_when_it_first_appeared(claim: Claim) -> None:
    day = Moment("2024-12-23", "2024-12-23")
    speaker = replace(claim.sources[0], said=day)
    silent = replace(
        claim, sources=(replace(speaker, said=None),), published=Published("2024-12-24", "2024-12-24", "x")
    )
    assert said([silent, replace(claim, sources=(speaker,))]) == "2024-12-23"
    assert said([silent]) == "2024-12-24"
    assert said([replace(silent, published=None)]) is None


def test_the_sentence_that_names_the_speaker_proves_more_than_a_headline(claim: Claim) -> None:
    headline = replace(claim, sources=(), sentence=replace(claim.sentence, text=claim.sentence.text * 2))
    assert fullest([headline, claim]) is claim
    assert fullest([claim, claim]) is claim
