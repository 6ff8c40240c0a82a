"""Which sentences can matter: every one that gives a claim, and words rather than parts of words."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.extract.triggers import trigger_places
from counterclaim.packs import Pack, languages, pack_for
from counterclaim.packs.tokens import folded_text


def found(text: str, pack: Pack) -> list[str]:
    """The rest of the word at each trigger of `text`."""
    return [text[place:].split()[0].strip(".,") for place in trigger_places(text, pack)]


def test_words_are_found_in_order_and_in_any_case(pack: Callable[[str], Pack]) -> None:
    assert found("Twelve KILLED, three Injured.", pack("en")) == ["KILLED", "Injured"]


def test_parts_of_words_are_not_found(pack: Callable[[str], Pack]) -> None:
    assert found("The skilled painter overkilled it.", pack("en")) == []


def test_the_second_part_of_a_compound_is_found_where_compounds_are_written(pack: Callable[[str], Pack]) -> None:
    assert trigger_places("20 Xyzverletzte", pack("de")) == [len("20 Xyz")]


def test_a_text_that_tells_of_nobody_has_none(pack: Callable[[str], Pack]) -> None:
    assert trigger_places("", pack("en")) == trigger_places("The sky is blue.", pack("en")) == []


@pytest.mark.parametrize("text", ["İstanbul'da killed", "ẞ killed", "ﬃ KILLED"])
def test_letters_that_grow_when_folded_move_nothing(pack: Callable[[str], Pack], text: str) -> None:
    assert trigger_places(text, pack("en")) == [text.lower().index("killed") - (len(text.lower()) - len(text))]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded_text(text)) == len(text)


@settings(deadline=None)
@given(st.text(alphabet="İß ﬃΣς", max_size=12), st.sampled_from(languages()))
def test_places_are_characters_of_the_text(before: str, lang: str) -> None:
    pack = pack_for(lang)
    assert pack is not None
    word = {"en": "killed", "de": "getötet", "nl": "gedood"}.get(lang, max(pack.triggers, key=len))
    assert trigger_places(f"{before} {word}.", pack) == [len(before) + 1]
