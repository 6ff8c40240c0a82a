"""A claim at its permanent address, whatever becomes of it."""

import html
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from counterclaim.extract import READER, claims_of
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document, Judgement, Reading, as_record

FLOOD = Document("flood", "The flood killed 14 people in Osijek, police said.\nTwenty were injured.", "en", "Flood")


@pytest.fixture
def killed(ledger: str) -> Claim:
    """A claim that was kept in the ledger."""
    found = [one for one in claims_of(FLOOD) if isinstance(one, Claim)]
    with Ledger.open(ledger) as store:
        store.add(FLOOD, found, (), READER)
    return found[0]


def test_the_record_is_that_of_the_contract(client: Any, killed: Claim) -> None:
    record = client.get(f"/api/v1/claims/{killed.id}").json()
    assert record.pop("state") == "stands"
    assert record == {**as_record(killed), "evidence": {k: [list(s) for s in v] for k, v in killed.evidence.items()}}


def test_a_page_that_can_be_cited(client: Any, killed: Claim) -> None:
    page = html.unescape(client.get(f"/claims/{killed.id}").text)
    assert "“The flood killed 14 people in Osijek, police said.” police, Flood" in page
    assert f"{client.base_url}/claims/{killed.id}".replace("//claims", "/claims") in page
    assert f"/documents?id=flood&claim={killed.id}#at-{killed.id}" in page


def test_what_never_was_is_not_there(client: Any) -> None:
    assert client.get("/claims/m_0123456789abcdef").status_code == 404
    assert client.get("/api/v1/claims/m_0123456789abcdef").status_code == 404
    assert client.get("/claims/%00").status_code == 422


def test_it_stays_whatever_becomes_of_it(client: Any, ledger: str, killed: Claim) -> None:
    address = f"/claims/{killed.id}"
    with Ledger.open(ledger) as store:
        store.judge(Judgement("reject", "lena", "a <b>film</b>", killed.id))
    page = client.get(address)
    assert (page.status_code, "People reject this claim" in page.text) == (200, True)
    assert "a &lt;b&gt;film&lt;/b&gt;" in page.text
    assert client.get(f"/api/v1{address}").json()["state"] == "rejected"

    with Ledger.open(ledger) as store:
        store.add(replace(FLOOD, text="Seventeen people were killed."), (), (), READER)
    assert client.get(address).status_code == 200


def test_a_claim_that_no_reading_has_any_more(client: Any, ledger: str, killed: Claim) -> None:
    with Ledger.open(ledger) as store:
        store.read_again(Reading(FLOOD), "test/2")
    page = client.get(f"/claims/{killed.id}")
    assert (page.status_code, "No reading that stands has this claim any more" in page.text) == (200, True)


def test_its_fields_light_up_and_keys_lead_to_its_report(
    killed: Claim, ledger: str, desk: Callable[..., str], tab: Callable[..., Any]
) -> None:
    page = tab(f"{desk(ledger)}/claims/{killed.id}")
    words = page.locator('.said-here mark[data-field="sources"]').first
    plain = words.evaluate("(mark) => getComputedStyle(mark).backgroundColor")
    page.locator('[data-lights="sources"]').hover()
    assert words.evaluate("(mark) => getComputedStyle(mark).backgroundColor") != plain
    page.keyboard.press("e")
    page.wait_for_url("**/documents?**")
    assert page.locator(".number.chosen").inner_text() == "14"
