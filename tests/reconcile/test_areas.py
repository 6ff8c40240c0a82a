"""By place."""

from counterclaim.gazetteer.nesting import within
from counterclaim.reconcile.areas import by_place


def groups(main, asides=(), local=True):
    found = by_place(main, asides, within, local=local)
    return sorted((sorted(one.claim.quantity.spoken for one in told), aside) for aside, told in found)


def test_towns_that_lie_apart(tell):
    assert groups([tell("a", 12, place="Izmir"), tell("b", 5, place="Ankara")]) == [([5], ""), ([12], "")]


def test_one_figure_of_one_report_is_of_one_place_whatever_it_names(tell):
    assert groups([tell("a", 12, place="Izmir"), tell("a", 12, place="Ankara")]) == [([12, 12], "")]


def test_what_the_nation_counts_apart_is_a_part_that_other_reports_lead_with(tell):
    main = [tell("a", 48, place="TR"), tell("b", 29, place="Izmir", on="2025-03-02")]
    asides = [tell("a", 21, place="Izmir")]
    assert groups(main, asides) == [([21, 29], ""), ([48], "")]


def test_an_aside_that_names_no_town_stands_alone(tell):
    assert groups([tell("a", 48, place="TR")], [tell("a", 3, place="TR")]) == [([3], "other"), ([48], "")]


def test_people_of_a_side_are_counted_wherever_they_fight(tell):
    kp = {"country": "KP", "role": "soldiers"}
    told = [tell("a", 300, place="Kursk", **kp), tell("b", 400, place="Izmir", **kp)]
    assert groups(told, local=False) == [([300, 400], "")]


def test_what_several_reports_tell_of_a_place_on_the_side_is_one_count(tell):
    asides = [tell("a", 24, place="Izmir"), tell("b", 37, place="Izmir"), tell("b", 4, place="Izmir")]
    assert groups([tell("a", 29, place="Ankara")], asides) == [([4], "other"), ([24, 37], "place"), ([29], "")]
