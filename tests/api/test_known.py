"""Addresses added to a ledger: once read, and then asked only for what is new."""

import pytest

from counterclaim import add, claims
from counterclaim.api.reading import Added

from ..serving import Reply, Site

KILLED = "Fourteen people were killed when the river burst its banks on Sunday, the mayor said."


def page(text: str, etag: str) -> Reply:
    source = f"<html><body><article><h1>The flood</h1><p>{text}</p></article></body></html>"
    return Reply(source.encode(), headers={"Content-Type": "text/html", "ETag": etag})


@pytest.fixture(autouse=True)
def own_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_ALLOW_HOSTS", site.host)
    monkeypatch.setenv("COUNTERCLAIM_PAUSE", "0")


def counts(added: Added) -> tuple[int, int, int, int]:
    return added.new, added.versions, added.unchanged, added.unread


def test_an_address_is_asked_for_what_is_new(site: Site, address: str) -> None:
    site.pages["/1"] = page(KILLED, '"1"')
    assert counts(add([site("/1")], address)) == (1, 0, 0, 0)
    assert counts(add([site("/1")], address)) == (0, 0, 1, 0)
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    site.pages["/1"] = page(KILLED.replace("Fourteen", "Seventeen"), '"2"')
    assert counts(add([site("/1")], address)) == (0, 1, 0, 0)
    assert [(claim.doc, claim.quantity.low) for claim in claims(ledger=address)] == [(site("/1"), 17)]


def test_a_page_that_changed_back_is_not_taken_for_unchanged(site: Site, address: str) -> None:
    """Its older version is known, but another one stands: what the page tells now is a version again."""
    for number, words in enumerate(["Fourteen", "Seventeen", "Fourteen"]):
        site.pages["/1"] = page(KILLED.replace("Fourteen", words), f'"{number}"')
        add([site("/1")], address)
    assert [claim.quantity.low for claim in claims(ledger=address)] == [14]


def test_a_refusal_is_kept_as_a_problem_until_the_page_comes(site: Site, address: str) -> None:
    site.pages["/1"] = Reply(b"", 403)
    added = add([site("/1")], address)
    assert counts(added) == (0, 0, 0, 1)
    assert "save it" in added.problems[0].why
    site.pages["/1"] = page(KILLED, '"1"')
    assert counts(add([site("/1")], address)) == (1, 0, 0, 0)
    assert counts(add([site("/1")], address)) == (0, 0, 1, 0)


def test_a_feed_that_did_not_change_is_asked_once(site: Site, address: str) -> None:
    items = "".join(f"<item><title>{path}</title><link>{site(path)}</link></item>" for path in ("/1", "/2"))
    source = f'<rss version="2.0"><channel><title>Bell</title>{items}</channel></rss>'
    site.pages["/feed"] = Reply(source.encode(), headers={"ETag": '"1"'})
    site.pages["/1"], site.pages["/2"] = page(KILLED, '"1"'), page(KILLED.replace("Fourteen", "Fifteen"), '"1"')
    assert counts(add([site("/feed")], address)) == (2, 0, 0, 0)
    assert counts(add([site("/feed")], address)) == (0, 0, 2, 0)
    assert site.paths() == ["/feed", "/1", "/2", "/feed"]
