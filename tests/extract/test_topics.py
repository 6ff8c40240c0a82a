"""What a position is about: what its own words count, or what the sentences beside it do."""

from collections.abc import Callable

import pytest

from counterclaim.extract.cues import cues_in
from counterclaim.extract.reading import Reading
from counterclaim.extract.stands import speakers_of, taken_in
from counterclaim.extract.topics import Topic, beside, may_point_back, topic_of

Begun = Callable[..., Reading]


def topic(begun: Reading) -> Topic | None:
    """What the first position of the last sentence is about."""
    number = len(begun.sentences) - 1
    s = begun.tagged(number)
    cues = cues_in(s)
    taken = taken_in(s, cues)[0]
    return topic_of(begun, number, taken, speakers_of(s, taken, cues), cues, ())


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The army confirmed that soldiers had been killed and wounded.", "casualties"),
        ("The army confirmed the deployment of troops.", "deployed"),
        ("Russia has not confirmed the presence of North Korean soldiers.", "deployed"),
        ("Soldiers had died, the ministry confirmed.", "killed"),
    ],
)
def test_its_own_words(reading: Begun, text: str, measure: str) -> None:
    found = topic(reading(text))
    assert found is not None
    assert (found.measure, found.carried) == (measure, False)
    assert found.evidence["measure"]


def test_the_people_and_their_characters(reading: Begun) -> None:
    text = "The army confirmed that North Korean soldiers had been killed."
    found = topic(reading(text))
    assert found is not None and found.group is not None
    assert (found.group.role, found.group.country, found.group.text) == ("soldiers", "KP", "North Korean soldiers")
    assert [text[a:b] for a, b in found.evidence["group"]] == ["North Korean soldiers"]


def test_what_points_back_is_carried_without_evidence(reading: Begun) -> None:
    found = topic(reading("Dozens of miners were killed. The ministry declined to comment."))
    assert found is not None
    assert (found.measure, found.carried, found.evidence) == ("killed", True, {})


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin confirmed the date of the summit.",
        "The governor denied involvement in the attack that killed soldiers.",
        "Dozens of miners were killed. The ministry declined to comment on its budget.",
        "The ministry declined to comment.",
    ],
)
def test_what_is_not_counted(reading: Begun, text: str) -> None:
    assert topic(reading(text)) is None


def test_only_some_kinds_of_words_leave_to_others_what_they_are_about() -> None:
    assert may_point_back({"confirm", "matters"})
    assert may_point_back({"comment", "not"})
    assert not may_point_back({"confirm", "deny"})


def test_the_sentences_of_the_paragraph_stand_nearest(reading: Begun) -> None:
    assert beside(reading("One.\n\nTwo. Three. Four. Five."), 2) == [1, 3, 0]
