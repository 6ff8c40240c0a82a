"""One numeral, in digits or words: what it is worth."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.numbers import Numeral, compound_value, digits_value, single_numerals
from counterclaim.extract.tagging import Tagged
from counterclaim.packs import Pack, pack_for

Sentence = Callable[..., Tagged]


def only(s: Tagged) -> Numeral:
    """The one numeral of `s`, articles aside."""
    found = [numeral for numeral in single_numerals(s) if not numeral.article]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("lang", "printed", "value"),
    [
        ("en", "7", 7),
        ("en", "1,250", 1250),
        ("en", "1,250,000", 1_250_000),
        ("en", "2.3", 2.3),
        ("en", "1,250.75", 1250.75),
        ("en", "12\u202f500", 12_500),
        ("de", "1.250", 1250),
        ("de", "1.250.000", 1_250_000),
        ("de", "1'250", 1250),
        ("de", "1,5", 1.5),
        ("de", "1.250,75", 1250.75),
        ("nl", "12.000", 12_000),
        ("nl", "2,3", 2.3),
        ("en", "2,40,000", 240_000),
        ("en", "٣٠٠", 300),
        ("en", "۱۲٬۵۰۰", 12_500),
        ("en", "３００", 300),
    ],
)
def test_marks_group_and_divide_as_the_language_has_it(
    pack: Callable[[str], Pack], lang: str, printed: str, value: float
) -> None:
    assert digits_value(printed, pack(lang)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("lang", "printed", "value"), [("en", "1.250", 1250), ("de", "1,250", 1250), ("nl", "4,700", 4700)]
)
def test_three_digits_behind_a_foreign_mark_are_grouping(
    pack: Callable[[str], Pack], lang: str, printed: str, value: int
) -> None:
    assert digits_value(printed, pack(lang)) == value


@pytest.mark.parametrize(
    ("lang", "printed", "value"),
    [
        ("en", "1.250", 1.25),
        ("de", "1,250", 1.25),
        ("nl", "1,250", 1.25),
        ("en", "1,250", 1250),
        ("de", "1.250.000", 1_250_000),
    ],
)
def test_before_a_scale_the_decimal_mark_divides(
    pack: Callable[[str], Pack], lang: str, printed: str, value: float
) -> None:
    assert digits_value(printed, pack(lang), scale_follows=True) == pytest.approx(value)


@pytest.mark.parametrize("printed", ["2.1.3", "1.23.456.7", "10.10.2024", "1,23,45.6.7"])
def test_what_is_no_number_has_no_value(pack: Callable[[str], Pack], printed: str) -> None:
    assert digits_value(printed, pack("en")) is None


@settings(deadline=None)
@given(number=st.integers(1, 999_999_999), lang=st.sampled_from(["en", "de", "nl"]))
def test_grouped_digits_are_read_back(number: int, lang: str) -> None:
    pack = pack_for(lang)
    assert pack is not None
    for mark in pack.numbers["group"]:
        assert digits_value(f"{number:,}".replace(",", mark), pack) == number


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "300 people", 300),
        ("en", "two hundred and fifty people", 250),
        ("en", "two thousand five hundred people", 2500),
        ("en", "twenty-three people", 23),
        ("en", "ninety six people", 96),
        ("en", "a hundred people", 100),
        ("en", "three dozen people", 36),
        ("en", "half a dozen people", 6),
        ("en", "half a million people", 500_000),
        ("en", "a quarter of a million people", 250_000),
        ("en", "one and a half million people", 1_500_000),
        ("en", "2.3 million people", 2_300_000),
        ("en", "5m people", 5_000_000),
        ("en", "12k people", 12_000),
        ("en", "12 thousand people", 12_000),
        ("de", "dreihundertfünfzig Menschen", 350),
        ("de", "zweitausendfünfhundert Menschen", 2500),
        ("de", "einundzwanzig Menschen", 21),
        ("de", "ein Dutzend Menschen", 12),
        ("de", "eine halbe Million Menschen", 500_000),
        ("de", "anderthalb Millionen Menschen", 1_500_000),
        ("de", "1,5 Mio. Menschen", 1_500_000),
        ("de", "12 000 Menschen", 12_000),
        ("nl", "driehonderdvijftig mensen", 350),
        ("nl", "drieëntwintig mensen", 23),
        ("nl", "een half miljoen mensen", 500_000),
        ("nl", "anderhalf miljoen mensen", 1_500_000),
        ("nl", "2,3 miljoen mensen", 2_300_000),
        ("nl", "een dozijn mensen", 12),
    ],
)
def test_what_a_numeral_is_worth(sentence: Sentence, lang: str, text: str, value: int) -> None:
    numeral = only(sentence(text, lang))
    assert (numeral.value, numeral.upper, numeral.qualifier) == (value, None, "exact")


@pytest.mark.parametrize(
    ("lang", "word", "value"),
    [
        ("de", "siebenhundertachtundneunzig", 798),
        ("de", "fünfzehntausend", 15_000),
        ("de", "hunderttausend", 100_000),
        ("nl", "vierenveertig", 44),
        ("nl", "achthonderdduizend", 800_000),
        ("nl", "tweeduizendvierhonderd", 2400),
        ("de", "krankenhaus", None),
        ("de", "sieben", None),
        ("en", "twohundred", None),
    ],
)
def test_numbers_written_in_one_word(pack: Callable[[str], Pack], lang: str, word: str, value: int | None) -> None:
    assert compound_value(word, pack(lang)) == value
    assert compound_value(word, pack(lang)) == value, "the second time it comes from the cache"


@pytest.mark.parametrize(
    ("lang", "text", "low", "high"),
    [
        ("en", "dozens of people", 12, 99),
        ("en", "scores of people", 20, 99),
        ("en", "hundreds of people", 100, 999),
        ("en", "several hundred people", 100, 999),
        ("en", "a few thousand people", 1000, 9999),
        ("en", "tens of thousands of people", 10_000, 99_999),
        ("en", "hundreds of thousands of people", 100_000, 999_999),
        ("en", "millions of people", 1_000_000, 9_999_999),
        ("de", "Dutzende Menschen", 12, 99),
        ("de", "mehrere Hundert Menschen", 100, 999),
        ("de", "Zehntausende Menschen", 10_000, 99_999),
        ("nl", "tientallen mensen", 10, 99),
        ("nl", "honderden mensen", 100, 999),
        ("nl", "tienduizenden mensen", 10_000, 99_999),
    ],
)
def test_orders_of_magnitude_are_vague(sentence: Sentence, lang: str, text: str, low: int, high: int) -> None:
    numeral = only(sentence(text, lang))
    assert (numeral.value, numeral.upper, numeral.qualifier) == (low, high, "vague")


def test_an_article_is_told_apart_from_a_number(sentence: Sentence) -> None:
    article, number = single_numerals(sentence("a man and two women"))
    assert (article.article, article.value, number.article, number.value) == (True, 1, False, 2)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 million 300 thousand people", 2_300_000),
        ("two million three hundred thousand people", 2_300_000),
        ("three thousand five hundred and six people", 3_506),
        ("two hundred thousand people", 200_000),
        ("3 thousand 2 million", 3_000),
    ],
)
def test_scales_multiply_what_was_said_before_them(sentence: Sentence, text: str, value: int) -> None:
    assert single_numerals(sentence(text, "en"))[0].value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة وعشرين متظاهرا", 25),
        ("مئة وخمسة وعشرين شخصا", 125),
        ("ثلاثة آلاف وخمسمئة جندي", 3500),
        ("3 آلاف و500 جندي", 3500),
        ("خمسون ألف نازح", 50_000),
    ],
)
def test_where_every_part_of_a_numeral_is_joined(sentence: Sentence, text: str, value: int) -> None:
    assert only(sentence(text, "ar")).value == value


def test_a_dual_holds_its_number(sentence: Sentence) -> None:
    numeral = only(sentence("مقتل جنديين", "ar"))
    assert (numeral.value, numeral.held) == (2, True)


def test_one_may_stand_behind_its_noun(sentence: Sentence) -> None:
    numeral = next(iter(single_numerals(sentence("הרוג אחד ושבעה פצועים", "he"))))
    assert (numeral.value, numeral.held, numeral.i, numeral.j) == (1, True, 0, 2)
