"""Which stories a figure of a draft may speak of."""

from dataclasses import replace

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Claim, Sentence
from counterclaim.reconcile.likeness import Shelf, account, other_people, place_points, scenes, stems, table


def worded(claim: Claim, words: str) -> Claim:
    return replace(claim, sentence=Sentence(0, len(words), words))


def test_words_are_told_by_their_beginnings_and_unspaced_ones_by_pairs():
    assert list(stems("Dombai, Dombay!")) == ["domba", "domba"]
    assert list(stems("在盐城 of")) == ["在盐", "盐城"]


def test_a_place_in_the_other_counts_and_one_apart_counts_against(tell):
    izmir, ankara, turkey = (scenes(tell("a", 1, place=place).claim) for place in ("Izmir", "Ankara", "TR"))
    points = table()["points"]
    assert place_points(izmir, izmir, within) == points["same_place"]
    assert place_points(izmir, ankara, within) == points["apart"]
    assert place_points(izmir, turkey, within) == points["country"]
    assert place_points(izmir, [*ankara, *turkey], within) == points["apart"]
    assert place_points([], izmir, within) == 0


def test_the_country_of_the_counted_people_is_no_scene(tell):
    claim = tell("a", 1, place="TR", country="TR", role="soldiers").claim
    assert scenes(claim) == []


def test_stories_elsewhere_and_of_other_kinds_are_not_likely(tell):
    fire = tell("a", 6, place="Izmir", event=("fire", "2025-03-01")).claim
    flood = tell("b", 6, place="TR", event=("flood", "2025-03-01")).claim
    shelf = Shelf([account("fire", [fire]), account("flood", [flood])], within)
    figure = worded(tell("draft", 6, place="Izmir", event=("fire", "2025-03-01")).claim, "")
    assert [account.story for account in shelf.likely(figure)] == ["fire"]


def test_words_in_common_find_what_no_place_does(tell):
    ufa = worded(tell("a", 9).claim, "Пожар в торговом центре в Уфе")
    other = worded(tell("b", 9).claim, "Бой под Харьковом")
    shelf = Shelf([account("ufa", [ufa]), account("other", [other])], within)
    figure = worded(tell("draft", 9).claim, "Пожар в торговом центре: погибли девять")
    assert [account.story for account in shelf.likely(figure)] == ["ufa"]


def test_other_people(tell):
    soldiers = tell("a", 40, role="soldiers", country="RU").claim
    assert other_people(tell("d", 40, role="soldiers", country="TR").claim, soldiers)
    assert other_people(tell("d", 40, role="civilians").claim, soldiers)
    assert not other_people(tell("d", 40, role="fighters").claim, soldiers)
    assert not other_people(tell("d", 40).claim, soldiers)
