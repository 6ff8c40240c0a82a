"""The cues of a pack: spelled out, folded, and refused where they are of no kind."""

import pytest

from counterclaim.packs import Cues, Meaning
from counterclaim.packs.cues import cues_of, plain_text


def test_a_pattern_is_spelled_out_and_folded() -> None:
    cues = cues_of({"confirm": ["Confirm(|s)"], "not": ["didn’t"]})
    assert cues.forms == ("confirm", "confirms", "didn't")
    assert [meaning.kind for (meaning,) in cues.meanings] == ["confirm", "confirm", "not"]


def test_stars_open_a_word_and_a_gap_parts_it() -> None:
    cues = cues_of({"deny": ["*dementier*", "wies … zurück"]})
    assert cues.meanings == ((Meaning("deny", True, True, ""),), (Meaning("deny", False, False, "zurück"),))


def test_one_form_may_mean_two_things() -> None:
    (meanings,) = cues_of({"verify": ["verified"], "confirm": ["verified"]}).meanings
    assert {meaning.kind for meaning in meanings} == {"verify", "confirm"}


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind of cue maybe"):
        cues_of({"maybe": ["perhaps"]})


def test_no_table_gives_no_cues() -> None:
    assert cues_of({}) == Cues()


def test_a_text_keeps_its_length() -> None:
    text = "İt’s\u00a0Ą"
    assert len(plain_text(text)) == len(text)
    assert plain_text("It’s\u00a0A") == "it's a"
