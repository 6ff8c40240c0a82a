"""The review queue."""

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.reviewing import queue
from counterclaim.ledger.index.within import one_series
from counterclaim.model.asked import Turn


def test_what_would_move_a_toll_comes_first(indexed: Ledger) -> None:
    found = queue(indexed.session, Turn(200))
    assert found.total == len(found.items)
    ranks = [row.rank for row in found.items]
    assert ranks == sorted(ranks, reverse=True)
    assert all(row.why for row in found.items)
    first = found.items[0]
    assert "best" in first.why
    series = one_series(indexed.session, first.story, first.series)
    assert series is not None
    assert series.card.toll is not None
    assert series.card.toll.best in (first.low, first.high)
    assert len(series.card.toll.best_by) == 1


def test_it_can_be_of_one_story_or_measure(indexed: Ledger) -> None:
    whole = list(queue(indexed.session, Turn(200)).items)
    one = whole[0]
    of_story = queue(indexed.session, Turn(200), story=one.story).items
    assert of_story == [row for row in whole if row.story == one.story]
    of_measure = queue(indexed.session, Turn(200), measure=one.measure).items
    assert of_measure == [row for row in whole if row.measure == one.measure]
