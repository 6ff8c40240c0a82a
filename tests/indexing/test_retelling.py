"""Stories retold from the index are those that the whole ledger tells."""

from pathlib import Path

import pytest

from counterclaim import add, dossiers, judge
from counterclaim.indexing import bring_up
from counterclaim.indexing.retelling import retold
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.model.asked import StoryFilter

EXAMPLES = Path(__file__).parents[2] / "src" / "counterclaim" / "examples"


@pytest.fixture
def ledger(address: str) -> str:
    add([EXAMPLES], ledger=address)
    return address


def test_each_story_is_as_the_whole_ledger_tells_it(ledger: str) -> None:
    whole = {each.story.id: each for each in dossiers(ledger=ledger)}
    first = next(iter(whole.values()))
    toll, verdict = first.courses[0].toll, first.verdicts[0]
    assert toll is not None
    series = judge.Series(toll.measure, toll.role, toll.country, toll.place)
    judge.adopt(599, series, "counted by name", by="lena", ledger=ledger)
    judge.overrule("not_comparable", [verdict.id], "other people", by="lena", ledger=ledger)
    bring_up(ledger)
    whole = {each.story.id: each for each in dossiers(ledger=ledger)}
    with Ledger.open(ledger) as store, store.session.reading():
        cards = stories(store.session, StoryFilter()).items
        found = retold(store, cards)
        alone = retold(store, cards[-1:])
    assert [each.story.id for each in found.dossiers] == [card.id for card in cards]
    for each in found.dossiers:
        other = whole[each.story.id]
        assert [course.toll for course in each.courses] == [course.toll for course in other.courses]
        assert each.verdicts == other.verdicts
        assert each.positions == other.positions
    assert len(found.said) == 2
    assert [each.story.id for each in alone.dossiers] == [cards[-1].id]
    assert {document.id for document, _ in alone.reports} == set(alone.dossiers[0].story.docs)
    assert alone.said == []
