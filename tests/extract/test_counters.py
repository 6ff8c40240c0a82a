"""Numbers with a counter behind them, and the noun that may stand before them."""

from collections.abc import Callable

import pytest

from counterclaim.extract.counted import Counted, counted_in
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def only(s: Tagged) -> Counted:
    """The one number of `s` that may count people."""
    (found,) = counted_in(s)[0]
    return found


@pytest.mark.parametrize(
    ("text", "kind", "role"),
    [
        ("3名士兵", "people", "soldiers"),
        ("士兵3人", "people", "soldiers"),
        ("矿工等12人", "people", "workers"),
        ("12人", "people", "people"),
        ("死者12人", "people", "people"),
        ("两名18岁男孩", "people", "children"),
        ("12名美军", "people", "soldiers"),
    ],
)
def test_the_people_stand_before_the_number_or_behind_the_counter(
    sentence: Sentence, text: str, kind: str, role: str
) -> None:
    head = only(sentence(text, "zh")).head
    assert head.kind == kind
    assert head.people is not None
    assert head.people.value.role == role


@pytest.mark.parametrize(("text", "measure"), [("死者12人", "killed"), ("确诊病例120例", "infected")])
def test_what_happened_may_stand_before_the_number(sentence: Sentence, text: str, measure: str) -> None:
    head = only(sentence(text, "zh")).head
    assert head.outcome is not None
    assert head.outcome.value.measure == measure


def test_what_is_told_of_another_number_does_not_belong_to_this_one(sentence: Sentence) -> None:
    first, second = counted_in(sentence("造成5人死亡12人受伤", "zh"))[0]
    assert first.head.outcome is not None
    assert first.head.outcome.value.measure == "killed"
    assert second.head.outcome is not None
    assert second.head.outcome.value.measure == "injured"


def test_a_counter_of_things_counts_no_people(sentence: Sentence) -> None:
    assert [c.head.kind for c in counted_in(sentence("12个项目", "zh"))[0] if c.head.kind == "people"] == []


def test_the_whole_before_its_part_is_not_what_happened(sentence: Sentence) -> None:
    whole, part = counted_in(sentence("机上8人中5人获救", "zh"))[0]
    assert whole.whole
    assert not part.whole


@pytest.mark.parametrize(("text", "value"), [("10多万人死亡", 100_000), ("30余万人死亡", 300_000)])
def test_the_wording_may_stand_within_the_number(sentence: Sentence, text: str, value: int) -> None:
    numeral = only(sentence(text, "zh")).numeral
    assert (numeral.value, numeral.qualifier) == (value, "more_than")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("兵士3人が死亡した", "soldiers"),
        ("3人の兵士が死亡した", "soldiers"),
        ("兵士が3人死亡した", "soldiers"),
        ("作業員ら12人が死亡した", "workers"),
        ("警察官が3人を逮捕した", "people"),
    ],
)
def test_a_number_floats_behind_its_noun_only_before_what_happened(sentence: Sentence, text: str, role: str) -> None:
    head = only(sentence(text, "ja")).head
    assert head.people is not None
    assert head.people.value.role == role


def test_a_number_without_a_counter_counts_nobody(sentence: Sentence) -> None:
    assert counted_in(sentence("24センターに避難した", "ja"))[0] == []


def test_a_count_told_with_its_noun_needs_no_counter(sentence: Sentence) -> None:
    assert len(counted_in(sentence("死亡人数升至212", "zh"))[0]) == 1
