"""What the pages of a story ask for."""

from counterclaim.desk.views import asked
from counterclaim.desk.views.asked import claims_by_id, course_of, told_beside
from counterclaim.ledger import Ledger
from counterclaim.model import StoryCard


def test_a_course_has_all_that_is_drawn(indexed: Ledger, kursk: StoryCard) -> None:
    course = course_of(indexed, kursk, 1)
    assert course
    assert [row.place for row in course.rows] == list(range(course.record.card.statements))
    assert set(course.colours) == {voice.key for voice in course.record.voices}
    assert all({row.claim for row in course.rows} >= set(pair) for pair in course.contradictions)
    assert course_of(indexed, kursk, 999) is None


def test_a_speaker_keeps_its_colour_from_series_to_series(indexed: Ledger, kursk: StoryCard) -> None:
    first, second = (course_of(indexed, kursk, place) for place in (0, 1))
    assert first
    assert second
    shared = set(first.colours) & set(second.colours)
    assert shared
    assert {key: first.colours[key] for key in shared} == {key: second.colours[key] for key in shared}


def test_of_many_statements_the_newest_are_gone_through(indexed: Ledger, kursk: StoryCard, monkeypatch) -> None:
    whole = course_of(indexed, kursk, 1)
    monkeypatch.setattr(asked, "CHARTED", 2)
    cut = course_of(indexed, kursk, 1)
    assert whole
    assert cut
    assert list(cut.rows) == list(whole.rows[-2:])


def test_what_stands_beside_statements(indexed: Ledger, kursk: StoryCard) -> None:
    course = course_of(indexed, kursk, 1)
    assert course
    beside = told_beside(indexed, [course], course.rows[:3], {course.rows[3].claim})
    assert set(beside.claims) == {row.claim for row in course.rows[:4]}
    assert set(beside.verdicts) <= {row.claim for row in course.rows[:3]}
    every = [one for found in beside.verdicts.values() for one in found]
    related = {claim for one in every for claim in (one.verdict.a, one.verdict.b)}
    assert related
    assert related <= set(beside.figures)
    assert claims_by_id(indexed, ()) == {}
