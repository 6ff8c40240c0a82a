"""Wholes and parts within one report."""

from counterclaim.gazetteer.nesting import within
from counterclaim.reconcile.parts import parts_in


def found(*told):
    return {(whole.claim.quantity.spoken, part.claim.quantity.spoken) for whole, part, _ in parts_in(told, within)}


def test_children_among_the_dead(tell):
    assert found(tell("a", 12, sentence=5, start=0), tell("a", 3, role="children", sentence=5, start=9)) == {(12, 3)}


def test_nothing_is_a_part_of_what_another_report_counts(tell):
    assert found(tell("a", 30, "casualties", sentence=5, start=0), tell("b", 3, sentence=5, start=9)) == set()


def test_other_people_are_no_part(tell):
    whole = tell("a", 30, "casualties", country="UA", role="soldiers", sentence=5, start=0)
    assert found(whole, tell("a", 3, country="RU", role="soldiers", sentence=5, start=9)) == set()


def test_a_sum_of_one_kind_is_chance(tell):
    told = [
        tell("a", 4_700, "casualties", start=0),
        tell("a", 2_000, "injured", start=20),
        tell("a", 2_700, "injured", start=40),
    ]
    assert found(*told) == set()


def test_the_dead_of_a_town_are_part_of_the_nations(tell):
    assert found(tell("a", 48, place="TR"), tell("a", 21, place="Izmir")) == {(48, 21)}
    assert found(tell("a", 21, place="Izmir"), tell("a", 14, place="Ankara")) == set()
