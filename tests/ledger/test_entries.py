"""Which entries of feeds are read: each once, again when it changes, and while its page cannot be had."""

from datetime import datetime, timedelta

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.entries import FIRST_PAUSE, TRIES, wants
from counterclaim.ledger.session import Session
from counterclaim.ledger.watched import Watched

FEED = "https://courier.example.org/feed.xml"


@pytest.fixture
def watched(address):
    Ledger.open(address).close()
    with Watched.open(address) as opened:
        yield opened


def test_an_entry_is_read_once_and_when_it_changes(watched):
    assert watched.wants_entry(FEED, "k", "d1")
    watched.note_entry(FEED, "k", "d1", whole=True)
    assert not watched.wants_entry(FEED, "k", "d1")
    assert watched.wants_entry(FEED, "k", "d2")
    assert watched.wants_entry("https://other.example.org/feed", "k", "d1")
    assert watched.had_page(FEED, "k")
    assert not watched.lacking(FEED)


def test_a_page_that_cannot_be_had_is_tried_after_longer_and_longer_pauses(watched, address):
    db = Session.open(address)

    def wanted_after(pause):
        with db.reading():
            last = datetime.now().astimezone() + pause
            return wants(db, FEED, "k", "d", last.isoformat())

    for tries in range(1, TRIES):
        watched.note_entry(FEED, "k", "d", whole=False)
        pause = FIRST_PAUSE * 2 ** (tries - 1)
        assert not wanted_after(pause - timedelta(minutes=1))
        assert wanted_after(pause + timedelta(minutes=1))
    assert not watched.lacking(FEED)
    watched.note_entry(FEED, "k", "d", whole=False)
    assert not wanted_after(timedelta(days=100))
    assert not watched.had_page(FEED, "k")
    db.close()
