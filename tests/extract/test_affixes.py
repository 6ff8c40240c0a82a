"""Affixes are taken off words that no lexicon knows, down to a stem that one knows."""

from collections.abc import Callable

import pytest

from counterclaim.extract.affixes import Kept, splitter_of
from counterclaim.packs import Pack
from counterclaim.packs.tokens import folded, tokenize


@pytest.mark.parametrize(
    ("lang", "word", "pieces"),
    [
        ("tr", "askerlerin", {"askerler", "-in"}),
        ("tr", "da", {"-da"}),
        ("ar", "بالجرحى", {"جرحى"}),
    ],
)
def test_a_word_holds_its_stem_and_what_affixes_mean(
    pack: Callable[[str], Pack], lang: str, word: str, pieces: set[str]
) -> None:
    known = pack(lang)
    splitter = splitter_of(known.writing, known.compounds, known.lexicon)
    (token,) = tokenize(word)
    assert {folded(piece) for piece in pieces} <= set(splitter.pieces_anywhere(token))


def test_suffixes_set_apart_stand_where_they_are_printed(pack: Callable[[str], Pack]) -> None:
    known = pack("tr")
    splitter = splitter_of(known.writing, known.compounds, known.lexicon)
    text = "Kursk'ta"
    kursk, ta = tokenize(text)
    assert splitter.stands_behind(ta, text, kursk.end)
    assert [(x.form, text[x.start : x.end]) for x in splitter.suffixes_of(ta)] == [("-ta", "ta")]


def test_each_word_is_asked_of_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = Kept(length)
    assert [kept["aa"], kept["b"], kept["aa"]] == [2, 1, 2]
    assert asked == ["aa", "b"]
