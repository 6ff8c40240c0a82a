"""Copies of pages, and pages that were saved: the original's address, and the copy's."""

import pytest

from counterclaim.read.facts import Facts
from counterclaim.read.pages.archived import copy_at, saved_from, unarchived

PAGE = "https://bell.example/2024/12/ferry"


@pytest.mark.parametrize(
    ("address", "original"),
    [
        (f"https://web.archive.org/web/20241223081500/{PAGE}", PAGE),
        (f"http://web.archive.org/web/20241223081500id_/{PAGE}", PAGE),
        ("https://web.archive.org/web/20241223081500/https:/bell.example/2024/12/ferry", PAGE),
        ("https://web.archive.org/web/2024/bell.example/ferry", "http://bell.example/ferry"),
        (f"https://archive.ph/2024.12.23-081500/{PAGE}", PAGE),
        (f"https://archive.is/20241223081500/{PAGE}", PAGE),
        (f"https://arquivo.pt/wayback/20241223081500/{PAGE}", PAGE),
        (f"https://library.example/all/20241223081500/{PAGE}", PAGE),
        ("https://archive.ph/AbCd1", None),
    ],
)
def test_a_copy_tells_what_it_is_a_copy_of(address: str, original: str | None) -> None:
    copy = copy_at(address)
    assert copy is not None
    assert (copy.archived, copy.original) == (address, original)


@pytest.mark.parametrize(
    "address", [PAGE, "https://bell.example/20241223081500/ferry", "https://bell.example/archive.org", "http://[bad"]
)
def test_other_addresses_are_no_copies(address: str) -> None:
    assert copy_at(address) is None


@pytest.mark.parametrize(
    ("source", "url"),
    [
        (f"<!-- saved from url=(0034){PAGE} --><html>", PAGE),
        (f"<html><!--\n Page saved with SingleFile \n url: {PAGE} \n saved date: Mon Dec 23 2024 \n-->", PAGE),
        (f'<script>__wm.wombat("{PAGE}","20241223081500","https://web.archive.org/","web")</script>', PAGE),
        ("<html><p>Page saved by hand</p>", None),
    ],
)
def test_a_saved_page_tells_where_it_was_saved_from(source: str, url: str | None) -> None:
    facts = unarchived(saved_from(source))
    assert facts.url == url
    assert facts.archived == (f"https://web.archive.org/web/20241223081500/{PAGE}" if "wombat" in source else None)
    assert dict(facts.origins).get("url") == ("saved" if url else None)


def test_what_else_is_known_stays() -> None:
    facts = unarchived(Facts(url=f"https://archive.ph/2024.12.23-081500/{PAGE}", outlet="The Bell").found("meta"))
    assert (facts.url, facts.outlet, dict(facts.origins)["outlet"]) == (PAGE, "The Bell", "meta")
