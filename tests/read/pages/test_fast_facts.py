"""What a page says about itself, found cheaply."""

import pytest
from resiliparse.parse.html import HTMLTree

from counterclaim.read.facts import Facts
from counterclaim.read.pages.fast_facts import facts_on


def facts(head: str, body: str = "", address: str | None = None) -> Facts:
    page = HTMLTree.parse(f"<html><head>{head}</head><body>{body}</body></html>").document
    assert page is not None
    return facts_on(page, {}, address)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://bell.example/2025/03/28/shaft", "2025-03-28"),
        ("https://bell.example/2025-3-8/shaft", "2025-03-08"),
        ("https://bell.example/news/2025/03/28", "2025-03-28"),
        ("https://bell.example/2025/02/30/shaft", None),
        ("https://bell.example/12025/03/28/shaft", None),
        ("https://bell.example/2025/0328", None),
    ],
)
def test_the_day_in_an_address(address: str, day: str | None) -> None:
    published = facts("", address=address).published
    assert (published and published.start) == day


def test_a_meta_element_is_heard_before_the_address() -> None:
    told = facts('<meta name="date" content="2025-03-29">', address="https://bell.example/2025/03/28/shaft").published
    assert told is not None
    assert (told.start, told.source) == ("2025-03-29", "meta")


def test_the_first_time_that_is_one() -> None:
    told = facts("", '<time datetime="soon">soon</time><time datetime="2025-03-28T08:00:00Z">8 am</time>').published
    assert told is not None
    assert (told.start[:10], told.source) == ("2025-03-28", "page")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="Shaft floods"><title>T</title>', "<h1>H</h1>", "Shaft floods"),
        ("<title>T</title>", "<h1>Shaft  floods</h1>", "Shaft floods"),
        ('<meta property="og:site_name" content="Bell"><title>Shaft floods | Bell</title>', "", "Shaft floods"),
        ("", "<p>Shaft floods</p>", None),
    ],
)
def test_the_title(head: str, body: str, title: str | None) -> None:
    assert facts(head, body).title == title
