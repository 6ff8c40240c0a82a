"""What changed since one looked, in the desk."""

from pathlib import Path

from counterclaim import add
from counterclaim.indexing import bring_up

from ..conftest import Client


def test_what_a_new_report_changed_is_told_with_its_words(client: Client, ledger: str) -> None:
    assert "Nothing changed since" in client.get("/changes").text
    client.get("/")
    state = client.get("/api/v1/").json()["state"]
    text = "Ptuj, 17 May 2025. The flood of the Drava has killed 21 people in Slovenia, the police said on Saturday."
    add([_report(ledger, text)], ledger=ledger, date="2025-05-17")
    bring_up(ledger)  # a page waits for that, but not for long
    page = client.get("/changes").text
    assert "raised" in page
    assert "killed 21 people" in page
    told = client.get("/api/v1/changes", params={"since": state}).json()
    rows = [row for story in told["stories"] for row in story["rows"]]
    assert any(row["what"] == "raised" and row["new"]["best"] == 21 for row in rows)
    answer = client.send_form("/changes/seen", at="/changes", state=told["state"])
    assert answer.status_code == 303
    assert "Nothing changed since" in client.get("/changes").text


def test_a_time_that_is_none_is_told(client: Client) -> None:
    assert client.get("/api/v1/changes?since=tomorrow").status_code == 400
    client.cookies.set("counterclaim_seen", "tomorrow")
    assert "Nothing changed since" in client.get("/changes").text


def _report(ledger: str, text: str) -> str:
    path = Path(ledger).with_name("new.txt")
    path.write_text(text, encoding="utf-8")
    return str(path)
