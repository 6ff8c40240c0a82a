"""The bookmarklet: it sends the page of another site, and can do nothing else."""

import re
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest

from counterclaim import documents

from ...serving import Reply, Site
from ..conftest import Client
from .test_adding import rested

PAGE = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Mill fire in Lokve</title>"
    '<meta property="article:published_time" content="2025-04-02T09:00:00+02:00"></head>'
    "<body><article><h1>Mill fire</h1>"
    "<p>A fire at a mill in Lokve, Croatia, killed 17 people on Tuesday, the mayor said. “Nobody” was missing.</p>"
    "<p>Rescue workers searched the ruins of the mill through the night, and found nobody else in them.</p>"
    "</article></body></html>"
)


def made(client: Client) -> str:
    """The code of a new bookmarklet."""
    answer = client.send_form("/add/bookmarklet", at="/add/bookmarklet")
    link = re.search(r'id="bookmarklet" href="javascript:([^"]+)"', answer.text)
    assert link
    assert answer.headers["cache-control"] == "no-store"
    return unquote(unescape(link[1]))


def token_in(code: str) -> str:
    found = re.search(r"ccl_[\w-]+", code)
    assert found
    return found[0]


def test_it_sends_the_page_of_another_site(desk: Any, ledger: str, tab: Any, site: Site) -> None:
    address = desk(ledger)
    site.pages |= {"/mill.html": Reply(PAGE.encode()), "/favicon.ico": Reply(b"\0")}
    with Client(base_url=address) as client:
        code = made(client)
    page = tab(site("/mill.html"))
    with page.context.expect_page() as opened:
        page.evaluate(code)
    preview = opened.value
    preview.get_by_role("heading", name="Look before you keep").wait_for()
    assert preview.url.startswith(f"{address}/add/")
    assert preview.locator(".figure mark").all_inner_texts() == ["17"]
    assert preview.get_by_text("2 Apr 2025").count() >= 1
    assert preview.get_by_role("link", name=site("/mill.html")).count() == 1
    preview.get_by_role("button", name="Keep it").click()
    preview.get_by_text("1 report is in the ledger").wait_for()
    assert site("/mill.html") in {each.doc for each in documents(ledger=ledger)}
    assert page.url == site("/mill.html")
    assert page.locator("form").count() == 0


def test_its_token_opens_a_preview_and_nothing_else(client: Client, ledger: str) -> None:
    secret = token_in(made(client))
    bearer = {"Authorization": f"Bearer {secret}"}
    before = list(documents(ledger=ledger))
    for path in ("/", "/speakers", "/check", "/documents", "/api/v1/", "/api/v1/speakers", "/account"):
        assert client.get(path, headers=bearer).status_code == 403, path
    sent = {"html": PAGE, "address": "https://press.example/mill"}
    answer = client.post("/add/sent", data={"token": secret, **sent}, headers={"Origin": "https://evil.example"})
    path = answer.headers["location"]
    for what in ("keep", "undo"):
        assert client.post(f"{path}/{what}", data={"which": "all"}, headers=bearer).status_code == 403, what
    assert list(documents(ledger=ledger)) == before
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("token", ["", "ccl_none", "x" * 5_000, "\0"])
def test_without_its_token_nothing_is_read(client: Client, token: str) -> None:
    answer = client.post("/add/sent", data={"token": token, "html": PAGE, "address": "https://press.example/mill"})
    assert (answer.status_code, "make a new one" in answer.text) == (400, True)


def test_one_that_is_revoked_opens_nothing(client: Client) -> None:
    secret = token_in(made(client))
    revoke = re.search(r'action="(/account/tokens/\w+/revoke)"', client.get("/add/bookmarklet").text)
    assert revoke
    client.send_form(revoke[1], at="/add/bookmarklet")
    assert client.post("/add/sent", data={"token": secret, "html": PAGE, "address": ""}).status_code == 400


def test_another_site_cannot_use_the_forms_of_the_desk(client: Client) -> None:
    for path in ("/add", "/add/bookmarklet", "/add/none/keep"):
        answer = client.post(path, data={"text": "x"}, headers={"Origin": "https://evil.example"})
        assert answer.status_code == 403, path


def test_a_page_without_an_address_of_the_web_is_read_without_one(client: Client) -> None:
    secret = token_in(made(client))
    answer = client.post("/add/sent", data={"token": secret, "html": PAGE, "address": "file:///etc/passwd"})
    text = rested(client, answer.headers["location"])
    assert "Mill fire" in text
    assert "passwd" not in text
