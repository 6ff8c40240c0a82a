"""A ledger that is watched: marks, messages and who had them, on both stores."""

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.watched import Mark, Watched
from counterclaim.model import Document, Message, Problem


def message(key):
    return Message(key, "2025-03-01T09:41:07+00:00", "s_1", "A quake", True, ())


@pytest.fixture
def watched(address):
    Ledger.open(address).close()
    with Watched.open(address) as opened:
        yield opened


def add(address, id, text, problems=(), reader="test/1"):
    with Ledger.open(address) as ledger:
        ledger.add(Document(id, text), [], problems, reader)


def test_a_look_is_kept_as_a_whole_and_one_of_two_at_once(watched):
    assert (watched.mark(), watched.born()) == (None, "")
    now = Mark("2025-03-01T10:00:00.000000+00:00", 3)
    assert watched.keep_messages([message("n_1")], None, now)
    assert not watched.keep_messages([message("n_2")], None, now)
    assert watched.mark() == now
    assert [each.key for each in watched.messages(10)] == ["n_1"]
    assert watched.born()


def test_each_outlet_has_each_message_once_from_when_it_came(watched):
    here = watched.outlet("output")
    watched.keep_messages([message("n_1"), message("n_2")], None, Mark("a", 1))
    late = watched.outlet("webhook:1")
    assert watched.outlet("output") == here != late
    assert [each.key for each in watched.waiting(here)] == ["n_1", "n_2"]
    watched.told(watched.waiting(here)[0], here)
    assert [each.key for each in watched.waiting(here)] == ["n_2"]
    assert watched.waiting(late) == []
    watched.keep_messages([message("n_3")], Mark("a", 1), Mark("b", 2))
    assert [each.key for each in watched.waiting(late)] == ["n_3"]
    assert [each.key for each in watched.messages(2)] == ["n_3", "n_2"]


def test_what_was_read_since(watched, address):
    add(address, "old", "10 dead.")
    add(address, "cut", "10 dead.", [Problem("cut", "extract", "crashed", "The reader failed.")])
    then = watched.state()
    assert watched.read_since(then) == {}
    add(address, "new", "20 dead.")
    add(address, "old", "11 dead.")
    add(address, "cut", "10 dead.")
    add(address, "same", "5 dead.")
    now = watched.state()
    assert watched.read_since(then) == {"new": True, "old": True, "cut": True, "same": True}
    add(address, "same", "5 dead.", reader="test/2")
    assert watched.read_since(now) == {"same": False}
    assert watched.read_since(Mark())["same"]


def test_reports_of_some_documents(watched, address):
    from counterclaim.flow import keep
    from counterclaim.read import read_text

    text = "The flood in Osijek, Croatia, killed {} people, police said. The Red Cross denied that figure."
    with Ledger.open(address) as ledger:
        list(keep(ledger, [read_text(text.format(number), f"d{number}") for number in (14, 15, 16)]))
    assert [document.id for document, _ in watched.reports(["d16", "d14", "none"])] == ["d14", "d16"]
    assert [document.id for document, claims in watched.reports(None) if claims] == ["d14", "d15", "d16"]
    assert {position.doc for position in watched.positions(["d15"])} <= {"d15"}
    assert (watched.said(), watched.judged_since(Mark())) == ([], False)
