"""Mentions of one figure by one speaker at one time are one statement."""

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Stretch, Told
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import series_of
from counterclaim.reconcile.statements import before, distance, independent, statements_of


def statements(*told: Told):
    (series,) = series_of(told, rules(), within)
    return statements_of(series, rules())


def docs(*told: Told) -> list[list[str]]:
    return [sorted(statement.docs) for statement in statements(*told)]


def test_an_unnamed_mention_joins_the_named_one(tell):
    (one,) = statements(tell("a", 12, on="2025-03-01"), tell("b", 12, by="tr.afad", on="2025-03-01"))
    assert one.speakers == {"tr.afad"}
    assert one.first.claim.doc == "b"


def test_two_speakers_of_one_number_are_two_statements(tell):
    assert docs(tell("a", 12, by="kr.nis"), tell("b", 12, by="ua.gur")) == [["a"], ["b"]]


def test_a_state_speaks_through_its_bodies(tell):
    assert docs(tell("a", 12, by="kr.government"), tell("b", 12, by="kr.jcs")) == [["a", "b"]]


def test_weeks_apart_the_same_number_is_another_statement(tell):
    assert docs(tell("a", 12, on="2025-01-01"), tell("b", 12, on="2025-03-01")) == [["a"], ["b"]]


def test_a_copy_tells_what_its_origin_does(tell):
    assert docs(tell("a", 12, on="2025-01-01"), tell("b", 12, on="2025-01-09", copy_of="a")) == [["a", "b"]]


def test_a_denial_repeats_nothing(tell):
    assert len(statements(tell("a", 12), tell("a", 12, stance="denied"))) == 2


def test_time_between():
    assert distance(Stretch(1.0, 2.0), Stretch(5.0, 6.0)) == 3.0
    assert distance(Stretch(5.0, None), Stretch(1.0, None)) == 0.0
    assert before(Stretch(1.0, 2.0), Stretch(2.0, None))
    assert not before(Stretch(1.0, None), Stretch(2.0, 3.0))
    assert not before(Stretch(1.0, 1.0), Stretch(1.0, 1.0))


def test_bodies_of_one_state_are_not_independent(tell):
    intelligence, staff, other = statements(
        tell("a", 12, by="kr.nis"), tell("b", 13, by="kr.jcs"), tell("c", 14, by="ua.gur")
    )
    assert not independent(intelligence, staff)
    assert independent(staff, other)
