"""Which parts of a text one page shows."""

import pytest

from counterclaim.desk.views.parts import MOST, PIECE, shown_parts
from counterclaim.model import Span
from counterclaim.output.report.windows import AROUND, WHOLE

HUGE = "word " * (WHOLE // 2)


def test_a_usual_text_is_shown_whole() -> None:
    assert shown_parts("abc", [], at=2) == [Span(0, 3)]
    assert shown_parts("", []) == []


def test_a_huge_one_around_its_spots_at_whole_words() -> None:
    parts = shown_parts(HUGE, [Span(50_002, 50_003)])
    assert len(parts) == 2
    assert parts[0].start == 0
    assert (parts[1].start % 5, parts[1].end % 5) == (0, 4)
    assert parts[1].start <= 50_002 - AROUND
    assert parts[1].end >= 50_003 + AROUND


def test_what_was_left_out_can_be_asked_for() -> None:
    asked = shown_parts(HUGE, [], at=100_000)[-1]
    assert 100_000 - 40 <= asked.start <= 100_000
    assert 100_000 + PIECE <= asked.end <= 100_000 + PIECE + 40


@pytest.mark.parametrize("at", [0, len(HUGE), 10**9])
def test_an_end_of_the_text_can_be_asked_for(at: int) -> None:
    assert all(0 <= part.start <= part.end <= len(HUGE) for part in shown_parts(HUGE, [], at=at))


def test_parts_next_to_each_other_are_one() -> None:
    near = 50_000 + 2 * AROUND + 100
    assert len(shown_parts(HUGE, [Span(50_000, 50_001), Span(near, near + 1)])) == 2


def test_a_page_holds_no_more_than_it_can() -> None:
    text = "x" * 5_000_000
    spots = [Span(at, at + 2) for at in range(0, 5_000_000, 2_000)]
    focus = Span(3_000_000, 3_000_002)
    parts = shown_parts(text, spots, [focus])
    assert MOST <= sum(end - start for start, end in parts) <= MOST + 2 * AROUND + 2
    assert any(start <= focus.start < end for start, end in parts)
    assert parts == sorted(parts)
    last = shown_parts(text, spots, [Span(4_999_990, 4_999_992)])
    assert any(end == len(text) for _, end in last)
    assert sum(end - start for start, end in last) >= MOST
