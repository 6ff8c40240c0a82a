"""Checking over HTTP: each figure of a draft with its answer, and nothing kept."""

import re
from typing import Any

from counterclaim import check, documents

from ..conftest import Client

DRAFT = "Nine people were killed in the flood in Slovenia, and 18 are missing. In Vienna, 300 people were injured."


def test_each_figure_of_a_draft_has_its_answer(client: Client, ledger: str) -> None:
    page = client.post("/check", data={"draft": DRAFT}).text
    expected = [(each.status, each.why) for each in check(DRAFT, ledger=ledger)]
    assert len(expected) == 3
    assert re.findall(r'<li id="figure-\d" class="s-(\w+)">', page) == [status for status, _ in expected]
    for status, why in expected:
        assert why in page
        assert f'<a class="figure s-{status}"' in page
    assert all(words in page for words in re.findall(r"\w{5,}", DRAFT))


def test_nothing_of_a_draft_is_kept(client: Client, ledger: str) -> None:
    before = list(documents(ledger=ledger))
    client.post("/check", data={"draft": "Seventeen people were killed in a fire in Lokve, Croatia."})
    assert list(documents(ledger=ledger)) == before
    assert "Lokve" not in client.get("/check").text


def test_a_sentence_in_the_address(client: Client) -> None:
    assert 'id="figure-1"' in client.get("/check", params={"draft": DRAFT}).text


def test_what_cannot_be_checked_is_told(client: Client) -> None:
    assert "gives no figure" in client.post("/check", data={"draft": "Nothing happened."}).text
    for fields, told in (
        ({"draft": "x " * 20_000}, "longer than 20,000 characters"),
        ({"draft": DRAFT, "date": "soon"}, "is not a date"),
        ({"draft": DRAFT, "language": "Elvish!"}, "is not a language"),
    ):
        answer = client.post("/check", data=fields)
        assert (answer.status_code, told in answer.text) == (400, True)


def test_a_draft_in_a_browser(desk: Any, ledger: str, tab: Any) -> None:
    page = tab(f"{desk(ledger)}/check")
    page.get_by_label("A sentence or more").fill("Bei der Flut in Slowenien starben neun Menschen.")
    page.get_by_role("button", name="Check it").click()
    page.locator("#answers .chip").first.wait_for()
    assert page.locator(".draft .figure").all_inner_texts() == ["neun"]
    assert page.get_by_label("A sentence or more").input_value().startswith("Bei der Flut")
    assert page.locator("#answers blockquote").count() >= 1
