"""The words that name a speaker, and what is recognised in them."""

from collections.abc import Callable

import pytest

from counterclaim.extract.phrases import Phrase, apposition, phrase_at, phrase_before, speaker_begins, with_office
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def phrase(s: Tagged) -> Phrase:
    """The phrase that `s` begins with."""
    found = phrase_at(s, 0)
    assert found is not None
    return found


def test_a_phrase_knows_country_kind_and_name(sentence: Sentence) -> None:
    s = sentence("The South Korean lawmaker Lee Seong-kweun said 12 died.")
    found = phrase(s)
    assert found.country is not None and found.country.value.code == "KR"
    assert found.kind is not None and found.kind.value.type == "opposition"
    assert found.name is not None and s.words(*found.name) == "Lee Seong-kweun"
    assert not found.pronoun and not found.anonymous


def test_a_named_body_is_recognised(sentence: Sentence) -> None:
    found = phrase(sentence("The United Nations said 12 died."))
    assert found.body is not None and "un.un" in {body.id for body in found.body.value}


def test_a_pronoun_only_points_back(sentence: Sentence) -> None:
    assert phrase(sentence("She said 12 died.")).pronoun


@pytest.mark.parametrize("text", ["A source said 12 died.", "Diplomatic sources said 12 died."])
def test_who_will_not_be_named_is_anonymous(sentence: Sentence, text: str) -> None:
    assert phrase(sentence(text)).anonymous


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "the mayor of Odesa said", "mayor of Odesa"),
        ("en", "the head of the Russian army said", "head of the Russian army"),
        ("en", "police on Monday said", "police"),
        ("en", "the miner Ivan de Vries said", "miner Ivan de Vries"),
        ("de", "die Polizei in Leipzig teilte mit", "Polizei in Leipzig"),
        ("nl", "de burgemeester van Gent zei", "burgemeester van Gent"),
    ],
)
def test_how_far_a_phrase_goes(sentence: Sentence, lang: str, text: str, words: str) -> None:
    s = sentence(text, lang)
    found = phrase(s)
    assert s.words(found.i, found.j) == words


def test_a_phrase_does_not_pass_its_stop(sentence: Sentence) -> None:
    s = sentence("mayor Anna Berg")
    whole, cut = phrase_at(s, 0), phrase_at(s, 0, 2)
    assert whole is not None and s.words(whole.i, whole.j) == "mayor Anna Berg"
    assert cut is not None and s.words(cut.i, cut.j) == "mayor Anna"


@pytest.mark.parametrize("text", ["12 people", "were killed", "quickly and quietly", ", said"])
def test_what_names_nobody_is_no_phrase(sentence: Sentence, text: str) -> None:
    assert phrase_at(sentence(text), 0) is None


def test_a_comma_adds_an_office_to_a_name(sentence: Sentence) -> None:
    s = sentence("Anna Berg, a spokeswoman for the police, said")
    added = apposition(s, 2)
    assert added is not None and added.kind is not None
    assert apposition(s, 1) is None
    assert apposition(sentence("Anna Berg, 20, said"), 2) is None


@pytest.mark.parametrize(
    ("text", "begins"), [("the police", True), ("Anna Berg", True), ("said the police", False), ("12 police", False)]
)
def test_where_a_speaker_begins(sentence: Sentence, text: str, begins: bool) -> None:
    assert speaker_begins(sentence(text), 0) is begins


def test_the_phrase_right_before_a_token(sentence: Sentence) -> None:
    s = sentence("12 died, the mayor of Odesa said")
    found = phrase_before(s, 7, set())
    assert found is not None and s.words(found.i, found.j) == "mayor of Odesa"
    assert phrase_before(s, 7, set(range(7))) is None


def test_a_bare_name_takes_the_office_before_it(sentence: Sentence) -> None:
    s = sentence("The regional governor, Danylo Hrytsko, said 12 died.")
    bare = phrase_at(s, 4)
    assert bare is not None and bare.kind is None
    office = with_office(s, bare)
    assert office.kind is not None and office.kind.value.kind == "local_head"
    assert with_office(s, office) is office
