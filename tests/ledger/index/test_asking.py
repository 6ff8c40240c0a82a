"""Stories as the index tells them."""

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories, stories_of, story
from counterclaim.model.asked import StoryFilter, Turn


def test_every_story_is_listed_once_page_by_page(indexed: Ledger) -> None:
    whole = stories(indexed.session, StoryFilter())
    assert whole.total == len(whole.items) > 1
    assert [card.newest for card in whole.items] == sorted((card.newest for card in whole.items), reverse=True)
    paged, after = [], ""
    while True:
        page = stories(indexed.session, StoryFilter(), "newest", Turn(1, after))
        paged += page.items
        if not (after := page.after):
            break
    assert paged == list(whole.items)


def test_a_story_is_found_by_its_id_and_by_its_report(indexed: Ledger) -> None:
    card = stories(indexed.session, StoryFilter()).items[0]
    assert story(indexed.session, card.id) == card
    report = next(document.id for document in indexed.documents() if stories_of(indexed.session, document.id))
    assert story(indexed.session, report) == stories_of(indexed.session, report)[0]
    assert story(indexed.session, "nothing") is None
