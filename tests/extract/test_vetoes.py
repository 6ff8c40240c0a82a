"""Why numerals count no people."""

from collections.abc import Callable

import pytest

from counterclaim.extract.numbers import Numeral
from counterclaim.extract.numerals import numerals_of
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def counted(s: Tagged) -> list[Numeral]:
    """The numerals of `s` that may count people, articles aside."""
    return [numeral for numeral in numerals_of(s) if numeral.veto is None and not numeral.article]


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "Anna Berg, 20, was killed", 20),
        ("en", "Miller (47) was injured", 47),
        ("en", "the driver, 31, was arrested", 31),
        ("en", "men aged 20 were arrested", 20),
        ("en", "a 12-year-old boy was killed", 12),
        ("de", "der Fahrer, 31, wurde verletzt", 31),
        ("nl", "Jan Smit (47) raakte gewond", 47),
    ],
)
def test_ages_count_nobody(sentence: Sentence, lang: str, text: str, number: int) -> None:
    vetoes = {numeral.value: numeral.veto for numeral in numerals_of(sentence(text, lang)) if not numeral.article}
    assert vetoes[number]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # years and days
        ("en", "in 2024 the government fell"),
        ("en", "since 2019 nothing has changed"),
        ("en", "March 2022 was dry"),
        ("en", "on 14 March it rained"),
        ("en", "on March 14 it rained"),
        ("de", "am 3. März regnete es"),
        ("de", "der 3. Angriff"),
        ("nl", "op 14 maart regende het"),
        # money
        ("en", "it cost $250"),
        ("en", "it cost €2.5 million"),
        ("en", "it cost 300 dollars"),
        ("de", "es kostete 300 Euro"),
        ("nl", "het kostte 300 euro"),
        # scores, votes and other units
        ("en", "they won by 12 points"),
        ("en", "they scored 3 goals"),
        ("en", "it got 12,400 votes"),
        ("en", "it is 320 metres long"),
        ("en", "it lasted 14 months"),
        ("en", "it took 7 hours"),
        ("de", "es dauerte 7 Stunden"),
        ("nl", "het duurde 7 uur"),
        # rates and parts
        ("en", "it fell by 40%"),
        ("en", "it fell by 40 per cent"),
        ("en", "it happens to 1/4"),
        ("de", "es sank um 40 Prozent"),
        ("nl", "het daalde met 40 procent"),
        # names and codes
        ("en", "the A27 was closed"),
        ("en", "on the M-27"),
        ("en", "flight 302 landed"),
        ("en", "Covid-19 spread"),
        ("en", "version 2.1.3 is out"),
        ("en", "Svaboda 96 won"),
        ("en", "the 12th attack"),
        ("en", "a 12-storey block"),
        ("en", "his fifty-eighth birthday"),
        ("en", "it was minus 3 °C and 12°"),
        ("en", "99999999999999999999 stars"),
    ],
)
def test_numbers_that_count_nobody(sentence: Sentence, lang: str, text: str) -> None:
    found = numerals_of(sentence(text, lang))
    assert [numeral for numeral in found if not numeral.article], "a numeral is seen"
    assert not counted(sentence(text, lang))


def test_a_base_of_a_rate_counts_nobody(sentence: Sentence) -> None:
    assert [numeral.value for numeral in counted(sentence("61 cases per 100,000 people"))] == [61]


def test_a_whole_of_whom_none_are_meant_counts_nobody(sentence: Sentence) -> None:
    assert not counted(sentence("none of the 120 passengers was hurt"))


def test_a_year_in_front_of_a_number_stays_apart(sentence: Sentence) -> None:
    assert [numeral.value for numeral in counted(sentence("in 2024 300 people were killed"))] == [300]


def test_a_count_may_look_like_a_year(sentence: Sentence) -> None:
    assert [numeral.value for numeral in counted(sentence("2024 people were killed"))] == [2024]
    assert [numeral.value for numeral in counted(sentence("2,024 were killed"))] == [2024]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("men aged 20 were arrested", "after “aged”"),
        ("at −40 or <250", "after a sign"),
        ("it cost 300 dollars", "before “dollars”"),
        ("it was 12 °", "before “°”"),
        ("it happens to 1/4", "part of a fraction"),
        ("they lost 31-27", "part of a score"),
        ("on March 14 it rained", "a day"),
        ("in 2024 the government fell", "a year"),
        ("flight A27 landed", "part of a name"),
        ("Anna Berg, 20, was killed", "an age"),
    ],
)
def test_the_reason_is_told(sentence: Sentence, text: str, why: str) -> None:
    assert why in {numeral.veto for numeral in numerals_of(sentence(text))}


def test_days_joined_to_a_day_are_days(sentence: Sentence) -> None:
    assert all(n.veto == "a day" for n in numerals_of(sentence("du 2 au 8 décembre", "fr")))
    assert all(n.veto == "a day" for n in numerals_of(sentence("on 5 and 6 May")))


def test_the_base_of_a_rate_counts_nobody(sentence: Sentence) -> None:
    assert counted(sentence("Na 128 případů na 100 000 obyvatel.", "cs"))[0].value == 128
    assert [n.value for n in counted(sentence("Je 35 případů na 100 000 obyvatel.", "cs"))] == [35]


@pytest.mark.parametrize(("text", "values"), [("đầu năm", []), ("12 năm tù", []), ("năm người chết", [5])])
def test_a_number_word_in_a_phrase_or_as_a_unit_is_none(sentence: Sentence, text: str, values: list[int]) -> None:
    assert [numeral.value for numeral in counted(sentence(text, lang="vi"))] == values


def test_a_year_may_have_its_postposition_behind_it(sentence: Sentence) -> None:
    assert [numeral.value for numeral in counted(sentence("2014 में 30 लोग मारे गए", lang="hi"))] == [30]
