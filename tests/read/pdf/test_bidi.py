"""What is drawn from left to right, in the order of reading. The pairs are those of the rules W1 to W7 and L1 to L4."""

import pytest

from counterclaim.read.pdf.bidi import is_right_to_left, logical


@pytest.mark.parametrize(
    ("read", "drawn"),
    [
        ("קרה", "הרק"),
        ("12 הרוגים", "םיגורה 12"),
        ("נהרגו 1,204 בני אדם", "םדא ינב 1,204 וגרהנ"),
        ("(3 נשים)", "(םישנ 3)"),
        ("ב-6.5.2024", "6.5.2024-ב"),
        ("בין 12-15 איש", "שיא 12-15 ןיב"),
        ("50% מהם", "םהמ 50%"),
        ("קתل", "لתק"),
        ("قتل 12 في حلب", "بلح يف 12 لتق"),
        ("بين 12-15 قتيلا", "اليتق 15-12 نيب"),
        ("مرض COVID-19 في حلب", "بلح يف COVID-19 ضرم"),
        ("١٢٫٥٠٠ شخص", "صخش ١٢٫٥٠٠"),
    ],
)
def test_right_to_left_lines(read: str, drawn: str) -> None:
    assert logical(list(drawn), rightward=False) == read


def test_a_right_to_left_word_in_a_left_to_right_line() -> None:
    assert logical(list("Aleppo (بلح) said 12"), rightward=True) == "Aleppo (حلب) said 12"


def test_a_letter_keeps_its_marks() -> None:
    assert logical(["ل", "ت", "ق\u064f"], rightward=False) == "ق\u064fتل"


def test_which_way_a_text_is_read() -> None:
    assert is_right_to_left("قتل 12 في حلب (MoH)")
    assert not is_right_to_left("12 died in حلب")
    assert not is_right_to_left("12")
