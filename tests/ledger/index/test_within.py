"""One story as the index tells it, held against the dossier it was made of."""

import pytest

import counterclaim
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.asking import stories
from counterclaim.ledger.index.within import (
    mentions,
    one_series,
    reports,
    series,
    statements,
    told,
    verdict,
    verdicts,
    verdicts_on,
)
from counterclaim.model.asked import StoryFilter, Turn
from counterclaim.reconcile.dossier import Dossier


@pytest.fixture
def dossier(indexed: Ledger) -> Dossier:
    """The largest of its stories, related anew."""
    from counterclaim.api.relating import dossiers

    return dossiers(ledger=indexed.session.address)[0]


def test_series_statements_and_mentions_are_those_of_the_dossier(indexed: Ledger, dossier: Dossier) -> None:
    db, id = indexed.session, dossier.story.id
    assert len(series(db, id)) == len(dossier.courses)
    for place, course in enumerate(dossier.courses):
        record = one_series(db, id, place)
        assert record is not None
        assert (record.card.measure, record.where) == (course.series.measure, course.series.place)
        assert (record.card.toll.best if record.card.toll else None) == (course.toll.best if course.toll else None)
        rows = statements(db, id, place, Turn(200)).items
        assert [row.claim for row in rows] == [one.claim.id for one in course.statements]
        for row, statement in zip(rows, course.statements, strict=True):
            found = mentions(db, id, place, row.place).items
            assert [one.claim for one in found] == [one.claim.id for one in statement.told]
    assert one_series(db, id, 999) is None


def test_statements_come_page_by_page(indexed: Ledger, dossier: Dossier) -> None:
    db, id = indexed.session, dossier.story.id
    whole = statements(db, id, 0, Turn(200)).items
    first = statements(db, id, 0, Turn(1))
    assert [*first.items, *statements(db, id, 0, Turn(200, first.after)).items] == whole
    with pytest.raises(counterclaim.UsageError):
        statements(db, id, 0, Turn(1, "nowhere"))


def test_verdicts_come_contradictions_first(indexed: Ledger, dossier: Dossier) -> None:
    db, id = indexed.session, dossier.story.id
    found = verdicts(db, id, Turn(200)).items
    assert {one.verdict.id: one.verdict for one in found} == {one.id: one for one in dossier.verdicts}
    marks = [one.mark for one in found]
    order = ("contradicts", "drifted", "updates", "agrees", "part_of", "not_comparable", None)
    assert marks == sorted(marks, key=order.index)
    assert [one.mark for one in verdicts(db, id, marks=("updates",)).items] == ["updates"] * marks.count("updates")
    one = found[0]
    assert verdict(db, one.verdict.id) == one
    assert one in verdicts_on(db, [one.verdict.a])
    assert verdict(db, "v_0") is None


def test_copies_are_folded_under_their_origin(indexed: Ledger, dossier: Dossier) -> None:
    found = reports(indexed.session, dossier.story.id, Turn(200)).items
    listed = [report.doc for one in found for report in (one.report, *one.copies)]
    assert sorted(listed) == sorted(dossier.story.docs)
    card = stories(indexed.session, StoryFilter()).items
    assert sum(len(one.copies) for one in found) == next(c.copies for c in card if c.id == dossier.story.id)
    for one in found:
        assert all(copy.origin == one.report.origin for copy in one.copies)


def test_a_claim_knows_its_stories(indexed: Ledger, dossier: Dossier) -> None:
    claim = dossier.courses[0].series.told[0].claim
    assert dossier.story.id in {row.story for row in told(indexed.session, [claim.id])}
