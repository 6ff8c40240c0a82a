"""What belongs together, and what is counted apart."""

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Told
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import series_of


def groups(*told: Told) -> list[list[int]]:
    """The figures of each series, sorted."""
    found = series_of(told, rules(), within)
    return sorted(sorted(one.claim.quantity.spoken for one in series.told) for series in found)


def test_measures_are_never_mixed(tell):
    assert groups(tell("a", 12), tell("a", 12, "casualties"), tell("b", 13)) == [[12], [12, 13]]


def test_unsaid_people_of_a_side_are_its_soldiers(tell):
    kp = {"country": "KP", "place": "Kursk"}
    assert groups(tell("a", 300, role="soldiers", **kp), tell("b", 600, **kp)) == [[300, 600]]


def test_two_sides_are_two_series(tell):
    ours = tell("a", 300, role="soldiers", country="KP", place="RU")
    theirs = tell("a", 400, role="soldiers", country="UA", place="RU")
    assert groups(ours, theirs) == [[300], [400]]


def test_people_of_the_country_where_it_happened_are_its_people(tell):
    assert groups(tell("a", 12, country="TR", place="TR"), tell("b", 13, place="TR")) == [[12, 13]]


def test_children_among_the_dead_are_counted_apart(tell):
    assert groups(tell("a", 12), tell("a", 3, role="children"), tell("b", 13)) == [[3], [12, 13]]


def test_a_role_that_shares_a_figure_is_another_name_for_the_whole(tell):
    workers = [tell("a", 12, role="workers"), tell("a", 14, role="workers")]
    assert groups(*workers, tell("b", 14)) == [[12, 14, 14]]


def test_roles_that_nobody_holds_against_a_whole_stay_apart(tell):
    assert groups(tell("a", 3, role="children"), tell("b", 30)) == [[3], [30]]


def test_towns_that_lie_apart_are_two_series(tell):
    assert groups(tell("a", 12, place="Izmir"), tell("b", 5, place="Ankara")) == [[5], [12]]


def test_the_country_joins_the_town_with_its_figure(tell):
    there = [tell("a", 12, place="Izmir"), tell("b", 5, place="Ankara"), tell("c", 5, place="TR")]
    assert groups(*there) == [[5, 5], [12]]


def test_strikes_on_two_days_are_two_events(tell):
    monday, tuesday = ("strike", "2025-03-03"), ("strike", "2025-03-04")
    told = [
        tell("a", 3, on="2025-03-03", event=monday, place="Izmir"),
        tell("b", 4, on="2025-03-04", event=tuesday, place="Izmir"),
        tell("c", 5, on="2025-03-05", place="Izmir"),
    ]
    assert groups(*told) == [[3], [4, 5]]


def test_a_quake_is_one_event_whatever_day_it_is_given(tell):
    told = [
        tell("a", 3, event=("earthquake", "2025-03-03")),
        tell("b", 4, event=("earthquake", "2025-03-04")),
    ]
    assert groups(*told) == [[3, 4]]


def test_the_new_ones_are_no_running_count(tell, window):
    told = [
        tell("a", 900, "infected"),
        tell("a", 12, "infected", counting="new"),
        tell("b", 15, "infected", window=window("2025-03-01", "2025-03-02")),
    ]
    assert groups(*told) == [[12], [15], [900]]


def test_the_order_of_the_claims_does_not_matter(tell):
    told = [
        tell(doc, number, place=place) for doc, number, place in (("a", 3, "Izmir"), ("b", 4, None), ("c", 9, "TR"))
    ]
    assert groups(*told) == groups(*reversed(told))


def test_a_town_that_hardly_a_report_names_is_not_where_it_happened(tell):
    nation = [tell(doc, 12, place="TR") for doc in "abcd"]
    (series,) = series_of([*nation, tell("e", 12, place="Izmir")], rules(), within)
    assert series.place.name == "Türkiye"
    (series,) = series_of([*nation[:2], tell("e", 12, place="Izmir")], rules(), within)
    assert series.place.name == "Izmir"
