"""Rows in columns, as wide and as narrow as terminals are."""

import io

import pytest
from rich.text import Text

from counterclaim.output.laying import Laid, narrowed, print_laid
from counterclaim.output.table import console_for

COLUMNS = (
    Laid("What"),
    Laid("Best", number=True),
    Laid("Corroboration"),
    Laid("Id", whole=True),
    Laid("Why", below=True),
)
ROWS = (
    ("soldiers killed or injured, Kursk Oblast", "4,000", "single", "s_4a557d06f16ce2cf", "The newest of the highest."),
    ("people missing", "1,234,567", "independent", "s_d55838cb372bab99", ""),
)


def lines(width: int) -> list[str]:
    """What is printed in `width` columns."""
    stream = io.StringIO()
    print_laid(console_for(stream, width), COLUMNS, [[Text(words) for words in row] for row in ROWS])
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [62, 80, 100, 200])
def test_heads_numbers_and_ids_stand_whole(width: int) -> None:
    printed = lines(width)
    assert printed[1].split() == ["What", "Best", "Corroboration", "Id"]
    assert {len(line) for line in printed if "s_" in line} == {printed[1].index("Id") + 18}
    assert max(map(len, printed)) <= width
    assert all(word in "\n".join(printed) for word in ("1,234,567", "s_d55838cb372bab99", "missing"))


def test_a_sentence_goes_below_its_row() -> None:
    assert lines(100)[3:6] == [
        " soldiers killed or injured, Kursk Oblast       4,000   single          s_4a557d06f16ce2cf",
        "   The newest of the highest.",
        " people missing                             1,234,567   independent     s_d55838cb372bab99",
    ]


def test_a_terminal_too_narrow_for_columns_gets_one_row_below_another() -> None:
    assert lines(40)[:6] == [
        "soldiers killed or injured, Kursk Oblast",
        "  Best: 4,000",
        "  Corroboration: single",
        "  Id: s_4a557d06f16ce2cf",
        "  Why: The newest of the highest.",
        "",
    ]


def test_width_is_taken_where_most_can_be_spared() -> None:
    assert narrowed([30, 10, 8], [5, 10, 4], 40) == [22, 10, 8]
    assert narrowed([30, 10, 8], [5, 10, 4], 3) == [5, 10, 4]
    assert narrowed([3, 10], [5, 10], 90) == [5, 10]
