"""Documents and claims as JSON, whatever letters they hold."""

from dataclasses import replace
from typing import Any

from counterclaim.extract import READER, claims_of
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Document

FLOOD = Document("flood", "The flood killed 14 people in Osijek, police said.", "en", "Flood")


def test_text_and_versions(ledger: str, client: Any) -> None:
    with Ledger.open(ledger) as store:
        store.add(replace(FLOOD, text="A half \ud800 and a NUL \x00."), (), (), READER)
        store.add(FLOOD, (), (), READER)
    assert client.get("/api/v1/documents/text?id=flood").text == FLOOD.text
    assert client.get("/api/v1/documents/text?id=flood&version=1").text == "A half \ufffd and a NUL \ufffd."
    assert client.get("/api/v1/documents/text?id=nowhere").status_code == 404
    found = client.get("/api/v1/documents/versions?id=flood&versions=1..2").json()
    assert (found["text"]["added"], found["text"]["removed"]) != (0, 0)
    assert client.get("/api/v1/documents/versions?id=flood&versions=1").status_code == 422


def test_a_record_with_half_a_letter_is_kept_letter_for_letter(ledger: str, client: Any) -> None:
    claim = next(one for one in claims_of(FLOOD) if isinstance(one, Claim))
    odd = replace(claim, outlet=None, gloss="14 killed \ud800.")
    with Ledger.open(ledger) as store:
        store.add(FLOOD, (odd,), (), READER)
    assert client.get(f"/api/v1/claims/{claim.id}").json()["gloss"] == odd.gloss
    assert client.get(f"/api/v1/claims/{claim.id}/page").json()["gloss"] == "14 killed  ."
    assert client.get(f"/claims/{claim.id}").status_code == 200
