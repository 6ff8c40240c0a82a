"""What words say of a position, with and without a negation, and whose position it is."""

from collections.abc import Callable

import pytest

from counterclaim.extract.cues import cues_in
from counterclaim.extract.stands import divided, may_take, refused_by, speakers_of, taken_in
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def taken(s: Tagged) -> list[tuple[str | None, list[str]]]:
    """Each position that the words of `s` take, with the speakers as printed."""
    cues = cues_in(s)
    found = []
    for item in taken_in(s, cues):
        phrases = speakers_of(s, item, cues)
        found.append((refused_by(item, phrases, cues), [s.words(p.i, p.j) for p in phrases]))
    return found


@pytest.mark.parametrize(
    ("text", "position", "speakers"),
    [
        ("The army confirmed that soldiers had died.", "confirms", ["army"]),
        ("The army has not confirmed the deaths.", "declines", ["army"]),
        ("The army denied the deaths.", "denies", ["army"]),
        ("Nobody died there, the army said, rejecting reports of dozens of deaths.", "denies", ["army"]),
        ('"Nobody died," the mayor of Leeds, Ann Carr, said, rejecting reports of deaths.', "denies", ["Ann Carr"]),
        ("The army could not verify the claim.", "unverified", ["army"]),
        ("Neither Chad nor Sudan confirmed the deaths.", "declines", ["Chad", "Sudan"]),
        ("The deaths were not confirmed by Moscow or Kyiv.", "declines", ["Moscow", "Kyiv"]),
        ("The deaths were confirmed.", "confirms", []),
        ("There was no comment from Nairobi.", "declines", ["Nairobi"]),
        ("The ministry did not respond to a request for comment from the Associated Press.", "declines", ["ministry"]),
    ],
)
def test_positions_and_speakers(sentence: Sentence, text: str, position: str, speakers: list[str]) -> None:
    assert (position, speakers) in taken(sentence(text))


@pytest.mark.parametrize("text", ["The army did not deny it.", "There were 200 confirmed cases.", "He will comment."])
def test_words_that_take_none(sentence: Sentence, text: str) -> None:
    assert taken(sentence(text)) == []


def test_two_commas_put_words_in_between_and_one_parts_clauses(sentence: Sentence) -> None:
    s = sentence("It has not, so far, confirmed; nobody died")
    assert [divided(s, 0, j) for j in (3, 5, 8, 10)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("kinds", "takes"),
    [({"confirm"}, True), ({"comment"}, False), ({"comment", "not"}, True), ({"not", "by"}, False)],
)
def test_which_kinds_of_words_take_a_position(kinds: set[str], takes: bool) -> None:
    assert may_take(kinds) is takes
