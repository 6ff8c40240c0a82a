"""Documents in several languages: which lines are not in the main one."""

import pytest

from counterclaim.read.mixed import passages_in

ENGLISH = "The coast guard said that six people were killed and that nine of them had been on the way to the island."
GERMAN = "Nach Angaben der Küstenwache sind sechs Menschen ums Leben gekommen, und es werden noch neun vermisst."
RUSSIAN = "По данным береговой охраны, шесть человек погибли, ещё девять пропали, что было на борту, пока не известно."
JAPANESE = (
    "海上保安庁によると、フェリーが島の近くで沈没し、六人が死亡、九人が行方不明となっている。捜索は夜も続けられている。"
)
CHINESE_HEADING = (
    "东京都千代田区霞关二丁目一番三号海上保安厅交通部安全课航行安全管理室长官房总务课政策评价广报室国土交通省"
)


@pytest.mark.parametrize(
    ("main", "other", "lang"), [(ENGLISH, GERMAN, "de"), (GERMAN, RUSSIAN, "ru"), (JAPANESE, ENGLISH, "en")]
)
def test_a_paragraph_in_another_language_is_found(main: str, other: str, lang: str) -> None:
    text = f"{main}\n{other}\n{other}\n{main}"
    told = {GERMAN: "de", ENGLISH: "en", JAPANESE: "ja"}[main]
    assert [(text[a:b], found) for (a, b), found in passages_in(text, told)] == [(f"{other}\n{other}", lang)]


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (GERMAN, "de"), (RUSSIAN, "ru"), (JAPANESE, "ja")])
def test_a_plain_document_has_none(text: str, lang: str) -> None:
    assert passages_in(f"{text}\n{text}", lang) == ()


def test_a_line_of_names_or_figures_is_in_no_other_language() -> None:
    assert (
        passages_in(f"{ENGLISH}\nKursk, Saporischschja, Berlin, Buenos Aires, Rio de Janeiro 12 340 5 600", "en") == ()
    )


def test_chinese_characters_are_at_home_in_japanese() -> None:
    assert passages_in(f"{JAPANESE}\n{CHINESE_HEADING}", "ja") == ()


def test_without_a_language_nothing_is_foreign() -> None:
    assert passages_in(GERMAN, None) == ()
