"""The Atom feed: what RFC 4287 asks of it, whatever stands in the reports."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser

from counterclaim.model import Change, Cited, Ends, Message, Proof
from counterclaim.output.atom import LONGEST, feed_of

BORN = "2025-03-01T08:00:00.000001+00:00"
ROW = Change(
    "s_1", "Quake", "killed", "people", None, "Izmir", "", None, Ends(40, 40, 40, "single"), "new series", ("AFAD",),
    None, (Proof("c", 0, 30, 'Forty <b>died</b> & "more"\x0b\ud800.', "m_3"),),
)  # fmt: skip
MESSAGE = Message(
    "n_1", "2025-03-01T09:41:07.123456+00:00", "s_1", "Quake <in> Izmir & after", True, (ROW,),
    (Cited("c", "Title\x00", "Courier", "https://courier.example.org/c?a=1&b=2"), Cited("d")),
)  # fmt: skip
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_structure_that_the_standard_asks_for():
    feed = ET.fromstring(feed_of([MESSAGE], BORN).encode())
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):  # 4.1.1: exactly one
        assert len(feed.findall(ATOM + name)) == 1
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    (entry,) = feed.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "content"):  # 4.1.2
        assert len(entry.findall(ATOM + name)) == 1
    assert entry.find(f"{ATOM}updated").text == "2025-03-01T09:41:07Z"  # 3.3
    assert entry.find(f"{ATOM}id").text.startswith("urn:uuid:")  # 4.2.6: an IRI that never changes
    assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert entry.find(f"{ATOM}content").get("type") == "html"


def test_feed_readers_read_it_with_what_stood_in_the_reports_harmless():
    read = feedparser.parse(feed_of([MESSAGE], BORN).encode(), sanitize_html=False)
    assert not read.bozo
    (entry,) = read.entries
    assert entry.title.startswith("Quake <in> Izmir & after (new story)") or "&lt;in&gt;" in entry.title
    assert entry.link == "https://courier.example.org/c?a=1&b=2"
    assert "<b>died</b>" not in entry.content[0].value
    assert "&lt;b&gt;died&lt;/b&gt;" in entry.content[0].value


def test_ids_are_those_of_the_ledger_and_the_message():
    first, again, other = (feed_of([MESSAGE], born) for born in (BORN, BORN, "2026-01-01T00:00:00.000001+00:00"))
    assert first == again
    ids = [{each.text for each in ET.fromstring(text.encode()).iter(f"{ATOM}id")} for text in (first, other)]
    assert len(ids[0]) == len(ids[1]) == 2
    assert not ids[0] & ids[1]


def test_the_newest_stand_first_and_no_more_than_a_hundred():
    messages = [replace(MESSAGE, key=f"n_{number}") for number in range(LONGEST + 20)]
    read = feedparser.parse(feed_of(messages, BORN).encode())
    assert len(read.entries) == LONGEST
    only = feedparser.parse(feed_of(messages[:1], BORN).encode())
    assert read.entries[0].id == only.entries[0].id


def test_a_feed_of_nothing_says_since_when():
    read = feedparser.parse(feed_of([], BORN).encode())
    assert (read.bozo, read.entries, read.feed.updated) == (False, [], "2025-03-01T08:00:00Z")
