"""Statements go out as schema.org Claims, and are reviewed by people alone."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from schema_org import registry

from counterclaim import add, judge
from counterclaim.api.exporting import packed
from counterclaim.model import Series
from counterclaim.output.export import Parcel

from .conftest import written
from .linked import expanded

SCHEMA = {"@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}}
TEXT = "Six people were rescued. The flood in Ptuj killed 14 people, police said on Monday. 30 were injured."


def kinds(name: str) -> set[str]:
    """The type called `name` and all that it is a kind of."""
    return {name, *registry.ancestry(name)}


def amiss(node: Any, told: str = "") -> Iterator[str]:
    """What in `node` the vocabulary of schema.org does not allow, as far as its types tell: members that a type does
    not have or that were replaced, and values of other types than a member takes."""
    kind = node.get("@type", "Thing")
    for name, value in node.items():
        if name.startswith("@"):
            continue
        member = registry.PROPERTY_BY_SCHEMA.get(name)
        if member is None or member.superseded_by or not kinds(kind) & set(member.domains):
            yield f"{told}{kind}.{name}"
            continue
        takes = set(member.ranges)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                if "@type" in each and not takes & kinds(each["@type"]):
                    yield f"{told}{kind}.{name} is no {each['@type']}"
                yield from amiss(each, f"{told}{kind}.{name}: ")
            elif not takes & ({"Text", "URL", "Date", "DateTime"} if isinstance(each, str) else {"Number"}):
                yield f"{told}{kind}.{name} is no {type(each).__name__}"


def graph(parcel: Parcel) -> list[dict[str, Any]]:
    told = json.loads(written(parcel, "schema"))
    assert told["@context"] == "https://schema.org"
    return told["@graph"]


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Parcel]:
    """A report of which a person accepted one claim, rejected another, and adopted the figure of the first."""
    ledger = str(tmp_path / "flood.db")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    add([tmp_path / "report.txt"], ledger=ledger, date="2025-05-14", url="https://courier.example.org/flood")
    with packed(ledger) as parcel:
        ids = {claim.measure: claim.id for claim in parcel.claims}
    judge.accept(ids["killed"], "as printed", by="lena", ledger=ledger)
    judge.reject(ids["injured"], "of another flood", by="lena", ledger=ledger)
    judge.adopt(14, Series("killed"), "the police list", "verified", by="ravi", ledger=ledger)
    with packed(ledger) as parcel:
        yield parcel


def test_all_that_goes_out_is_in_the_vocabulary(parcel: Parcel, judged: Parcel) -> None:
    wrong = {"@type": "Claim", "rating": 5, "author": {"@type": "Place", "headline": "x"}, "about": "flood"}
    assert len(list(amiss(wrong))) == 4
    for each in (parcel, judged):
        assert [fault for node in graph(each) for fault in amiss(node)] == []


def test_every_member_is_linked_data(parcel: Parcel, judged: Parcel) -> None:
    for each in (parcel, judged):
        told = json.loads(written(each, "schema"))
        nodes, dropped = expanded(told, {"https://schema.org": SCHEMA})
        assert not dropped
        assert len(nodes) == len(told["@graph"]) > 0
        assert {kind for node in nodes for kind in node["@type"]} <= {
            "https://schema.org/Claim",
            "https://schema.org/ClaimReview",
        }


def test_each_statement_is_one_claim_with_the_reports_that_tell_it(parcel: Parcel) -> None:
    nodes = graph(parcel)
    assert len({node["@id"] for node in nodes}) == len(nodes)
    quotes = {claim.sentence.text for claim in parcel.claims}
    appearances = [work for node in nodes for work in node["appearance"]]
    assert {work["hasPart"]["text"] for work in appearances} <= quotes
    told = {(work["@id"], work["hasPart"]["text"]) for work in appearances}
    assert {address for address, _ in told} == {claim.url for claim in parcel.claims}
    (nine,) = [node for node in nodes if node["name"].startswith("9 people killed in Slovenia")]
    assert [work["inLanguage"] for work in nine["appearance"]] == ["en", "de", "en"]
    assert nine["mainEntity"] == {
        "@type": "Observation",
        "variableMeasured": "people killed",
        "unitText": "person",
        "value": 9,
    }
    assert nine["firstAppearance"]["url"] == nine["appearance"][0]["url"]
    (service,) = [node for node in nodes if node["name"].startswith("At least 30 North Korean soldiers")]
    assert service["author"] == [
        {"@type": "GovernmentOrganization", "name": "Main Directorate of Intelligence (Ukraine)"}
    ]
    assert service["mainEntity"]["minValue"] == 30
    assert "maxValue" not in service["mainEntity"]


def test_nobody_reviews_what_no_person_rated(parcel: Parcel) -> None:
    assert {node["@type"] for node in graph(parcel)} == {"Claim"}


def test_people_rate_in_words_and_what_they_rejected_stays_here(judged: Parcel) -> None:
    nodes = graph(judged)
    assert not [node for node in nodes if node["@type"] == "Claim" and "injured" in node["name"]]
    reviews = [node for node in nodes if node["@type"] == "ClaimReview"]
    assert [
        (each["reviewRating"]["alternateName"], each["author"]["name"], each["reviewBody"]) for each in reviews
    ] == [
        ("Adopted as the figure to use (verified)", "ravi", "the police list"),
    ]
    for each in reviews:
        assert "ratingValue" not in each["reviewRating"]
        assert each["itemReviewed"]["@type"] == "Claim"
        assert each["claimReviewed"].startswith("14 people killed in Ptuj")


def test_a_claim_tells_what_contradicts_it(parcel: Parcel) -> None:
    (seoul,) = [node for node in graph(parcel) if node["name"].startswith("About 1,100 North Korean soldiers")]
    assert "more than 3,000 by Volodymyr Zelensky" in seoul["description"]


def test_only_what_was_asked_for_goes_out(parcel_of: Callable[..., Parcel]) -> None:
    nodes = graph(parcel_of(measure="missing"))
    assert nodes
    assert {node["mainEntity"]["variableMeasured"].split()[-1] for node in nodes} == {"missing"}


def test_what_tries_to_get_out_of_its_place_stays_in_it(
    samples: ModuleType, parcel_from: Callable[..., Parcel]
) -> None:
    told = parcel_from(samples.hostile(), samples.arabic())
    assert b"<" not in written(told, "schema")
    nodes = graph(told)
    assert [fault for node in nodes for fault in amiss(node)] == []
    assert not [work for node in nodes for work in node["appearance"] if work.get("url", "").startswith("javascript:")]
    assert {node["text"] for node in nodes} == {claim.sentence.text for claim in told.claims}
