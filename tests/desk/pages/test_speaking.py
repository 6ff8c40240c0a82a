"""Speakers over HTTP: who there is, what each said, and that two are one or are not."""

import re
from pathlib import Path
from typing import Any

import pytest

from counterclaim import add, claims, judge
from counterclaim.indexing import bring_up

from ..conftest import Client

NIS = "kr.nis"
TWO = (
    "A fire in Lokve, Croatia, killed 17 people, Andriy Chernenko, a lawmaker, said on Tuesday.",
    "A fire in Lokve, Croatia, killed 19 people, Andriy Chornenko, a lawmaker, said on Wednesday.",
)


@pytest.fixture
def two(ledger: str, tmp_path: Path) -> str:
    """The ledger of the examples, with a person who is spelt in two ways."""
    for number, text in enumerate(TWO, 1):
        (tmp_path / f"lokve-{number}.txt").write_text(text, encoding="utf-8")
        add([tmp_path / f"lokve-{number}.txt"], ledger=ledger, date=f"2025-04-0{number}")
    bring_up(ledger)  # a page waits for that, but not for long
    return ledger


def test_speakers_are_found_by_name_kind_and_country(client: Client) -> None:
    def keys(**asked: str) -> set[str]:
        return set(re.findall(r'href="/speakers/([^"]+)" dir', client.get("/speakers", params=asked).text))

    assert NIS in keys() & keys(name="geheimdienst ni") & keys(kind="intelligence") & keys(country="KR")
    assert NIS not in keys(kind="police") | keys(country="UA")
    assert "Nobody is called so" in client.get("/speakers", params={"name": "nobody at all"}).text


def test_all_that_one_said_stands_with_its_words_and_the_others(client: Client) -> None:
    page = client.get(f"/speakers/{NIS}").text
    said = client.get(f"/api/v1/speakers/{NIS}").json()
    sayings = [each for story in said["stories"] for one in story["series"] for each in one["sayings"]]
    assert len(sayings) >= 5
    killed = next(one for one in said["stories"][0]["series"] if one["card"]["title"] == "North Korean soldiers killed")
    assert [(each["number"], each["change"]) for each in killed["sayings"]] == [
        ("≈ 600", 300),
        ("≈ 300", 200),
        ("≥ 100", None),
    ]
    assert {other["name"] for other in killed["others"]} >= {"Lee Seong-kweun"}
    assert all(f"/claims/{each['claim']}" in page for each in sayings)
    assert "südkoreanische Geheimdienst NIS" in page
    assert '<a href="/speakers/kr.government">' in page


def test_figures_of_one_kind_or_contested_ones_alone(client: Client) -> None:
    def measures(**asked: str) -> set[str]:
        found = client.get(f"/api/v1/speakers/{NIS}", params=asked).json()["stories"]
        return {one["card"]["measure"] for story in found for one in story["series"]}

    assert measures(measure="deployed") == {"deployed"}
    assert measures() > {"deployed", "killed"}
    assert "Nothing it said is like that" in client.get(f"/speakers/{NIS}", params={"measure": "missing"}).text


def test_nobody_is_told_so(client: Client) -> None:
    assert client.get("/speakers/nobody").status_code == 404
    assert client.get("/api/v1/speakers/no/body").status_code == 404


def test_two_spellings_are_merged_in_a_browser(desk: Any, two: str, tab: Any) -> None:
    page = tab(f"{desk(two)}/speakers?name=andriy+ch")
    assert page.locator("tbody tr").count() == 2
    page.get_by_role("link", name="Andriy Chernenko", exact=True).click()
    page.get_by_role("heading", name="Perhaps the same").wait_for()
    assert "the names differ by one letter" in page.locator(".proposals").inner_text()
    page.get_by_role("button", name="They are one").click()
    page.get_by_role("heading", name="Perhaps the same").wait_for(state="detached")
    assert "Andriy Chornenko" in page.locator(".names").inner_text()
    keys = {speaker.entity for claim in claims(ledger=two) for speaker in claim.sources if "Andriy" in speaker.name}
    assert len(keys) == 1
    assert [entry.judgement.kind for entry in judge.listed(two)] == ["merge"]


def test_a_name_is_taken_out(client: Client, ledger: str) -> None:
    at = f"/speakers/{NIS}"
    answer = client.send_form(
        f"/judge/split?back={at}", at=at, things="speakers", ids="NIS", out_of=NIS, why="Another service."
    )
    assert answer.status_code == 303
    assert not [
        claim
        for claim in claims(ledger=ledger)
        for speaker in claim.sources
        if (speaker.entity, speaker.text) == (NIS, "NIS")
    ]
