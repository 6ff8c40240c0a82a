"""What elements are to a reader: words in a line, and the raised marks of notes among them."""

import pytest
from lxml.html import fromstring

from counterclaim.read.pages.elements import words_in


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("12<sup>1</sup>", "12"),
        ("<b>1,204</b><sup>2, 3</sup>", "1,204"),
        ("40<sup>*</sup>", "40"),
        ("12<sup>a</sup>", "12"),
        ("Dead<sup>[1]</sup> and missing", "Dead and missing"),
        ("5 km<sup>2</sup>", "5 km2"),
        ("the 10<sup>th</sup> day", "the 10th day"),
        ("2<sup>1</sup>/<sub>2</sub>", "21/2"),
        ("<sup>1</sup> Killed in all", "1 Killed in all"),
    ],
)
def test_the_mark_of_a_note_is_no_part_of_a_figure(cell: str, words: str) -> None:
    assert words_in(fromstring(f"<div>{cell}</div>")) == words


def test_no_more_words_are_read_than_are_wanted() -> None:
    assert words_in(fromstring(f"<div>{'<p>word</p>' * 50}</div>"), 9) == "word word"
