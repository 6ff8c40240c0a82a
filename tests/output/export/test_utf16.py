"""Places are counted as UTF-16 does, and letters are not cut."""

import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.output.export.utf16 import AROUND, Utf16, around, begins_letter

PIECES = st.sampled_from(
    [
        "a",
        "7",
        " ",
        "\r\n",
        "é",
        "e\u0301",
        "क्षि",
        "กำ",
        "ຳ",
        "\u060012",
        "각",
        "\u1100\u1161\u11a8",
        "𠮷",
        "👍🏽",
        "👨‍👩‍👧",
        "🇸🇮",
        "🏴\U000e0067\U000e0062\U000e007f",
        "\u200f",
        "ש\u05b8",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=50)
@given(st.text(max_size=40), st.data())
def test_spans_are_those_of_utf_16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    raw = text.encode("utf-16-le", "surrogatepass")
    first, last = Utf16(text).span(start, end)
    assert raw[2 * first : 2 * last].decode("utf-16-le", "surrogatepass") == text[start:end]


@given(TEXTS)
@settings(max_examples=50)
@example("🇸🇮🇸🇮🇸")
def test_no_letter_is_cut(text: str) -> None:
    allowed = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    assert {place for place in range(len(text) + 1) if begins_letter(text, place)} <= allowed


@settings(max_examples=50)
@given(TEXTS, st.data())
def test_what_stands_around_is_short_and_ends_between_letters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    prefix, suffix = around(text, start, end)
    assert text[:start].endswith(prefix)
    assert text[end:].startswith(suffix)
    assert max(len(prefix), len(suffix)) <= AROUND
    assert not prefix or begins_letter(text, start - len(prefix))
    assert not suffix or begins_letter(text, end + len(suffix))


def test_of_plain_text_all_that_there_is_room_for_stands_around() -> None:
    assert around("x" * 50 + "12" + "y" * 10, 50, 52) == ("x" * AROUND, "y" * 10)
