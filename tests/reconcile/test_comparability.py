"""What cannot be held against each other, and why."""

from counterclaim.gazetteer.nesting import within
from counterclaim.reconcile.comparability import not_comparable
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import series_of
from counterclaim.reconcile.wording import english


def reasons(*told):
    return [english(found.reason) for _, _, found in not_comparable(series_of(told, rules(), within))]


def test_the_new_ones_beside_all(tell):
    told = [tell("a", 900, "infected"), tell("b", 12, "infected", counting="new")]
    assert reasons(*told) == ["12 infected counts only those that are new, 900 infected all of them."]


def test_a_day_beside_the_whole(tell, window):
    told = [tell("a", 900, "infected"), tell("b", 15, "infected", window=window("2025-03-01", "2025-03-02"))]
    assert reasons(*told) == ["15 infected counts those from 2025-03-01 to 2025-03-02 alone, 900 infected all of them."]


def test_two_strikes(tell):
    told = [
        tell("a", 3, event=("strike", "2025-03-03"), place="Izmir"),
        tell("b", 4, on="2025-03-04", event=("strike", "2025-03-04"), place="Izmir"),
    ]
    assert reasons(*told) == ["4 killed is of 2025-03-04, 3 killed of 2025-03-03: two events."]


def test_one_series_is_comparable(tell):
    assert reasons(tell("a", 12), tell("b", 13)) == []
