"""What only describes the noun that a numeral counts."""

from collections.abc import Callable

from counterclaim.extract.modifiers import adjectives_follow, is_modifier, noun_outcome
from counterclaim.extract.tagging import Tagged

Sentence = Callable[..., Tagged]


def test_a_verb_is_no_noun_to_be_counted(sentence: Sentence) -> None:
    s = sentence("12 deaths occurred, and 12 died")
    assert noun_outcome(s, 1) is not None
    assert noun_outcome(s, len(s.tokens) - 1) is None


def test_a_participle_before_people_describes_them(sentence: Sentence) -> None:
    s = sentence("2,000 wounded soldiers arrived")
    wounded = s.get("outcome", 1)
    assert wounded is not None and is_modifier(s, 1, wounded)
    s = sentence("2,000 wounded in the attack")
    wounded = s.get("outcome", 1)
    assert wounded is not None and not is_modifier(s, 1, wounded)


def test_adjectives_may_follow_a_comma(sentence: Sentence) -> None:
    assert adjectives_follow(sentence("hundreds, partly armed protesters"), 2)
    assert not adjectives_follow(sentence("hundreds, among them protesters"), 2)
