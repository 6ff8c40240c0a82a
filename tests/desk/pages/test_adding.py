"""Adding over HTTP: read first, ask for what is missing, keep or not, take back."""

import re
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from counterclaim import additions, claims, documents

from ...serving import Reply, Site
from ..conftest import EXAMPLES, Client

REPORT = "Fire in Lokve\r\n\r\nA fire at a mill in Lokve, Croatia, killed 17 people on Tuesday, the mayor said."


def handed_in(client: Client, **fields: object) -> str:
    """Hands `fields` in, waits until they are read, and tells the path of the preview."""
    answer = client.send_form("/add", at="/add", **fields)
    assert answer.status_code == 303, answer.text
    path = answer.headers["location"]
    rested(client, path)
    return path


def rested(client: Client, path: str) -> str:
    """The page at `path`, once nothing is being read or kept there."""
    late = time.monotonic() + 90
    while "data-again" in (text := client.get(path).text):
        assert time.monotonic() < late, "it never comes to an end"
        time.sleep(0.1)
    return text


def test_nothing_is_in_the_ledger_before_it_is_kept(client: Client, ledger: str) -> None:
    before = [each.doc for each in documents(ledger=ledger)]
    page = rested(client, handed_in(client, text=REPORT))
    assert re.search(r'<a class="figure" href="#figure-1-1"><span id="at-figure-1-1"></span><mark>17</mark>', page)
    assert "17 people killed" in page
    assert [each.doc for each in documents(ledger=ledger)] == before


def test_only_what_is_missing_is_asked_for(client: Client) -> None:
    path = handed_in(client, text=REPORT, outlet="Goranski glas")
    assert set(re.findall(r'name="(\w+)-0"', client.get(path).text)) == {"date", "address"}
    answer = client.send_form(f"{path}/tell", at=path, **{"date-0": "2025-04-02"})
    assert answer.status_code == 303
    page = rested(client, path)
    assert set(re.findall(r'name="(\w+)-0"', page)) == {"address"}
    assert "2 Apr 2025" in page


def test_a_date_that_is_none_is_told_and_changes_nothing(client: Client) -> None:
    path = handed_in(client, text=REPORT)
    answer = client.send_form(f"{path}/tell", at=path, **{"date-0": "last Tuesday"})
    assert answer.status_code == 400
    assert "is not a date" in answer.text
    assert "<mark>17</mark>" in answer.text


def test_what_is_kept_bears_what_was_told_and_can_be_taken_back(client: Client, ledger: str) -> None:
    path = handed_in(client, text=REPORT)
    client.send_form(f"{path}/tell", at=path, **{"date-0": "2025-04-02", "outlet-0": "Goranski glas"})
    rested(client, path)
    client.send_form(f"{path}/keep", at=path, which="all")
    assert "1 report is in the ledger" in rested(client, path)
    (kept,) = [claim for claim in claims(ledger=ledger) if claim.outlet == "Goranski glas"]
    assert (kept.quantity.spoken, kept.published and kept.published.start) == (17, "2025-04-02")
    assert "\r" not in kept.sentence.text
    run = additions(ledger)[-1]
    assert run.asked == {"paths": ["pasted text"], "desk": True}
    client.send_form(f"{path}/undo", at=path)
    assert not [claim for claim in claims(ledger=ledger) if claim.outlet == "Goranski glas"]
    assert additions(ledger)[-1].withdrawn


def test_nothing_of_what_is_dropped_stays(client: Client, ledger: str) -> None:
    path = handed_in(client, text=REPORT)
    client.send_form(f"{path}/drop", at=path)
    assert client.get(path).status_code == 404
    assert "Lokve" not in " ".join(str(each.title) for each in documents(ledger=ledger))


def test_several_files_of_which_some_are_kept(client: Client, ledger: str, tmp_path: Path) -> None:
    texts = {"mill.txt": REPORT, "mine.txt": REPORT.replace("17", "23").replace("mill", "mine"), "no.txt": "\0\1\2"}
    page = client.get("/add")
    csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert csrf
    files = [("files", (name, text.encode())) for name, text in texts.items()]
    answer = client.post("/add", data={"csrf": csrf[1]}, files=files)
    path = answer.headers["location"]
    shown = rested(client, path)
    assert "2 reports" in shown
    assert "It looks like a binary file" in shown
    client.send_form(f"{path}/keep", at=path, which="ticked", document="mine.txt")
    rested(client, path)
    kept = {each.doc for each in documents(ledger=ledger)}
    assert "mine.txt" in kept
    assert not kept & {"mill.txt", "no.txt"}


def test_a_report_that_the_ledger_has_is_told(client: Client, ledger: str) -> None:
    name = "drava-02-wire.txt"
    csrf = re.search(r'name="csrf" value="([^"]+)"', client.get("/add").text)
    assert csrf
    held = (EXAMPLES / name).read_bytes()
    for data, told in ((held, "in the ledger already"), (held + b"\nMore.", "new version of a report")):
        answer = client.post("/add", data={"csrf": csrf[1]}, files=[("files", (name, data))])
        assert told in rested(client, answer.headers["location"])


def test_a_link_is_fetched(client: Client, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/mill.html"] = Reply((EXAMPLES / "drava-04-mittag.html").read_bytes())
    page = rested(client, handed_in(client, link=site("/mill.html")))
    assert "0 reports" in page
    assert "own network" in page or "private" in page or "this machine" in page
    monkeypatch.setenv("COUNTERCLAIM_ALLOW_HOSTS", site.host)
    assert "1 report" in rested(client, handed_in(client, link=site("/mill.html")))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "There is no text"),
        ({"text": "  \r\n "}, "There is no text"),
        ({"link": "file:///etc/passwd"}, "That is no link"),
        ({"link": "https://a.example/", "text": REPORT}, "one thing at a time"),
        ({"text": REPORT, "date": "soon"}, "is not a date"),
    ],
)
def test_what_cannot_be_read_is_told_and_stays_in_the_form(client: Client, fields: dict[str, str], told: str) -> None:
    answer = client.send_form("/add", at="/add", **fields)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert ("killed 17 people" in answer.text) == ("text" in fields and fields["text"] == REPORT)


def test_too_much_is_refused_before_it_comes(client: Client) -> None:
    request = f"POST /add HTTP/1.1\r\nHost: {client.base_url.host}\r\nContent-Length: 60000000\r\n\r\n"
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=20) as line:
        line.sendall(request.encode())
        assert line.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_form_of_another_site_is_refused(client: Client) -> None:
    assert client.post("/add", data={"text": REPORT}).status_code == 403


def test_a_preview_is_found_by_its_id_alone(client: Client) -> None:
    assert client.get("/add/none").status_code == 404


def test_pasted_text_becomes_a_report_in_a_browser(desk: Any, ledger: str, tab: Any) -> None:
    page = tab(f"{desk(ledger)}/add")
    page.get_by_label("Text", exact=True).fill(REPORT)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Look before you keep").wait_for()
    assert page.locator(".figure mark").all_inner_texts() == ["17"]
    page.get_by_label("Published on").fill("2025-04-02")
    page.get_by_label("Published on").press("Enter")
    page.get_by_text("2 Apr 2025").first.wait_for()
    assert page.get_by_label("Published on").count() == 0
    page.keyboard.press("y")
    page.get_by_text("1 report is in the ledger").wait_for()
    assert page.get_by_role("link", name="Fire in Lokve").first.get_attribute("href").startswith("/documents?id=t_")
    page.locator(".kept a[href^='/stories/']").first.click()
    page.get_by_text("17").first.wait_for()
    page.go_back()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("The addition is taken back").wait_for()


def test_what_is_not_wanted_is_not_kept_in_a_browser(desk: Any, ledger: str, tab: Any) -> None:
    page = tab(f"{desk(ledger)}/add")
    page.get_by_label("or files").set_input_files(EXAMPLES / "drava-04-mittag.html")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Keep nothing").click()
    page.get_by_role("heading", name="Add reports").wait_for()
    assert len(additions(ledger)) == 1
