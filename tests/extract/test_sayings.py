"""What words can say at most, and that a later process loads what an earlier one made."""

from pathlib import Path

import pytest

from counterclaim.extract.sayings import ARTICLE, HAPPENED, LIMITED, MANY, NUMERAL, SINGLED, SOMEBODY, sayings_of
from counterclaim.packs import pack_for


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("killed", HAPPENED | SINGLED),
        ("twelve", NUMERAL),
        ("a", ARTICLE),
        ("woman", SOMEBODY),
        ("women", MANY),
        ("table", 0),
    ],
)
def test_a_word_says_what_its_meanings_say(word: str, says: int) -> None:
    pack = pack_for("en")
    assert pack is not None
    said = sayings_of(pack).single.get(word, 0)
    assert said & says == says
    assert bool(said) is bool(says)


def test_words_that_say_something_only_together_stand_under_their_rarest() -> None:
    pack = pack_for("en")
    assert pack is not None
    sayings = sayings_of(pack)
    assert any(
        words == {"lost", "their", "lives"} and says & (HAPPENED | LIMITED) for words, says in sayings.runs["their"]
    )
    assert "their" not in sayings.single


def test_what_was_made_is_loaded_and_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.readymade.cache_folder", lambda: tmp_path)
    pack = pack_for("nl")
    assert pack is not None
    made = sayings_of(pack)
    assert list(tmp_path.joinpath("ready").glob("sayings-nl-*.pickle"))
    assert sayings_of(pack) == made
