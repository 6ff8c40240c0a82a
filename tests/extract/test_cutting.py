"""Words taken apart, and text without spaces cut into words: every piece where it stands."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.extract.cutting import cut
from counterclaim.extract.tagging import Tagged
from counterclaim.packs import Pack, Writing, pack_for
from counterclaim.packs.lexicon import Lexicon
from counterclaim.packs.tokens import tokenize


def pieces(text: str, writing: Writing, *words: str) -> list[tuple[str, str]]:
    """The forms that `text` is cut into by a lexicon of `words`, each with what is printed."""
    lexicon = Lexicon(affixed=writing.affixed)
    for word in words:
        lexicon.add_plain(word, "people", True)
    known = pack_for("en")
    assert known is not None
    pack = Pack(**{**vars(known), "lexicon": lexicon, "writing": writing})
    return [(token.form, text[token.start : token.end]) for token in cut(tokenize(text), text, pack, [lexicon])]


ARABIC = Writing(prefixes=("ال", "و", "ب"))
TURKISH = Writing(suffixes=("ler", "in", "da", "den"))
KOREAN = Writing(suffixes=("에서", "은", "이"), shortest_stem=1, agglutinates=True)
UNSPACED = Writing(unspaced=True)


def test_prefixes_come_off_and_those_that_mean_something_stand_alone() -> None:
    assert pieces("وبالجرحى", ARABIC, "جرحى", "و-") == [("و-", "و"), ("جرحي", "بالجرحى")]


def test_points_over_letters_move_nothing() -> None:
    assert pieces("والجَرحى", ARABIC, "جرحى", "و-") == [("و-", "و"), ("جرحي", "الجَرحى")]


def test_suffixes_come_off_in_chains() -> None:
    assert pieces("askerlerin öldü", TURKISH, "asker", "öldü") == [("asker", "askerlerin"), ("öldü", "öldü")]


def test_a_suffix_that_means_something_is_a_token() -> None:
    assert pieces("askerlerden", TURKISH, "asker", "-den") == [("asker", "askerler"), ("-den", "den")]


@pytest.mark.parametrize("text", ["Kursk'ta", "Kursk’ta"])
def test_a_suffix_set_apart_is_the_same_suffix(text: str) -> None:
    assert pieces(text, Writing(suffixes=("ta",)), "-ta") == [("kursk", "Kursk"), ("-ta", "ta")]


def test_a_prefix_before_a_figure_is_a_prefix() -> None:
    assert pieces("ב-300", Writing(prefixes=("ב",)), "ב-") == [("ב-", "ב"), ("300", "300")]


def test_a_word_of_a_run_keeps_its_prefixes_only_there() -> None:
    words = ("وزارة الصحة", "صحة", "جرحى", "عدد الجرحى", "ل-", "و-")
    writing = Writing(prefixes=("ال", "و", "ل"))
    assert pieces("لوزارة الصحة", writing, *words) == [("ل-", "ل"), ("وزاره", "وزارة"), ("الصحه", "الصحة")]
    assert pieces("والجرحى", writing, *words) == [("و-", "و"), ("جرحي", "الجرحى")]
    assert pieces("الصحة جيدة", writing, *words)[0] == ("صحه", "الصحة")


def test_a_known_word_is_not_taken_apart() -> None:
    assert pieces("والد", ARABIC, "والد", "د") == [("والد", "والد")]


def test_a_word_without_a_known_stem_stays_whole() -> None:
    assert pieces("Xyzler", TURKISH, "asker") == [("xyzler", "Xyzler")]


def test_a_stem_has_its_least_length() -> None:
    assert pieces("abler", TURKISH, "ab") == [("abler", "abler")]
    assert pieces("명이", KOREAN, "명") == [("명", "명이")]


def test_several_stems_where_the_language_agglutinates() -> None:
    assert pieces("북한군은", KOREAN, "북한", "군", "-은") == [("북한", "북한"), ("군", "군"), ("-은", "은")]
    assert pieces("북한군은", KOREAN._replace(agglutinates=False), "북한", "군") == [("북한군은", "북한군은")]


def test_text_without_spaces_is_cut_into_known_words() -> None:
    words = ["北朝鮮", "軍", "の", "兵士", "が", "死亡", "死亡した", "人"]
    assert pieces("北朝鮮軍の兵士3人が死亡した", UNSPACED, *words) == [
        (word, word) for word in ["北朝鮮", "軍", "の", "兵士", "3", "人", "が", "死亡した"]
    ]


def test_what_no_lexicon_knows_stays_together() -> None:
    assert [form for form, _ in pieces("鈴木知事が死亡", UNSPACED, "が", "死亡")] == ["鈴木知事", "が", "死亡"]


def test_a_word_in_letters_is_not_cut_inside() -> None:
    assert [form for form, _ in pieces("ブイランドの", UNSPACED, "イラン", "の")] == ["ブイランド", "の"]
    assert [form for form, _ in pieces("ロシアメディアの", UNSPACED, "ロシア", "メディア", "の")] == [
        "ロシア",
        "メディア",
        "の",
    ]


@given(st.text(alphabet="北朝鮮軍のABイラン3人。、 ", max_size=40))
def test_pieces_of_unspaced_text_stand_in_order_and_lose_no_letter(text: str) -> None:
    printed = [piece for _, piece in pieces(text, UNSPACED, "北朝鮮", "軍", "イラン", "人")]
    kept = "".join(printed)
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]


@given(st.text(alphabet="والبجرحى َ-'", max_size=30))
def test_pieces_of_affixed_text_stand_in_order(text: str) -> None:
    place = 0
    for _, piece in pieces(text, ARABIC, "جرحى", "و-"):
        place = text.index(piece, place)


def test_what_counts_is_cut_off_behind_digits(sentence: Callable[..., Tagged]) -> None:
    assert [token.form for token in sentence("68人为男性", "zh").tokens] == ["68", "人", "为", "男性"]
    assert [token.form for token in sentence("3人目", "ja").tokens] == ["3", "人目"]


def test_two_stems_of_one_syllable_are_two_words(sentence: Callable[..., Tagged]) -> None:
    assert [token.form for token in sentence("30여명", "ko").tokens] == ["30", "여", "명"]
