"""Acts of saying: how they are marked, and who speaks."""

from collections.abc import Callable

import pytest

from counterclaim.extract.phrases import Phrase
from counterclaim.extract.speech import Frame, frames_of
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def told(s: Tagged) -> list[tuple[str, list[str]]]:
    """Each act of saying in `s`: how, and the speakers as printed."""
    return [(frame.how, [s.words(p.i, p.j) for p in frame.phrases]) for frame in frames_of(s)]


def speaker(s: Tagged) -> Phrase:
    """The first speaker of `s`."""
    return frames_of(s)[0].phrases[0]


@pytest.mark.parametrize(
    ("lang", "text", "how", "names"),
    [
        ("en", "The police said 12 were killed.", "verb", ["police"]),
        ("en", "12 people were killed, the mayor of Odesa said on Monday.", "verb", ["mayor of Odesa"]),
        ("en", "“Twelve died,” said mayor Anna Berg.", "verb", ["mayor Anna Berg"]),
        ("en", "According to the army, 12 soldiers died.", "according", ["army"]),
        ("en", "12 died, according to Kyiv.", "according", ["Kyiv"]),
        ("en", "Police and hospital officials said 12 died.", "verb", ["Police", "hospital officials"]),
        ("en", "Seoul says 12 died.", "verb", ["Seoul"]),
        ("en", "Two residents said 12 died.", "verb", ["residents"]),
        ("en", "He said 12 had died.", "verb", ["He"]),
        ("en", "Police: 12 dead", "headline", ["Police"]),
        ("en", "12 dead – police", "headline", ["police"]),
        ("de", "Die Polizei teilte am Montag mit, es seien 12 Menschen gestorben.", "verb", ["Polizei"]),
        ("de", "Laut Innenministerium starben 12 Menschen.", "according", ["Innenministerium"]),
        ("de", "Dem Roten Kreuz zufolge starben 12 Menschen.", "according", ["Roten Kreuz"]),
        ("de", "12 Menschen starben, sagte Bürgermeister Jens Albrecht.", "verb", ["Bürgermeister Jens Albrecht"]),
        ("de", "Wie die Polizei mitteilte, starben 12 Menschen.", "according", ["Polizei"]),
        ("nl", "Volgens de politie zijn er 12 doden.", "according", ["politie"]),
        ("nl", "De politie zegt dat er 12 doden zijn.", "verb", ["politie"]),
    ],
)
def test_who_says_it_and_how(sentence: Sentence, lang: str, text: str, how: str, names: list[str]) -> None:
    assert told(sentence(text, lang)) == [(how, names)]


def test_a_relay_and_its_origin_are_two_acts_of_saying(sentence: Sentence) -> None:
    s = sentence("12 died, Reuters reported, citing a hospital.")
    assert told(s) == [("verb", ["Reuters"]), ("citing", ["hospital"])]


def test_acts_of_saying_come_in_order_and_hold_their_speakers(sentence: Sentence) -> None:
    s = sentence("3,000 died according to Kyiv, 1,100 according to Seoul, the police said.")
    frames = frames_of(s)
    assert [frame.i for frame in frames] == sorted(frame.i for frame in frames)
    assert len(frames) == 3
    assert all(frame.i <= p.i < p.j <= frame.j for frame in frames for p in frame.phrases)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The weather was bad and 12 died."),
        ("en", "12 people were killed."),
        ("en", "12 dead – 3 of them children"),
        ("en", ""),
        ("de", "12 Menschen starben."),
        ("nl", "Er vielen 12 doden."),
    ],
)
def test_where_nobody_speaks_there_is_no_frame(sentence: Sentence, lang: str, text: str) -> None:
    assert told(sentence(text, lang)) == []


def test_one_office_serves_joined_names(sentence: Sentence) -> None:
    (frame,) = frames_of(sentence("12 died according to Anna Berg and Olaf Holm, spokesmen for the police"))
    assert isinstance(frame, Frame)
    assert [p.name is not None for p in frame.phrases] == [True, True]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("nl", "Er zijn 12 doden, aldus burgemeester Jan Dijkstra.", "burgemeester Jan Dijkstra"),
        ("de", "Das teilte die Polizei mit.", "Polizei"),
    ],
)
def test_words_of_two_meanings_do_not_hide_the_speaker(sentence: Sentence, lang: str, text: str, name: str) -> None:
    s = sentence(text, lang)
    phrase = speaker(s)
    assert s.words(phrase.i, phrase.j) == name


def test_without_articles_any_noun_may_follow_the_cue(sentence: Sentence) -> None:
    (frame,) = frames_of(sentence("Согласно уведомлению, погибли 12 человек", "ru"))
    assert frame.how == "according"


def test_a_verb_without_its_subject_points_back(sentence: Sentence) -> None:
    frames = frames_of(sentence("وأضاف أن 12 شخصا قتلوا", "ar"))
    assert [frame.phrases[0].pronoun for frame in frames] == [True]
