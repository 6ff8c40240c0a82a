"""The few words that all answers share."""

import pytest

from counterclaim.assistants.answer import count, lines


@pytest.mark.parametrize(
    ("many", "one", "told"),
    [(1, "report", "1 report"), (0, "report", "0 reports"), (2, "copy", "2 copies"), (1200, "series", "1,200 series")],
)
def test_things_are_counted(many: int, one: str, told: str) -> None:
    assert count(many, one) == told


def test_lines_that_hold_nothing_are_left_out() -> None:
    assert lines("a", None, "", "b") == "a\nb"
