"""Which parts of a text are shown."""

from counterclaim.model import Span
from counterclaim.output.report.windows import AROUND, WHOLE, reaching, windows


def test_a_usual_text_is_shown_whole() -> None:
    assert windows(WHOLE, [Span(5, 9)]) == [Span(0, WHOLE)]


def test_a_huge_text_is_shown_around_its_spots() -> None:
    found = windows(10 * WHOLE, [Span(9 * WHOLE, 9 * WHOLE + 3), Span(5 * WHOLE, 5 * WHOLE + 2), Span(700, 701)])
    assert found == [
        Span(0, 701 + AROUND),
        Span(5 * WHOLE - AROUND, 5 * WHOLE + 2 + AROUND),
        Span(9 * WHOLE - AROUND, 9 * WHOLE + 3 + AROUND),
    ]


def test_what_only_ends_in_a_window_reaches_into_it() -> None:
    listed = [(Span(0, 4), "a"), (Span(2, 12), "b"), (Span(11, 13), "c"), (Span(20, 22), "d")]
    assert [name for _, name in reaching(Span(10, 20), listed)] == ["b", "c"]
