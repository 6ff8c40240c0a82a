"""Judgements as JSON."""

import re

from counterclaim.ledger import Ledger
from counterclaim.model import Judgement

from ..conftest import Client


def _own(client: Client) -> dict[str, str]:
    return {"X-CSRF": re.findall(r'name="csrf" content="([^"]+)"', client.get("/").text)[0]}


def test_what_is_kept_is_answered(client: Client, ledger: str) -> None:
    claim = client.get("/api/v1/review").json()["item"]["claim"]
    own = _own(client)
    answer = client.post("/api/v1/judge/correct", headers=own, json={
        "claim": claim, "field": "number", "new": "16", "why": "seen", "seen": "none"})  # fmt: skip
    assert answer.status_code == 201
    kept = answer.json()
    assert (kept["kind"], kept["claim"], kept["why"], kept["state"]) == ("correct", claim, "seen", "stands")
    with Ledger.open(ledger, create=False) as store:
        assert [judgement.id for judgement in store.judgements()] == [kept["id"]]
    view = client.get(f"/api/v1/judge/{claim}").json()
    assert view["seen"] == kept["id"]
    assert {field["name"]: field["value"] for field in view["fields"]}["number"] == "16"
    assert client.post("/api/v1/judge/withdraw", headers=own, json={"judgement": kept["id"]}).status_code == 201


def test_conflicts_misshapen_and_foreign_requests_are_refused(client: Client, ledger: str) -> None:
    claim = client.get("/api/v1/review").json()["item"]["claim"]
    with Ledger.open(ledger) as store:
        store.judge(Judgement("accept", "omar", "", claim=claim))
    own = _own(client)
    answer = client.post("/api/v1/judge/accept", headers=own, json={"claim": claim, "seen": "none"})
    assert answer.status_code == 409
    assert "omar: accept" in answer.json()["detail"]
    assert client.post("/api/v1/judge/accept", headers=own, json={}).status_code == 422
    assert client.post("/api/v1/judge/reject", headers=own, json={"claim": claim}).status_code == 400
    assert client.post("/api/v1/judge/accept", json={"claim": claim}).status_code == 403
    assert client.get("/api/v1/judge/m_0000000000000000").status_code == 400
