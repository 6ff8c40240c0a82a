"""The figure of a proposal, read again in the words of its sentence."""

from collections.abc import Callable

import pytest

from counterclaim.extract.readers.llm.figures import Figure, Unproved, figure_of
from counterclaim.extract.readers.llm.proposals import Proposal
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def figure(s: Tagged, number: str, value: int | None, measure: str, *words: str, upper: int | None = None) -> Figure:
    return figure_of(
        s, Proposal(sentence=1, number=number, value=value, upper=upper, measure=measure, measure_words=list(words))
    )


RIGHT = [
    (
        "en",
        "More than 1,100 soldiers were killed.",
        "1,100",
        1100,
        None,
        "killed",
        ("killed",),
        (1100, None, "more_than"),
    ),
    (
        "en",
        "More than 1,100 soldiers were killed.",
        "More than 1,100",
        1100,
        None,
        "killed",
        ("killed",),
        (1100, None, "more_than"),
    ),
    ("en", "Some 200 to 300 people fled.", "200 to 300", 200, 300, "displaced", ("fled",), (200, 300, "range")),
    ("en", "Dozens were injured.", "Dozens", None, None, "injured", ("injured",), (12, 99, "vague")),
    (
        "en",
        "Half a million people were displaced.",
        "Half a million",
        500_000,
        None,
        "displaced",
        ("displaced",),
        (500_000, 500_000, "exact"),
    ),
    ("de", "Die Armee nahm zwölf Soldaten fest.", "zwölf", 12, None, "arrested", ("nahm", "fest"), (12, 12, "exact")),
    (
        "nl",
        "Zeker 600 militairen zijn gesneuveld.",
        "600",
        600,
        None,
        "killed",
        ("gesneuveld",),
        (600, None, "at_least"),
    ),
    (
        "uk",
        "Загинуло понад 3 тисячі солдатів.",
        "3 тисячі",
        3000,
        None,
        "killed",
        ("Загинуло",),
        (3000, None, "more_than"),
    ),
    ("ja", "地震で1万2千人が死亡した。", "1万2千", 12_000, None, "killed", ("死亡",), (12_000, 12_000, "exact")),
    ("ar", "قتل 300 جندي في الهجوم.", "300", 300, None, "killed", ("قتل",), (300, 300, "exact")),
    ("en", "A man was killed.", "man", 1, None, "killed", ("killed",), (1, 1, "exact")),
]


@pytest.mark.parametrize(("lang", "text", "number", "value", "upper", "measure", "words", "worth"), RIGHT)
def test_what_the_words_give_is_taken(
    sentence: Sentence,
    lang: str,
    text: str,
    number: str,
    value: int | None,
    upper: int | None,
    measure: str,
    words: tuple[str, ...],
    worth: tuple[int | None, int | None, str],
) -> None:
    found = figure(sentence(text, lang), number, value, measure, *words, upper=upper)
    assert (found.quantity.low, found.quantity.high, found.quantity.qualifier) == worth
    assert text[found.number.start : found.number.end] == found.quantity.text
    assert found.known
    assert found.measure


WRONG = [
    ("14 people were killed.", "15", 15, "killed", "killed", "“15” does not stand in that sentence"),
    ("14 people were killed.", "14", 140, "killed", "killed", "“14” is 14 and not 140"),
    ("14 people were killed.", "14", None, "killed", "killed", "“14” is 14 and not none"),
    ("1.250 people were killed.", "1.250", 1, "killed", "killed", "“1.250” is 1,250 and not 1"),
    ("Some 200 to 300 people fled.", "200", 200, "displaced", "fled", "is 200 to 300 and not 200"),
    ("Dozens were injured.", "Dozens", 1200, "injured", "injured", "“Dozens” is 12 to 99 and not 1,200"),
    ("Many people were killed in 2024.", "2024", 2024, "killed", "killed", "counts no people there"),
    ("Many people were killed.", "Many", 40, "killed", "killed", "“Many” is no number that can be read there"),
    ("14 people were killed.", "14", 14, "killed", "murdered", "“murdered” (killed) does not stand in that sentence"),
    ("14 people were killed.", "14", 14, "injured", "killed", "“killed” says killed and not injured"),
    ("14 people were killed.", "14", 14, "casualties", "killed", "“killed” says killed and not casualties"),
    ("14 people were killed.", "14", 14, "injured", "14", "“14” are no words for what happened"),
    ("People were killed.", "People", 0, "killed", "killed", "is not known to say that nobody was killed"),
]


@pytest.mark.parametrize(("text", "number", "value", "measure", "words", "why"), WRONG)
def test_what_the_words_do_not_give_is_refused_with_the_reason(
    sentence: Sentence, text: str, number: str, value: int | None, measure: str, words: str, why: str
) -> None:
    with pytest.raises(Unproved) as refused:
        figure(sentence(text), number, value, measure, words)
    assert why in str(refused.value)


def test_words_that_the_language_does_not_know_are_taken_with_less_trust(sentence: Sentence) -> None:
    found = figure(sentence("14 people bought the farm on Sunday."), "14", 14, "killed", "bought the farm")
    assert not found.known


def test_of_two_alike_the_one_by_the_words(sentence: Sentence) -> None:
    text = "12 people were injured on Monday, and 12 soldiers were killed."
    found = figure(sentence(text), "12", 12, "killed", "killed")
    assert found.number.start == text.rindex("12")


def test_nobody(sentence: Sentence) -> None:
    found = figure(sentence("No casualties were reported."), "No casualties", 0, "casualties", "No casualties")
    assert (found.quantity.low, found.quantity.high, found.implicit) == (0, 0, True)
