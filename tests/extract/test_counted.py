"""The numerals that may count people, each with its head."""

from collections.abc import Callable

from counterclaim.extract.counted import counted_in
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def test_rates_and_things_are_not_even_candidates(sentence: Sentence) -> None:
    counted, _ = counted_in(sentence("50 infections per 100,000 people, 12 houses, and 3 deaths"))
    assert [item.numeral.value for item in counted] == [3]


def test_an_article_counts_only_where_a_single_person_or_outcome_follows(sentence: Sentence) -> None:
    counted, _ = counted_in(sentence("a man, a bridge, a people, a death"))
    assert [item.numeral.i for item in counted if item.numeral.article] == [0, 9]


def test_the_larger_number_of_a_part_is_the_whole(sentence: Sentence) -> None:
    counted, _ = counted_in(sentence("2,100 of the 3,400 evacuees returned"))
    assert [(item.numeral.value, item.whole) for item in counted] == [(2100, False), (3400, True)]


def test_a_share_counts_nobody_and_neither_does_its_whole(sentence: Sentence) -> None:
    assert counted_in(sentence("40 per cent of the 3,400 evacuees returned"))[0] == []


def test_ages_behind_a_group_belong_to_it(sentence: Sentence) -> None:
    s = sentence("three men, aged 33, 34 and 39, have been arrested")
    (item,) = counted_in(s)[0]
    assert s.words(item.head.start, item.head.end) == "men"
    assert s.words(item.head.end, item.head.reach) == ", aged 33, 34 and 39,"


def test_females_of_animals_are_no_women(sentence: Sentence) -> None:
    def values(text: str) -> list[int]:
        return [item.numeral.value for item in counted_in(sentence(text))[0] if not item.numeral.article]

    assert values("The loss of a roost of bats could kill 400 females.") == []
    assert values("A bear killed two women and three females were hurt in the fire.") == [2]
    assert values("Police arrested three females.") == [3]
