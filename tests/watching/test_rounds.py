"""A watch, round after round: what it reads, what it tells, and that it tells it once."""

from datetime import timedelta

import pytest

from counterclaim.ledger import Ledger, entries
from counterclaim.watching.rounds import Telling

FLOOD = "The flood on the Drava in Osijek, Croatia, killed {} people, {} said on Wednesday."


def told(found):
    """What changed, in short."""
    return [
        (row.what, row.measure, row.old and row.old.best, row.new and row.new.best)
        for message in found.messages
        for row in message.changes
    ]


def test_a_feed_that_goes_on(web, watcher):
    web.pages["/1"] = web.page(FLOOD.format(14, "police"))
    feed = web.feed("/feed", web.entry("Flood.", web("/1")))
    first = watcher(feed)
    (message,) = first.messages
    assert (message.new, told(first)) == (True, [("new series", "killed", None, 14)])
    assert (message.reports[0].url, message.reports[0].outlet) == (web("/1"), "The Courier")
    assert message.changes[0].quotes[0].quote == FLOOD.format(14, "police")
    assert watcher(feed).messages == []
    web.pages["/2"] = web.page(FLOOD.format(21, "police"))
    web.feed("/feed", web.entry("More.", web("/2"), hour=12), web.entry("Flood.", web("/1")))
    second = watcher(feed)
    assert (second.messages[0].new, told(second)) == (False, [("raised", "killed", 14, 21)])
    assert second.round.new == 1
    assert web.asked.count("/1") == 1


def test_an_entry_that_changes_its_toll(web, watcher):
    feed = web.feed("/feed", web.entry(FLOOD.format(14, "police"), guid="flood"))
    assert told(watcher(feed)) == [("new series", "killed", None, 14)]
    web.feed("/feed", web.entry(FLOOD.format(21, "police"), guid="flood", hour=9))
    found = watcher(feed)
    assert told(found) == [("raised", "killed", 14, 21)]
    assert found.round.versions == 1
    web.feed("/feed", web.entry("Corrected. " + FLOOD.format(21, "police"), guid="flood", hour=10))
    assert told(watcher(feed)) == []


def test_forty_copies_of_one_wire_story_are_one_message(web, watcher):
    body = FLOOD.format(14, "police") + " Another 30 people were injured when the river came over its banks at night."
    for number in range(40):
        web.pages[f"/{number}"] = web.page(body)
    feeds = [web.feed(f"/feed{n}", web.entry("Flood.", web(f"/{n}"), hour=n % 12), of=f"Paper {n}") for n in range(40)]
    found = watcher(*feeds)
    assert (len(found.messages), found.round.new) == (1, 40)
    assert {row.new.corroboration for row in found.messages[0].changes} == {"relayed"}
    web.pages["/late"] = web.page(body)
    assert watcher(web.feed("/late-feed", web.entry("Flood.", web("/late"), hour=15), of="Late")).messages == []


def test_an_independent_speaker_corroborates_and_another_contradicts(web, watcher):
    feed = web.feed("/feed", web.entry(FLOOD.format(14, "police")))
    watcher(feed)
    web.feed("/feed", web.entry(FLOOD.format(14, "the Red Cross"), hour=8))
    assert told(watcher(feed)) == [("corroborated", "killed", 14, 14)]
    web.feed("/feed", web.entry(FLOOD.format(90, "the United Nations"), hour=8))
    (message,) = watcher(feed).messages
    assert message.changes[0].what == "contested"
    assert "14 killed" in message.verdicts[0].why
    assert "90" in message.verdicts[0].why


def test_a_broken_feed_and_one_that_vanished_are_told_and_the_rest_goes_on(web, watcher):
    web.pages["/broken"] = "<rss><channel><item><title>cut"
    good = web.feed("/feed", web.entry(FLOOD.format(14, "police")))
    found = watcher(web("/gone"), good)
    assert len(found.messages) == 1
    assert found.round.failed == 1
    assert [(problem.doc, problem.kind) for problem in found.problems] == [(web("/gone"), "missing")]


def test_where_a_page_is_refused_the_entrys_words_stand_until_it_can_be_had(web, watcher, monkeypatch):
    web.pages["/1"] = 403
    feed = web.feed("/feed", web.entry(FLOOD.format(14, "police"), web("/1")))
    assert told(watcher(feed)) == [("new series", "killed", None, 14)]
    assert watcher(feed).round.new == 0
    assert web.asked.count("/1") == 1  # it is not asked again at once
    monkeypatch.setattr(entries, "FIRST_PAUSE", timedelta())
    web.pages["/1"] = web.page(FLOOD.format(14, "police") + " Another 30 people were injured.")
    found = watcher(feed)
    assert (found.round.versions, told(found)) == (1, [("new series", "injured", None, 30)])
    web.pages["/1"] = 403
    web.feed("/feed", web.entry(FLOOD.format(16, "police"), web("/1"), hour=12))
    found = watcher(feed)  # a page that was had is not given up for a summary of it
    assert (found.round.new, found.round.versions, told(found)) == (1, 0, [("raised", "killed", 14, 16)])


def test_a_page_that_is_watched_itself(web, watcher):
    web.pages["/live"] = web.page(FLOOD.format(14, "police"))
    assert told(watcher(web("/live"))) == [("new series", "killed", None, 14)]
    web.pages["/live"] = web.page(FLOOD.format(21, "police"))
    assert told(watcher(web("/live"))) == [("raised", "killed", 14, 21)]


def test_a_list_of_feeds_at_an_address(web, watcher):
    web.feed("/a.xml", web.entry(FLOOD.format(14, "police")))
    web.pages["/opml"] = '<opml version="2.0"><body><outline text="x"><outline xmlUrl="a.xml"/></outline></body></opml>'
    found = watcher(web("/opml"))
    assert told(found) == [("new series", "killed", None, 14)]


def test_a_list_at_an_address_that_is_none_is_told_and_the_rest_goes_on(web, watcher):
    web.pages["/opml"] = "<opml version='2.0'><body></body></opml>"
    good = web.feed("/feed", web.entry(FLOOD.format(14, "police")))
    found = watcher(web("/opml"), good)
    assert (len(found.messages), [problem.kind for problem in found.problems]) == (1, ["unsupported"])


@pytest.mark.parametrize("step", ["changed", "keep_messages", "told"])
def test_killed_between_two_steps_nothing_is_lost(web, watcher, monkeypatch, step):
    """Dead before the messages are made, before they are kept, and before it is remembered that they were told."""
    from counterclaim.ledger.watched import Watched
    from counterclaim.watching.stories import Stories

    class Killed(BaseException):
        pass

    def dead(*_):
        raise Killed

    feed = web.feed("/feed", web.entry(FLOOD.format(14, "police")))
    with monkeypatch.context() as patched:
        patched.setattr(Stories if step == "changed" else Watched, step, dead)
        with pytest.raises(Killed):
            watcher(feed)
    assert told(watcher(feed)) == [("new series", "killed", None, 14)]
    assert watcher(feed).messages == []


def test_nothing_new_relates_nothing(web, watcher, monkeypatch):
    feed = web.feed("/feed", web.entry(FLOOD.format(14, "police")))
    watcher(feed)
    monkeypatch.setattr("counterclaim.watching.stories.Known", None)
    monkeypatch.setattr("counterclaim.watching.stories.happenings_of", None)
    assert watcher(feed).messages == []
    web.feed("/feed", web.entry("The river is falling.", guid="calm"))
    assert watcher(feed).messages == []


def test_a_ledger_that_held_reports_when_it_was_first_watched(web, watcher, address):
    from counterclaim.flow import keep
    from counterclaim.read import read_text

    with Ledger.open(address) as store:
        list(keep(store, [read_text(FLOOD.format(14, "police"), "old")]))
    Telling(address, [], print)
    feed = web.feed("/feed", web.entry(FLOOD.format(21, "police"), hour=30))
    (message,) = watcher(feed).messages
    assert (message.new, message.changes[0].what, message.changes[0].old.best) == (False, "raised", 14)


def test_words_that_are_erased_are_told_no_more(web, watcher, address):
    from counterclaim.ledger.watched import Watched

    first = web.feed("/feed", web.entry(FLOOD.format(14, "police"), guid="a"))
    watcher(first)
    watcher(web.feed("/other", web.entry(FLOOD.format(21, "police"), guid="b", hour=9)))
    with Ledger.open(address) as store:
        doc = next(document.id for document in store.documents() if "21 people" in document.text)
        store.erase(doc, "lena", "a court says so")
    with Watched.open(address) as store:
        kept = store.messages(10)
    assert [message.changes[0].new.best for message in kept] == [14]
    web.feed("/feed", web.entry(FLOOD.format(16, "police"), guid="c", hour=12))
    assert told(watcher(first)) == [("raised", "killed", 14, 16)]


def test_what_is_taken_back_counts_no_more(web, watcher, address):
    first = web.feed("/feed", web.entry(FLOOD.format(14, "police"), guid="a"))
    watcher(first)
    found = watcher(web.feed("/other", web.entry(FLOOD.format(21, "police"), guid="b", hour=9)))
    assert told(found) == [("raised", "killed", 14, 21)]
    with Ledger.open(address) as store:
        store.take_back(store.additions()[-1].id, "lena", "an exercise, and no flood")
    web.feed("/feed", web.entry(FLOOD.format(16, "police"), guid="c", hour=12))
    assert told(watcher(first)) == [("raised", "killed", 14, 16)]


def test_a_watch_that_goes_on_knows_of_what_is_taken_back(web, address):
    """In one program: which reports tell one story is in its memory then."""
    from counterclaim.flow import keep
    from counterclaim.read import read_text

    with Ledger.open(address) as store:
        telling = Telling(address, [], print)

        def add(text, name):
            store.adding("lena", {"paths": [name]})
            list(keep(store, [read_text(text, name)]))
            return [row.new.best for message in telling.tell() for row in message.changes]

        assert add(FLOOD.format(14, "police"), "a") == [14]
        assert add(FLOOD.format(21, "police"), "b") == [21]
        store.take_back(store.additions()[-1].id, "lena", "an exercise")
        assert add(FLOOD.format(16, "police"), "c") == [16]
        assert add(FLOOD.format(16, "police"), "d") == []
