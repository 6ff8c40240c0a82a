"""Which stories have news, and their reports."""

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.news import reports_told_since, told_since
from counterclaim.ledger.index.within import documents
from counterclaim.model.asked import StoryFilter


def test_the_stories_with_reports_of_a_day_or_later(indexed: Ledger) -> None:
    db = indexed.session
    every = [card for card in stories(db, StoryFilter()).items if card.newest]
    assert told_since(db, "2000-01-01") == len(every) > 1
    newest = every[0]
    assert told_since(db, newest.newest) == sum(card.newest == newest.newest for card in every)
    assert told_since(db, "2100-01-01") == 0
    assert reports_told_since(db, "2100-01-01", 5, 5) == frozenset()


def test_of_many_stories_those_of_the_newest_reports_and_of_a_large_one_its_newest(indexed: Ledger) -> None:
    db = indexed.session
    newest = stories(db, StoryFilter()).items[0]
    whole = frozenset(documents(db, newest.id))
    assert reports_told_since(db, "2000-01-01", 1, 500) == whole
    some = reports_told_since(db, "2000-01-01", 1, 2)
    assert len(some) == 2 and some < whole
