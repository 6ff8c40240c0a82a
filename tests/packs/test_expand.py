"""The alternation syntax of the packs."""

import pytest

from counterclaim.packs.expand import expand


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("Seoul", ("Seoul",)),
        ("russisch(|e|en)", ("russisch", "russische", "russischen")),
        ("(S|s)chot(|ten)", ("Schot", "Schotten", "schot", "schotten")),
        ("a(b|c)d(e|)", ("abde", "abd", "acde", "acd")),
        ("(x|y|x)", ("x", "y")),
        ("North Korean(|s)", ("North Korean", "North Koreans")),
        ("North Korean (troop|soldier)s", ("North Korean troops", "North Korean soldiers")),
    ],
)
def test_a_pattern_stands_for_its_words(pattern: str, words: tuple[str, ...]) -> None:
    assert expand(pattern) == words


@pytest.mark.parametrize("pattern", ["a(b|c", "a)b", "a(b(c|d)|e)", "a|b", "Congo (Kinshasa)", "a()b", "(a|b))"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="group"):
        expand(pattern)
