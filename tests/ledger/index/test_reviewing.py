"""The review queue."""

from counterclaim.ledger import Ledger
from counterclaim.ledger.index.reviewing import QueueFilter, queue
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


def test_it_can_be_narrowed(indexed: Ledger) -> None:
    whole = list(queue(indexed.session, Turn(200)).items)
    one = whole[0]
    for wanted, meets in (
        (QueueFilter(story=one.story), lambda row: row.story == one.story),
        (QueueFilter(stories=[one.story, "s_0"]), lambda row: row.story == one.story),
        (QueueFilter(stories=[]), lambda row: False),
        (QueueFilter(measure=one.measure), lambda row: row.measure == one.measure),
        (QueueFilter(lang="uk"), lambda row: row.lang == "uk"),
    ):
        found = queue(indexed.session, Turn(200), wanted)
        assert found.items == [row for row in whole if meets(row)]
        assert found.total == len(found.items)


def test_it_is_told_page_by_page(indexed: Ledger) -> None:
    whole = list(queue(indexed.session, Turn(200)).items)
    found, after = [], ""
    while len(found) < len(whole):
        page = queue(indexed.session, Turn(3, after))
        found += page.items
        after = page.after
    assert found == whole
    assert after == ""
