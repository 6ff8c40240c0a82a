"""Words by which somebody takes a position are found as the packs spell them, and only as whole words."""

from collections.abc import Callable

import pytest

from counterclaim.extract.cues import cue_kinds, cue_places, cues_in
from counterclaim.extract.tagging import Tagged
from counterclaim.packs import Pack

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "The army confirmed the deaths.", ["confirmed"]),
        ("en", "The army neither confirmed nor denied it.", ["neither confirmed nor denied"]),
        ("en", "The army didn’t comment.", ["comment"]),
        ("en", "The commentator denies nothing.", ["denies"]),
        ("de", "Die Armee wies am Montag die Berichte zurück.", ["wies"]),
        ("de", "Die Armee wies den Weg.", []),
    ],
)
def test_telling_words(sentence: Sentence, lang: str, text: str, words: list[str]) -> None:
    s = sentence(text, lang)
    telling = ("confirm", "deny", "verify", "comment", "declines", "unverified")
    assert list(dict.fromkeys(s.words(cue.i, cue.j) for cue in cues_in(s) if cue.kind in telling)) == words


def test_places_in_a_report(pack: Callable[[str], Pack]) -> None:
    text = "Ten died. The army confirmed it."
    assert cue_places(text, pack("en")) == [text.index("confirmed")]
    assert cue_places("Ten died in the north.", pack("en")) == []


def test_kinds_that_letters_show(pack: Callable[[str], Pack]) -> None:
    assert cue_kinds("The army did not confirm it.", pack("en")) == {"confirm", "matters", "not"}
    assert cue_kinds("The army marched north.", pack("en")) == set()
