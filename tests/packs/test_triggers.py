"""The words that make a sentence worth reading."""

from typing import Any

from counterclaim.packs.triggers import triggers_of


def tables(outcomes: dict[str, Any], measure: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
    """The tables of a very small language with these `outcomes`."""
    return {
        "numbers": {"articles": ["a"]},
        "people": {
            "people": {"many": ["people"], "one": ["person"]},
            "soldiers": {"many": ["soldiers", "foot soldiers"]},
            "measure": measure or {},
        },
        "grammar": {"auxiliaries": ["was", "have"], "prepositions": ["to"], "rises": ["rose"]},
        "speech": {"plain": ["said"], "pronouns": ["he"]},
        "outcomes": outcomes,
    }


def test_the_longest_telling_word_of_every_outcome() -> None:
    assert triggers_of(tables({"killed": {"noun": ["death(|s)"], "active": ["have lost their lives"]}})) == {
        "death",
        "deaths",
        "their",
    }


def test_of_words_that_stand_apart_one_is_enough() -> None:
    assert triggers_of(tables({"captured": {"object": ["took … prisoner"]}})) == {"prisoner"}


def test_words_that_are_everywhere_are_found_by_the_people_they_are_limited_to() -> None:
    outcomes = {"deployed": {"holds": ["have"], "only": {"have": ["soldiers"]}}}
    assert triggers_of(tables(outcomes)) == {"soldiers"}


def test_small_words_without_a_limit_stand_for_themselves() -> None:
    assert triggers_of(tables({"deployed": {"holds": ["was to"]}})) == {"was"}


def test_people_who_are_counted_by_themselves_are_triggers() -> None:
    assert triggers_of(tables({}, {"soldiers": "gathered"})) == {"soldiers"}
