"""What stories can be narrowed by."""

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.choices import KINDS, choices
from counterclaim.model.asked import StoryFilter

FILTERS = {
    "measure": "measures",
    "country": "countries",
    "role": "roles",
    "speaker": "speakers",
    "lang": "langs",
    "status": "statuses",
}


@pytest.mark.parametrize("wanted", [StoryFilter(), StoryFilter(measures=("injured",)), StoryFilter(words="Maribor")])
def test_each_choice_leaves_as_many_stories_as_it_says(indexed: Ledger, wanted: StoryFilter) -> None:
    from dataclasses import replace

    found = choices(indexed.session, wanted)
    assert set(found) == set(KINDS)
    for kind, field in FILTERS.items():
        assert found[kind], kind
        for choice in found[kind]:
            chosen = {field: tuple({*getattr(wanted, field), choice.value})}
            narrowed = stories(indexed.session, replace(wanted, **chosen))
            assert narrowed.total == choice.stories


def test_speakers_are_told_by_their_names(indexed: Ledger) -> None:
    assert all(one.name for one in choices(indexed.session, StoryFilter())["speaker"])


def test_nothing_is_left_where_no_story_is_wanted(indexed: Ledger) -> None:
    found = choices(indexed.session, StoryFilter(measures=("nothing",)))
    assert not any(found.values())


def test_stories_of_a_time_are_told(indexed: Ledger) -> None:
    cards = stories(indexed.session, StoryFilter()).items
    for card in cards:
        day = StoryFilter(since=card.first, until=card.newest)
        assert card in stories(indexed.session, day).items
        assert card not in stories(indexed.session, StoryFilter(until="1999-01-01")).items
        assert card not in stories(indexed.session, StoryFilter(since="2999-01-01")).items
