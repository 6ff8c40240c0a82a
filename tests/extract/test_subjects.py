"""The subject of a verb or a noun of saying."""

from collections.abc import Callable

import pytest

from counterclaim.extract.speech import frames_of
from counterclaim.extract.subjects import subject_of, subject_of_noun
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def subjects(s: Tagged) -> list[str]:
    """The subjects of the first verb of saying in `s`, as printed."""
    return [s.words(p.i, p.j) for p in subject_of(s, next(s.each("speech")), set())]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "The police said 12 were killed.", ["police"]),
        ("en", "“Twelve died,” said the mayor of Odesa.", ["mayor of Odesa"]),
        ("en", "12 were killed, the mayor of Odesa said on Monday.", ["mayor of Odesa"]),
        ("en", "Police and hospital officials said 12 died.", ["Police", "hospital officials"]),
        ("cs", "Dodal, že 12 lidí zemřelo.", ["Dodal"]),  # a subject left unsaid
        ("en", "The minister, Marko Vidmar, told reporters that 12 died.", ["Marko Vidmar"]),
        ("en", "The police searched the area and said 12 died.", ["police"]),
        ("en", "The weather, it is said, was bad.", ["it"]),
        ("de", "12 Menschen starben, sagte Bürgermeister Jens Albrecht.", ["Bürgermeister Jens Albrecht"]),
        ("nl", "De politie zegt dat er 12 doden zijn.", ["politie"]),
    ],
)
def test_who_says_it(sentence: Sentence, lang: str, text: str, names: list[str]) -> None:
    assert subjects(sentence(text, lang)) == names


def test_the_counted_do_not_speak(sentence: Sentence) -> None:
    assert subjects(sentence("300 police in Odesa then said 12 died")) == []


def test_words_already_taken_are_no_subject(sentence: Sentence) -> None:
    s = sentence("The police said 12 were killed.")
    assert subject_of(s, next(s.each("speech")), {0, 1}) == ()


def test_a_noun_of_saying_belongs_to_the_body_before_it(sentence: Sentence) -> None:
    s = sentence("The UN estimate that 12 died was doubted.")
    (phrase,) = subject_of_noun(s, next(s.each("speech_noun")), set())
    assert s.words(phrase.i, phrase.j) == "UN"
    s = sentence("The UN estimate was doubted.")
    assert subject_of_noun(s, next(s.each("speech_noun")), set()) == ()


def test_a_particle_marks_who_speaks(sentence: Callable[..., Tagged]) -> None:
    s = sentence("保健省は軍が5人を殺害したと発表した", "ja")
    (frame,) = frames_of(s)
    assert [s.words(phrase.i, phrase.j) for phrase in frame.phrases] == ["保健省"]


def test_a_headline_may_begin_with_who_speaks(sentence: Callable[..., Tagged]) -> None:
    s = sentence('국정원 "북한군 1500명 러시아 도착"', "ko")
    (frame,) = frames_of(s)
    assert (frame.how, s.words(frame.i, frame.j)) == ("headline", "국정원")
