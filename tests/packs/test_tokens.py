"""Words, numbers and marks: what they are cut into, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.packs.tokens import MARK, NUMBER, WORD, folded, folded_text, tokenize, without_left_out, words_of

KINDS = {NUMBER, WORD, MARK}


def forms(text: str) -> list[str]:
    """The forms of the tokens of `text`."""
    return [token.form for token in tokenize(text)]


@pytest.mark.parametrize("text", ["Noord-Koreaanse", "Noord -Koreaanse", "noord koreaanse", "NOORD‑Koreaanse"])
def test_hyphens_and_case_make_no_difference(text: str) -> None:
    assert words_of(text) == ("noord", "koreaanse")


@pytest.mark.parametrize("text", ["sheriff's", "sheriff’s", "sheriff s"])
def test_apostrophes_make_no_difference(text: str) -> None:
    assert words_of(text) == ("sheriff", "s")


@pytest.mark.parametrize(
    "number",
    [
        "7",
        "1,250",
        "1.250",
        "1'250",
        "1’250",
        "12 500",
        "12\u202f500",
        "12\u00a0500",
        "1.250.000",
        "1,250.5",
        "2.3",
        "0,75",
    ],
)
def test_a_number_with_its_marks_is_one_token(number: str) -> None:
    tokens = tokenize(f"in {number} Orten")
    assert [(token.form, token.kind) for token in tokens] == [("in", WORD), (number, NUMBER), ("orten", WORD)]


@pytest.mark.parametrize("text", ["10-12", "10–12", "10 - 12", "10—12"])
def test_a_dash_between_numbers_stays(text: str) -> None:
    assert [(token.form, token.kind) for token in tokenize(text)] == [("10", NUMBER), ("–", MARK), ("12", NUMBER)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 17:45 today", ["at", "17:45", "today"]),
        ("U.S. troops", ["us", "troops"]),
        ("z. B. zwei", ["zb", "zwei"]),
        ("5m people", ["5", "m", "people"]),
        ("12k", ["12", "k"]),
        ("300+", ["300", "+"]),
        ("40%", ["40", "%"]),
        ("dead, missing", ["dead", ",", "missing"]),
        ("one, 2, 3", ["one", ",", "2", ",", "3"]),
        ("2.1 and 2.1.3", ["2.1", "and", "2.1.3"]),
        ("“Zwölf”", ["zwölf"]),
        ("قُتِلَ ١٬٢٣٤ شخصاً، و٥٠٪", ["قتل", "1,234", "شخصا", ",", "و", "50", "%"]),
        ("الإمارات القـــوة إصابة إلى", ["الامارات", "القوه", "اصابه", "الي"]),
        ("۲٫۵ میلیون کشته‌شده", ["2.5", "ميليون", "كشته", "شده"]),
        ("צה״ל ב־ג'נין: כ-300", ["צהל", "ב", "גנין", ":", "כ", "300"]),
        ('ה"ניו יורק טיימס" ארה"ב', ["ה", "ניו", "יורק", "טיימס", "ארהב"]),
        ("שָׁלוֹם", ["שלום"]),
        ("", []),
        ("\u200b \n", []),
    ],
)
def test_what_a_text_is_cut_into(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("word", "form"),
    [("cafe\u0301", "café"), ("zwo\u0308lf", "zwölf"), ("\u092e\u0943\u0924\u0915\u094b\u0902", "मृतकों")],
)
def test_letters_with_combining_marks_stay_in_their_word(word: str, form: str) -> None:
    assert forms(f"({word})") == ["(", form, ")"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İstanbul", "istanbul"),
        ("Işık", "ışık"),
        ("قتلـى", "قتلى"),
        ("قُتِلَ", "قتل"),
        ("كشته", "کشته"),
        ("أسرى", "اسرى"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_spellings_that_differ_within_a_language_are_one_word(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert len(folded_text(one)) == len(one)


@pytest.mark.parametrize("number", ["٣٠٠", "۱۲٬۵۰۰", "3,00,000", "12,40,000", "３００", "१२"])
def test_numbers_of_any_script_are_numbers(number: str) -> None:
    (token,) = tokenize(number)
    assert token.kind == NUMBER and token.form.isascii() and token.end == len(number)


def test_marks_of_other_scripts_are_the_marks_that_the_engine_knows() -> None:
    assert forms("死者３人、負傷") == ["死者", "3", "人", ",", "負傷"]
    assert forms("قتلى، جرحى؟") == ["قتلي", ",", "جرحي", "?"]


def test_a_clock_time_is_no_number() -> None:
    assert [token.kind for token in tokenize("17:45")] == [MARK]


def test_a_dash_between_words_is_a_mark_and_a_hyphen_none() -> None:
    assert forms("12 killed – police") == ["12", "killed", "–", "police"]
    assert forms("12 killed - police") == ["12", "killed", "–", "police"]
    assert forms("well-known") == ["well", "known"]


def test_offsets_count_from_the_beginning_of_the_whole_text() -> None:
    text = "Erste Zeile.\nZwölf Tote"
    tokens = tokenize(text, text.index("Zwölf"), text.index(" Tote"))
    assert [(text[t.start : t.end], t.form) for t in tokens] == [("Zwölf", "zwölf")]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_tokens_stand_in_order_inside_the_text(text: str) -> None:
    last = 0
    for token in tokenize(text):
        assert last <= token.start < token.end <= len(text)
        assert token.kind in KINDS and token.form
        last = token.end


@given(st.text(alphabet="abc 1239.,'-–+%:\u00a0", max_size=40))
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {k for token in tokenize(text) for k in range(token.start, token.end)}
    assert {k for k, c in enumerate(text) if c.isalnum()} <= covered


def test_a_colon_inside_a_word_ties_an_ending_to_it() -> None:
    assert words_of("FN:s organ: två") == ("fn", "s", "organ", ":", "två")


def test_romanian_cedillas_and_greek_accents_make_no_difference() -> None:
    assert folded("răniţi") == folded("răniți") and folded("ΝΕΚΡΟΊ") == folded("νεκροί") == folded("ΝΕΚΡΟΙ")
    assert folded("ή") != folded("η")  # "or" and "the"


@given(st.text("aIİΣσςıأکёşΉ ", max_size=30))
def test_a_folded_text_is_its_letters_folded_one_by_one(text: str) -> None:
    each = "".join(folded_text(character) for character in text)
    assert folded_text(text).replace("ς", "σ") == each.replace("ς", "σ")  # which sigma it is tells what stands behind


@pytest.mark.parametrize("word", ["ארה״ב", "شخصًا", "كتـــاب"])
def test_what_folding_leaves_out_of_a_word_can_be_left_out_of_a_text(word: str) -> None:
    assert without_left_out(folded_text(word)) == folded(word) != word
