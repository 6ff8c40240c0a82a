"""Which line ends are seen to have broken a paragraph at a width, and which end something."""

import textwrap

import pytest

from counterclaim.extract.soft_ends import soft_ends
from counterclaim.model import Span

PROSE = (
    "Rescuers on Monday pulled the bodies of at least 17 miners from a flooded shaft near Brakpan, "
    "east of Johannesburg, and the ministry said that another 23 were still missing underground."
)
NOT_WRAPPED = {
    "poem": "The river keeps the names it took,\nThe winter keeps the rest of them,\nAnd nobody will write the book\n"
    "Nor lay upon the stone a stem",
    "list": "Killed in the Sumy region: 12 people\nInjured in the Sumy region: 40 people\nMissing in the region: 3",
    "numbered": "1. Twelve people were killed in the town of Sumy\n2. Forty were wounded in the strikes of Monday",
    "headline": "Strike on Sumy kills 12\nTwelve people were killed on Monday and forty wounded.",
    "sentences": "Twelve people were killed in Sumy on Monday.\nForty were wounded, police said.\nThree are missing.",
    "columns": "Sumy region      12 killed\nkharkiv region   40 killed\npoltava region    3 killed",
    "long lines": f"{PROSE}\n{PROSE}",
}


@pytest.mark.parametrize("width", [40, 60, 72])
def test_all_line_ends_of_a_wrapped_paragraph_are_soft(width: int) -> None:
    text = textwrap.fill(PROSE, width)
    ends = soft_ends(text, unspaced=False)
    assert [text[a:b] for a, b in ends] == ["\n"] * text.count("\n")


@pytest.mark.parametrize("shape", NOT_WRAPPED)
def test_lines_that_stand_by_themselves_are_left_so(shape: str) -> None:
    assert soft_ends(NOT_WRAPPED[shape], unspaced=False) == []


def test_a_headline_and_the_next_paragraph_are_not_glued_to_a_wrapped_one() -> None:
    body = textwrap.fill(PROSE, 60)
    text = f"Seventeen miners dead\n{body}\n\nBy Our Correspondent\n"
    ends = soft_ends(text, unspaced=False)
    assert len(ends) == body.count("\n")
    assert ends[0].start > text.index(body)


def test_line_ends_of_windows_are_one_end_and_clutter_stays_apart() -> None:
    text = textwrap.fill(PROSE, 60).replace("\n", "\r\n")
    assert [text[a:b] for a, b in soft_ends(text, unspaced=False)] == ["\r\n"] * text.count("\r\n")
    assert soft_ends(text, False, [Span(0, len(text))]) == []
