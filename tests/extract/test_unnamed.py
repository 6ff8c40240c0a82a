"""Speakers told only by what they are."""

from collections.abc import Callable

import pytest

from counterclaim.extract.phrases import Phrase
from counterclaim.extract.subjects import subject_of
from counterclaim.extract.tagging import Tagged
from counterclaim.extract.unnamed import nobody_named

Sentence = Callable[..., Tagged]


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "A hospital doctor who asked not to be named spoke of 12 dead.", ["hospital doctor"]),
        ("en", "A nurse who fled the town told reporters that 12 had died.", ["nurse"]),
        ("en", "The army, which shelled the town, spoke of 12 dead.", ["army"]),
        ("en", "A man stabbed by a soldier who fled died, said the mayor.", ["mayor"]),
        ("en", "In a hospital that was hit then spoke of 12 dead.", []),
        ("en", "12 died, a local activist told AFP.", ["local activist"]),
        ("en", "A miner said 12 died.", ["miner"]),
        # a subject that no list knows
        ("en", "12 died, the migration directorate said.", ["migration directorate"]),
        ("en", "The storm claimed the lives of 12.", []),
        ("en", "12 died, the 40 people said.", []),
        ("es", "Un médico que pidió no ser identificado habló de 12 muertos.", ["médico"]),
        ("no", "En lege som ønsket å være anonym, snakket om 12 døde.", ["lege"]),
    ],
)
def test_a_clause_may_stand_before_the_verb(sentence: Sentence, lang: str, text: str, names: list[str]) -> None:
    s = sentence(text, lang)
    assert [s.words(p.i, p.j) for p in subject_of(s, next(s.each("speech")), set())] == names


def test_who_stays_unnamed_in_a_clause_is_anonymous(sentence: Sentence) -> None:
    s = sentence("A police officer, who spoke on condition of anonymity, put the toll at 12.")
    (speaker,) = subject_of(s, next(tag for tag in s.each("speech") if s.words(tag.i, tag.j).startswith("put")), set())
    assert s.words(speaker.i, speaker.j) == "police officer" and speaker.anonymous


def test_an_unnamed_officer_is_somebody(sentence: Sentence) -> None:
    s = sentence("An anonymous officer")
    assert nobody_named((Phrase(1, 2, anonymous=True),))
    assert not nobody_named((Phrase(1, 3, kind=s.get("body_kind", 2), name=(2, 3), anonymous=True),))
