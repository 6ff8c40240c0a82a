"""Where messages go: a webhook that fails first, a feed that feed readers read."""

import base64
import hmac
from pathlib import Path

import feedparser
import pytest

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.read.fetch import Manners
from counterclaim.watching import outlets as room
from counterclaim.watching.outlets import AtomFile, Webhook

FLOOD = "The flood on the Drava in Osijek, Croatia, killed {} people, police said on Wednesday."


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch):
    monkeypatch.setattr(room, "_FIRST_PAUSE", 0.0)


@pytest.fixture
def feed(web):
    return web.feed("/feed", web.entry(FLOOD.format(14)))


def hook(web, secret=None):
    return Webhook(web("/hook"), Manners(allowed=(web.host,)), secret)


def test_each_message_is_posted_once_and_signed(web, watcher, feed):
    found = watcher(feed, outlets=[hook(web, "hush")])
    watcher(feed, outlets=[hook(web, "hush")])
    ((headers, body),) = web.posted
    (taken,) = web.taken()
    assert taken["key"] == found.messages[0].key == headers["webhook-id"]
    assert taken["changes"][0]["new"]["best"] == 14
    assert "Killed, Osijek: 14" in taken["text"]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    right = base64.b64encode(hmac.digest(b"hush", signed, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{right}"


def test_a_secret_as_the_standard_writes_it(web, watcher, feed):
    key = b"\x00\x01 twenty-four bytes long"
    watcher(feed, outlets=[hook(web, "whsec_" + base64.b64encode(key).decode())])
    ((headers, body),) = web.posted
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert headers["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    with pytest.raises(UsageError, match="not base64"):
        hook(web, "whsec_?")


def test_a_receiver_that_fails_first_is_tried_again_at_once(web, watcher, feed):
    web.answers = [500, 503]
    found = watcher(feed, outlets=[hook(web)])
    assert (len(web.posted), found.problems) == (1, [])


def test_what_a_receiver_lacks_comes_at_the_next_round_in_order(web, watcher, feed):
    web.answers = [503, 503, 503]
    found = watcher(feed, outlets=[hook(web)])
    assert (web.posted, len(found.messages)) == ([], 1)
    assert [(problem.stage, problem.kind) for problem in found.problems] == [("tell", "server")]
    web.feed("/feed", web.entry(FLOOD.format(21), hour=12))
    watcher(feed, outlets=[hook(web)])
    assert [taken["changes"][0]["new"]["best"] for taken in web.taken()] == [14, 21]


def test_what_a_receiver_refuses_keeps_nothing_back(web, watcher, feed):
    web.answers = [400]
    watcher(feed, outlets=[hook(web)])
    web.answers = [400, 400]  # when it begins, and after the round
    web.feed("/feed", web.entry(FLOOD.format(21), hour=12))
    found = watcher(feed, outlets=[hook(web)])
    assert [taken["changes"][0]["new"]["best"] for taken in web.taken()] == [21]
    assert found.problems[0].kind == "refused"
    watcher(feed, outlets=[hook(web)])
    assert [taken["changes"][0]["new"]["best"] for taken in web.taken()] == [21, 14]


def test_a_new_receiver_hears_what_is_found_from_then_on(web, watcher, feed):
    watcher(feed)
    watcher(feed, outlets=[hook(web)])
    assert web.posted == []
    web.feed("/feed", web.entry(FLOOD.format(21), hour=12))
    watcher(feed, outlets=[hook(web)])
    assert [taken["changes"][0]["old"]["best"] for taken in web.taken()] == [14]


def test_an_address_inside_the_network_is_let_in_by_name_alone(web):
    with pytest.raises(UsageError, match="COUNTERCLAIM_ALLOW_HOSTS"):
        Webhook(web("/hook"), Manners())
    with pytest.raises(UsageError, match="https://"):
        Webhook("ftp://hooks.example.org/", Manners())


def test_the_feed_is_one_that_readers_read(web, watcher, feed, tmp_path: Path):
    path = tmp_path / "changes.xml"
    watcher(feed, outlets=[AtomFile(str(path))])
    first = feedparser.parse(path.read_bytes())
    assert (first.bozo, first.version, len(first.entries)) == (False, "atom10", 1)
    assert "Killed, Osijek: 14" in first.entries[0].title
    web.feed("/feed", web.entry(FLOOD.format(21), hour=12))
    watcher(feed, outlets=[AtomFile(str(path))])
    second = feedparser.parse(path.read_bytes())
    assert [entry.id for entry in second.entries][1:] == [first.entries[0].id]
    assert second.feed.id == first.feed.id
    assert second.feed.updated == second.entries[0].updated
    assert "14 → 21" in second.entries[0].title


def test_a_feed_without_messages_is_there_for_subscribers(web, watcher, tmp_path: Path):
    path = tmp_path / "changes.xml"
    watcher(web.feed("/feed", web.entry("The river is calm.")), outlets=[AtomFile(str(path))])
    read = feedparser.parse(path.read_bytes())
    assert (read.bozo, read.entries) == (False, [])
    assert read.feed.updated_parsed


def test_a_feed_is_not_written_over_a_ledger(tmp_path: Path):
    Ledger.open(str(tmp_path / "flood.db")).close()
    with pytest.raises(UsageError, match="is a ledger"):
        AtomFile(str(tmp_path / "flood.db"))


def test_a_feed_that_cannot_be_written(web, watcher, feed, tmp_path: Path):
    with pytest.raises(UsageError, match="does not exist"):
        AtomFile(str(tmp_path / "nowhere" / "changes.xml"))
    outlet = AtomFile(str(tmp_path))
    found = watcher(feed, outlets=[outlet])
    assert [problem.kind for problem in found.problems] == ["unwritable"] * 2
    assert len(found.messages) == 1
