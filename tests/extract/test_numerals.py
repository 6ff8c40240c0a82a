"""The numerals of a sentence: ranges joined, their wording read, and what counts nobody set apart."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.numbers import Numeral
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.model import Span
from counterclaim.packs import pack_for

Sentence = Callable[..., Tagged]


def counted(s: Tagged) -> list[Numeral]:
    """The numerals of `s` that may count people, articles aside."""
    return [numeral for numeral in numerals_of(s) if numeral.veto is None and not numeral.article]


def only(s: Tagged) -> Numeral:
    """The one numeral of `s` that may count people."""
    found = counted(s)
    assert len(found) == 1, found
    return found[0]


def test_a_word_may_be_a_rough_number_itself(sentence: Sentence) -> None:
    assert only(sentence("dvadesetak turista", "hr")).qualifier == "about"
    assert only(sentence("dvadeset turista", "hr")).qualifier == "exact"


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "10,000-12,000 people", 10_000, 12_000),
        ("en", "40–50 people", 40, 50),
        ("en", "between 20 and 30 people", 20, 30),
        ("en", "ten to twelve people", 10, 12),
        ("en", "12 or 13 people", 12, 13),
        ("en", "from 8,000 to 10,000 people", 8000, 10_000),
        ("en", "three to four million people", 3_000_000, 4_000_000),
        ("en", "2-3 million people", 2_000_000, 3_000_000),
        ("de", "zwischen 20 und 30 Menschen", 20, 30),
        ("de", "10.000 bis 12.000 Menschen", 10_000, 12_000),
        ("de", "zehn bis zwölf Menschen", 10, 12),
        ("nl", "tussen de vijftig en zestig mensen", 50, 60),
        ("nl", "10.000 à 12.000 mensen", 10_000, 12_000),
        ("nl", "dertig- à veertigduizend mensen", 30_000, 40_000),
    ],
)
def test_two_ends_make_one_range(sentence: Sentence, lang: str, text: str, low: int, high: int) -> None:
    numeral = only(sentence(text, lang))
    assert (numeral.value, numeral.upper, numeral.qualifier) == (low, high, "range")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12 killed and 30 injured", [12, 30]),
        ("rose by 22 to 147", [22, 147]),
        ("30 to 12 people", [30, 12]),
        ("12, 13 people", [12, 13]),
        ("dozens to 200 people", [12, 200]),
    ],
)
def test_two_numerals_that_are_no_range(sentence: Sentence, text: str, values: list[int]) -> None:
    found = counted(sentence(text))
    assert [numeral.value for numeral in found] == values
    assert "range" not in {numeral.qualifier for numeral in found}


def test_a_count_that_rises_from_one_figure_to_the_next_is_no_range(sentence: Sentence) -> None:
    assert [numeral.value for numeral in counted(sentence("the toll rose from 12 to 19"))] == [12, 19]


@pytest.mark.parametrize(
    ("lang", "text", "qualifier"),
    [
        ("en", "at least 40 people", "at_least"),
        ("en", "no fewer than 40 people", "at_least"),
        ("en", "40 or more people", "at_least"),
        ("en", "40 people or more", "at_least"),
        ("en", "more than 40 people", "more_than"),
        ("en", "over 40 people", "more_than"),
        ("en", "40+ people", "more_than"),
        ("en", "up to 40 people", "at_most"),
        ("en", "as many as 40 people", "at_most"),
        ("en", "no more than 40 people", "at_most"),
        ("en", "fewer than 40 people", "less_than"),
        ("en", "nearly 40 people", "almost"),
        ("en", "just under 40 people", "almost"),
        ("en", "about 40 people", "about"),
        ("en", "some 40 people", "about"),
        ("en", "an estimated 40 people", "about"),
        ("en", "40 or so people", "about"),
        ("de", "mindestens 40 Menschen", "at_least"),
        ("de", "mehr als 40 Menschen", "more_than"),
        ("de", "bis zu 40 Menschen", "at_most"),
        ("de", "weniger als 40 Menschen", "less_than"),
        ("de", "knapp 40 Menschen", "almost"),
        ("de", "rund 40 Menschen", "about"),
        ("nl", "zeker 40 mensen", "at_least"),
        ("nl", "ruim 40 mensen", "more_than"),
        ("nl", "maximaal 40 mensen", "at_most"),
        ("nl", "minder dan 40 mensen", "less_than"),
        ("nl", "bijna 40 mensen", "almost"),
        ("nl", "naar schatting 40 mensen", "about"),
    ],
)
def test_the_wording_bounds_the_number(sentence: Sentence, lang: str, text: str, qualifier: str) -> None:
    s = sentence(text, lang)
    numeral = only(s)
    assert (numeral.value, numeral.qualifier) == (40, qualifier)
    assert numeral.qualifier_tokens is not None
    assert "40" not in s.words(*numeral.qualifier_tokens)


def test_the_wording_does_not_change_what_is_already_vague(sentence: Sentence) -> None:
    assert [numeral.qualifier for numeral in counted(sentence("at least dozens, and about 10 to 12 people"))] == [
        "vague",
        "range",
    ]


def test_a_numeral_knows_its_characters(sentence: Sentence) -> None:
    s = sentence("there were 10,000-12,000 of them and half a million others")
    assert [s.text[a:b] for numeral in counted(s) for a, b in numeral.spans] == ["10,000-12,000", "half a million"]


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,'- –/%$aeno", max_size=30), st.sampled_from(["en", "de", "nl"]))
def test_odd_numbers_never_raise(text: str, lang: str) -> None:
    pack = pack_for(lang)
    assert pack is not None
    s = tag(text, Span(0, len(text)), pack)
    last = 0
    for numeral in numerals_of(s):
        assert last <= numeral.i < numeral.j <= len(s.tokens)
        assert numeral.value >= 0 and (numeral.upper is None or numeral.upper >= numeral.value)
        last = numeral.j


def test_an_order_of_one_size_is_that_number_about(sentence: Sentence) -> None:
    found = numerals_of(sentence("une centaine de personnes", "fr"))
    assert [(n.value, n.upper, n.qualifier) for n in found if not n.article] == [(100, None, "about")]


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("число погибших выросло до 12", 12, "exact"),
        ("погибли до 12 человек", 12, "at_most"),
        ("свыше тысячи человек", 1000, "more_than"),
        ("тысячи человек", 1000, "vague"),
    ],
)
def test_small_words_bound_by_what_they_stand_with(sentence: Sentence, text: str, value: int, qualifier: str) -> None:
    numeral = only(sentence(text, "ru"))
    assert (numeral.value, numeral.qualifier) == (value, qualifier)


def test_a_bound_may_stand_behind_a_noun_for_what_happened(sentence: Sentence) -> None:
    (numeral,) = numerals_of(sentence("עשרה הרוגים לפחות", "he"))
    assert numeral.qualifier == "at_least"


def test_from_and_to_are_a_range_only_where_no_count_moves(sentence: Sentence) -> None:
    moved = counted(sentence("Le bilan est passé de 8 à 13 morts.", "fr"))
    assert [(numeral.value, numeral.qualifier) for numeral in moved] == [(8, "exact"), (13, "exact")]
    assert only(sentence("Il y a de 8 à 13 morts.", "fr")).qualifier == "range"
    assert only(sentence("The toll is between 8 and 13 dead.")).qualifier == "range"
