"""A story as a page shows it."""

import pytest
from fastapi import HTTPException

from counterclaim.desk.views.story import Turns, story_card, story_view
from counterclaim.desk.wording import Language
from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.model import StoryCard


def test_it_tells_the_facts_and_what_is_contested_first(indexed: Ledger, kursk: StoryCard, english: Language) -> None:
    view, shown = story_view(indexed, kursk, english)
    assert (view.reports, view.courses, len(view.open)) == (10, 17, 3)
    assert view.languages == ("German", "English", "Dutch")
    assert [one.mark for one in view.verdicts] == ["contradicts", "drifted", "drifted"]
    first = view.verdicts[0]
    assert first.earlier
    assert first.later
    assert {first.earlier.number, first.later.number} == {"≈ 1,100", "> 3,000"}
    assert [course.record.card.place for course, _ in shown] == [0, 1, 2]


def test_series_in_small_go_on_where_they_are_asked_for(indexed: Ledger, kursk: StoryCard, english: Language) -> None:
    every = [one.place for one in story_view(indexed, kursk, english)[0].series]
    assert every == list(range(17))
    later = story_view(indexed, kursk, english, turns=Turns(lines=15))[0]
    assert [one.place for one in later.series] == [15, 16]


def test_all_reports_are_listed(indexed: Ledger, kursk: StoryCard, english: Language) -> None:
    view = story_view(indexed, kursk, english)[0]
    assert len(view.listed) + sum(len(one.copies) for one in view.listed) == view.reports
    assert all(one.title and one.language for one in view.listed)
    assert view.reports_after == ""


def test_what_is_not_there_is_told(indexed: Ledger, kursk: StoryCard, english: Language) -> None:
    assert story_card(indexed, kursk.id) == kursk
    with pytest.raises(HTTPException, match="no such story"):
        story_card(indexed, "s_0000000000000000")
    with pytest.raises(UsageError, match="no place in this list"):
        story_view(indexed, kursk, english, turns=Turns(verdicts="zz"))
