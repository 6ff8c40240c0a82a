"""From the words that name a speaker to the speaker, and who of several has the figure."""

from collections.abc import Callable

import pytest

from counterclaim.extract.speakers import Voice, origin_and_relays, voice_of
from counterclaim.extract.speech import frames_of
from counterclaim.extract.tagging import Tagged
from counterclaim.model import Speaker

Sentence = Callable[..., Tagged]


def voices(s: Tagged, countries: frozenset[str] = frozenset()) -> list[Speaker]:
    """The speakers of `s` in order."""
    return [voice_of(s, phrase, countries).speaker for frame in frames_of(s) for phrase in frame.phrases]


@pytest.mark.parametrize(
    ("lang", "text", "kind", "country"),
    [
        ("en", "The health ministry said 12 died.", "government", None),
        ("en", "The Ukrainian general staff said 12 died.", "military", "UA"),
        ("en", "The Turkish army said 12 died.", "military", "TR"),
        ("en", "South Korea's intelligence service said 12 died.", "intelligence", "KR"),
        ("en", "The prosecutor said 12 died.", "police", None),
        ("en", "Paramedics said 12 died.", "rescue", None),
        ("en", "The United Nations said 12 died.", "international", None),
        ("en", "Amnesty International said 12 died.", "ngo", None),
        ("en", "Local newspapers said 12 died.", "media", None),
        ("en", "The mine operator said 12 died.", "company", None),
        ("en", "The militia said 12 died.", "armed_group", None),
        ("en", "A survivor said 12 died.", "witness", None),
        ("en", "Opposition politicians said 12 died.", "opposition", None),
        ("en", "The organisers said 12 died.", "other", None),
        ("en", "Seoul said 12 died.", "government", "KR"),
        ("de", "Der südkoreanische Geheimdienst sagte, es habe 12 Tote gegeben.", "intelligence", "KR"),
        ("nl", "Het Oekraïense ministerie van Defensie zegt dat er 12 doden zijn.", "military", "UA"),
    ],
)
def test_what_kind_of_source_it_is(sentence: Sentence, lang: str, text: str, kind: str, country: str | None) -> None:
    speaker = voices(sentence(text, lang))[0]
    assert (speaker.type, speaker.country) == (kind, country)


def test_a_country_and_a_kind_of_body_are_one_body_in_every_language(sentence: Sentence) -> None:
    english = voices(sentence("The South Korean intelligence service said 12 died."))[0]
    german = voices(sentence("Der südkoreanische Geheimdienst meldete 12 Tote.", "de"))[0]
    assert english.entity == german.entity is not None
    assert english.name == german.name
    assert (english.text, german.text) == ("South Korean intelligence service", "südkoreanische Geheimdienst")


def test_a_country_without_such_a_body_in_the_gazetteer_makes_one(sentence: Sentence) -> None:
    speaker = voices(sentence("The Bolivian health ministry said 12 died."))[0]
    assert (speaker.entity, speaker.country, speaker.name) == (
        "bo.health_ministry",
        "BO",
        "Ministry of Health (Bolivia)",
    )


def test_a_capital_speaks_for_its_government(sentence: Sentence) -> None:
    speaker = voices(sentence("Seoul said 12 died."))[0]
    assert (speaker.entity, speaker.text) == ("kr.government", "Seoul")


def test_a_person_keeps_the_name_and_is_no_body(sentence: Sentence) -> None:
    speaker = voices(sentence("The mayor, Anna Berg, said 12 died."))[0]
    assert (speaker.name, speaker.type, speaker.entity) == ("Anna Berg", "government", None)


def test_an_office_keeps_its_place(sentence: Sentence) -> None:
    speaker = voices(sentence("The mayor of Odesa, Anna Berg, said 12 died."))[0]
    assert (speaker.name, speaker.type) == ("Anna Berg", "government")


def test_a_name_of_which_nothing_is_known_has_no_type(sentence: Sentence) -> None:
    speaker = voices(sentence("“Twelve died,” said Anna Berg."))[0]
    assert (speaker.name, speaker.type, speaker.country, speaker.entity) == ("Anna Berg", None, None, None)


def test_the_characters_are_those_of_the_words(sentence: Sentence) -> None:
    s = sentence("12 died, the coroner said.")
    (frame,) = frames_of(s)
    (phrase,) = frame.phrases
    voice = voice_of(s, phrase, frozenset())
    assert [s.text[a:b] for a, b in voice.spans] == [voice.speaker.text] == ["coroner"]


def who(s: Tagged, place: int = 0) -> tuple[list[str], list[str]]:
    """The origin and the relays of the figure at token `place`, if all in `s` speak of it."""
    told = [(frame, [voice_of(s, phrase, frozenset()) for phrase in frame.phrases]) for frame in frames_of(s)]
    origin, relays = origin_and_relays(told, place)
    return [voice.speaker.text for voice in origin], [voice.speaker.text for voice in relays]


@pytest.mark.parametrize(
    ("text", "origin", "relays"),
    [
        ("12 died, the coroner said.", ["coroner"], []),
        ("12 died, Reuters reported, citing the governor.", ["governor"], ["Reuters"]),
        ("12 died, a lawmaker said, citing the intelligence service.", ["intelligence service"], ["lawmaker"]),
        ("12 died according to the army, Reuters said.", ["army"], ["Reuters"]),
        ("12 died, police and medics said.", ["police", "medics"], []),
    ],
)
def test_the_origin_is_nearest_to_knowing(sentence: Sentence, text: str, origin: list[str], relays: list[str]) -> None:
    assert who(sentence(text)) == (origin, relays)


def test_of_two_alike_the_nearer_speaks_and_the_other_does_not_relay(sentence: Sentence) -> None:
    s = sentence("12 died according to the army, 30 according to the police.")
    assert who(s, 0) == (["army"], [])
    assert who(s, next(k for k, token in enumerate(s.tokens) if token.form == "30"))[1] == []


def test_nobody_relays_himself(sentence: Sentence) -> None:
    s = sentence("Reuters said 12 died, Reuters reported.")
    frames = frames_of(s)
    same = [(frame, [Voice(Speaker("Reuters", "Reuters", "media"), ())]) for frame in frames]
    assert len(same) == 2
    assert origin_and_relays(same, 0)[1] == []
