"""Adding and checking as JSON, with a token."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from counterclaim import check, documents
from counterclaim.desk.accounts import tokens
from counterclaim.ledger import Ledger

from ..conftest import EXAMPLES

TEXT = "A fire at a mill in Lokve, Croatia, killed 17 people on Tuesday, the mayor said."


@pytest.fixture
def program(desk: Any, ledger: str) -> Iterator[httpx2.Client]:
    """A program that may write."""
    with Ledger.open(ledger) as store:
        made = tokens.make_token(store.session, None, "write")
    headers = {"Authorization": f"Bearer {made.secret}"}
    with httpx2.Client(base_url=f"{desk(ledger)}/api/v1", headers=headers, timeout=60) as client:
        yield client


def read(program: httpx2.Client, told: dict[str, Any]) -> dict[str, Any]:
    """What was read, once it is."""
    while told["at_work"]:  # each answer waits for some seconds
        told = program.get(f"/add/{told['id']}").json()
    return told


def test_a_text_is_read_and_kept(program: httpx2.Client, ledger: str) -> None:
    told = read(program, program.post("/add", json={"text": TEXT, "date": "2025-04-02", "outlet": "Glas"}).json())
    (one,) = told["shown"]
    assert (one["outlet"], one["missing"], one["outcome"]) == ("Glas", ["address"], "new")
    assert [(TEXT[each["start"] : each["end"]], each["number"]) for each in one["figures"]] == [("17", "17")]
    assert "".join(each["text"] for each in one["text"]) == TEXT
    assert one["id"] not in {each.doc for each in documents(ledger=ledger)}
    kept = program.post(f"/add/{told['id']}/keep", json={}).json()
    while kept["at_work"]:
        kept = program.get(f"/add/{told['id']}").json()
    assert kept["state"] == "kept"
    assert one["id"] in {each.doc for each in documents(ledger=ledger)}


def test_files_are_read_and_dropped(program: httpx2.Client, ledger: str) -> None:
    before = len(list(documents(ledger=ledger)))
    names = ("drava-02-wire.txt", "drava-04-mittag.html")
    told = read(
        program,
        program.post("/add/files", files=[("files", (name, (EXAMPLES / name).read_bytes())) for name in names]).json(),
    )
    assert [each["id"] for each in told["shown"]] == list(names)
    assert program.delete(f"/add/{told['id']}").status_code == 204
    assert program.get(f"/add/{told['id']}").status_code == 404
    assert len(list(documents(ledger=ledger))) == before


def test_the_html_of_a_page(program: httpx2.Client) -> None:
    page = Path(EXAMPLES / "drava-04-mittag.html").read_text("utf-8")
    told = read(program, program.post("/add", json={"html": page, "address": "https://blatt.example/1"}).json())
    assert [each["id"] for each in told["shown"]] == ["https://blatt.example/1"]


@pytest.mark.parametrize(
    "body", [{}, {"text": TEXT, "link": "https://a.example/"}, {"link": "ftp://a"}, {"text": TEXT, "date": "soon"}]
)
def test_what_cannot_be_read_is_told(program: httpx2.Client, body: dict[str, str]) -> None:
    answer = program.post("/add", json=body)
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_a_draft(program: httpx2.Client, ledger: str) -> None:
    draft = "Nine people were killed in the flood in Slovenia."
    (answer,) = program.post("/check", json={"draft": draft}).json()["answers"]
    (found,) = check(draft, ledger=ledger)
    assert (answer["status"], answer["why"]) == (found.status, found.why)
    assert tuple(proof["claim"] for proof in answer["proofs"]) == found.claims
