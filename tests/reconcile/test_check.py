"""What is said of a figure, by what reports say of it."""

from dataclasses import replace

import pytest

from counterclaim.gazetteer.nesting import within
from counterclaim.reconcile.check import check_figure, checked
from counterclaim.reconcile.likeness import account
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.toll import tolls_of
from counterclaim.reconcile.wording import english


@pytest.fixture
def found(tell):
    """Checks a figure, described as `tell` does, against told ones."""

    def check(told, number, measure="killed", **more):
        story = account("s", [one.claim for one in told])
        tolls = tolls_of("s", told, rules(), within)
        figure = tell("draft", number, measure, on=None, **more).claim
        return check_figure(figure, [story] if told else [], lambda _: tolls, rules(), within)

    return check


@pytest.fixture
def rising(tell):
    """A toll that rose from 10 to 25."""
    return [tell("a", 10, by="tr.afad", on="2025-03-01"), tell("b", 25, by="tr.afad", on="2025-03-02")]


def test_the_newest_figure_is_current(found, rising):
    finding = found(rising, 25)
    assert (finding.status, [claim.doc for claim in finding.claims]) == ("current", ["b"])
    assert "25 killed" in english(finding.reason)


def test_an_earlier_figure_is_outdated_by_the_newest(found, rising):
    finding = found(rising, 10)
    assert (finding.status, [claim.doc for claim in finding.claims]) == ("outdated", ["b", "a"])
    assert english(finding.reason).startswith("Overtaken: 10 killed (tr.afad")


def test_a_bound_that_leaves_room_for_the_newest_is_current(found, rising):
    assert found(rising, 24, qualifier="more_than").status == "current"
    assert found(rising, 10, qualifier="at_least").status == "outdated"


def test_a_figure_that_nobody_gives_is_unknown_and_the_nearest_shown(found, rising):
    finding = found(rising, 57)
    assert (finding.status, [claim.doc for claim in finding.claims]) == ("unknown", ["b"])
    assert found([], 57).claims == ()


def test_killed_where_the_source_said_killed_or_injured_is_distorted(found, tell):
    told = [tell("a", 46, "casualties"), tell("b", 46, "killed"), tell("c", 5, "killed", on="2025-03-02")]
    finding = found(told, 46)
    assert finding.status == "distorted"
    assert english(finding.reason).startswith("The source counted killed or injured, and not killed")
    assert found(told, 5).status == "current"


def test_injured_told_as_killed_is_distorted(found, tell):
    assert found([tell("a", 12), tell("a", 47, "injured")], 47).status == "distorted"


def test_other_people_are_a_distortion(found, tell):
    told = [tell("a", 7, role="police")]
    assert found(told, 7, role="civilians").status == "distorted"
    assert found(told, 7, role="police").status == "current"


def test_a_bound_turned_round_is_a_distortion(found, tell):
    told = [tell("a", 3400, "infected", qualifier="more_than"), tell("b", 3400, "infected")]
    assert found(told, 3400, "infected", qualifier="almost").status == "distorted"
    assert found(told, 3400, "infected").status == "current"
    assert found([tell("a", 200, stance="possible"), *told], 200).status != "current"


def test_what_sides_contest_is_contested_by_whom(found, tell):
    soldiers = {"role": "soldiers", "country": "RU"}
    told = [
        tell("a", 100, by="ru.mod", standpoint="own", **soldiers),
        tell("b", 900, by="ua.general_staff", standpoint="adversary", **soldiers),
    ]
    finding = found(told, 900, **soldiers)
    assert finding.status == "contested"
    assert "100 killed (ru.mod" in english(finding.reason)


def test_a_vague_figure_tells_no_number(found, tell):
    assert found([tell("a", 12, qualifier="vague", upper=99)], 14).status == "unknown"


def test_the_record_shows_the_words_of_both(found, rising, tell):
    figure = tell("draft", 25, on=None).claim
    record = checked(figure, found(rising, 25), 2, "2025-03-02")
    assert (record.doc, record.start, record.looked_at, record.newest) == ("draft", figure.start, 2, "2025-03-02")
    assert len(record.claims) == len(record.proofs) == 1


def test_a_number_that_people_adopted_stands(found, tell, rising):
    told = [one.claim for one in rising]
    toll = replace(tolls_of("s", rising, rules(), within)[0], best=23)
    figure = tell("draft", 25, on=None).claim
    finding = check_figure(figure, [account("s", told)], lambda _: [toll], rules(), within)
    assert (finding.status, english(finding.reason)) == ("outdated", "25 killed (tr.afad); the number adopted is 23.")


def test_a_bound_that_is_told_is_not_mistaken_for_another_count_that_it_leaves_room_for(found, tell):
    told = [tell("a", 20, qualifier="at_least", by="ri.red_cross", on="2025-03-01"), tell("b", 15, on="2025-03-02")]
    told += [tell(doc, 26, "injured", qualifier="at_least", on="2025-03-01") for doc in ("c", "d")]
    finding = found(told, 20, qualifier="at_least")
    assert (finding.status, [claim.doc for claim in finding.claims]) == ("outdated", ["b", "a"])


def test_who_says_fewer_is_not_the_one_who_gave_the_number(found, tell):
    told = [tell("a", 20, on="2025-03-01"), tell("b", 20, qualifier="less_than", on="2025-03-02")]
    told.append(tell("c", 15, on="2025-03-03"))
    assert [claim.doc for claim in found(told, 20).claims] == ["c", "a", "b"]
