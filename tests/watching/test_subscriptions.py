"""Lists of feeds."""

import re
from pathlib import Path

import pytest

from counterclaim.errors import UsageError
from counterclaim.watching.subscriptions import feeds_in, is_opml

DOCS = Path(__file__).parents[2] / "docs" / "watch.md"
NESTED = b"""<?xml version="1.0" encoding="utf-8"?>
<!-- exported --><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Drava"><outline text="HR"><outline type="rss" xmlUrl="https://courier.example.org/feed.xml"/></outline>
<outline xmlurl=" https://blatt.example.org/rss "/></outline>
<outline text="again" xmlUrl="https://courier.example.org/feed.xml"/><outline text="a note"/>
<outline text="file" xmlUrl="saved/feed.xml"/><outline text="odd" xmlUrl="ftp://old.example.org/feed"/>
</body></opml>"""


def test_outlines_in_outlines_each_feed_once():
    assert is_opml(NESTED)
    assert feeds_in(NESTED, "lists/mine.opml") == [
        "https://courier.example.org/feed.xml",
        "https://blatt.example.org/rss",
        str(Path("lists") / "saved" / "feed.xml"),
    ]


def test_a_list_at_an_address_names_no_files():
    found = feeds_in(NESTED.replace(b"saved/feed.xml", b"/etc/passwd"), "https://lists.example.org/a/mine.opml")
    assert found[2:] == ["https://lists.example.org/etc/passwd"]


@pytest.mark.parametrize("text", [b"<opml><body/></opml>", b"<opml", b"<opml>\x00"])
def test_what_is_no_list(text):
    with pytest.raises(UsageError, match="OPML"):
        feeds_in(text, "mine.opml")


@pytest.mark.parametrize("text", [b"<rss><opml/></rss>", b"", b"<html>", b"opml"])
def test_what_does_not_look_like_one(text):
    assert not is_opml(text)


def test_entities_are_not_unfolded():
    bomb = b'<!DOCTYPE opml [<!ENTITY a "https://a.example.org/"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(UsageError):
        feeds_in(bomb + b'<opml><body><outline xmlUrl="&b;"/></body></opml>', "mine.opml")


def test_the_example_in_the_papers_is_a_list():
    (example,) = re.findall(r"```xml\n(.+?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert feeds_in(example.encode(), "feeds.opml") == [
        "https://courier.example.org/feed.xml",
        "https://blatt.example.org/rss",
    ]
