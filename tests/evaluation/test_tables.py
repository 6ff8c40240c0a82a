"""Tables are scored cell by cell."""

from pathlib import Path

import pytest

from counterclaim.evaluation.tables import grid_of, load_tables, score_tables

TABLE = '''lang = "en"
published = "2025-05-14"
as_of = "2025-05-12"
caption = "Toll in Ukraine as of 12 May 2025"
rows = """
Province | Killed | Injured
Sumy | 12 | >30
Total | 12 | 31
"""
expect = """
Sumy Oblast: killed 12, injured >30
Ukraine: killed 12, injured 31
"""
'''


def write(folder: Path, text: str, name: str = "one") -> Path:
    """A folder with one reference."""
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_all_that_is_expected_and_no_more_is_right(tmp_path: Path) -> None:
    score = score_tables(load_tables(write(tmp_path, TABLE)))
    assert (score.expected, score.right, score.more, score.dated) == (4, 4, 0, 4)
    assert score.as_dict() == {"cells": 1.0, "days": 1.0, "doubts": 1.0, "from_nothing": 0.0}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Sumy Oblast: killed 12", "Sumy Oblast: killed 13", "not read: Sumy Oblast killed 13"),
        ("Sumy Oblast: killed 12", "Sumy Oblast: missing 12", "not read: Sumy Oblast missing 12"),
        ("Sumy Oblast: killed", "Kyiv: killed", "not read: Kyiv killed 12"),
        ("Sumy Oblast: killed", "Sumy Oblast / children: killed", "not read: Sumy Oblast / children killed 12"),
        ("injured >30", "injured 30", "not read: Sumy Oblast injured 30"),
        ("Ukraine: killed 12, injured 31", "Ukraine: killed 12", "too much: 31 people injured"),
        ('as_of = "2025-05-12"', 'as_of = "2025-05-13"', "of 2025-05-12, not 2025-05-13"),
        ('as_of = "2025-05-12"', "doubtful = true", "total not doubted"),
    ],
)
def test_what_is_otherwise_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    score = score_tables(load_tables(write(tmp_path, TABLE.replace(old, new))))
    assert any(fault in told for told in score.faults), score.faults


def test_claims_from_a_table_that_must_give_none_are_counted(tmp_path: Path) -> None:
    head, _, _ = TABLE.partition("expect")
    score = score_tables(load_tables(write(tmp_path, head + 'expect = ""\n')))
    assert (score.from_nothing, score.share) == (4, 0.0)


def test_a_figure_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no figure"):
        list(load_tables(write(tmp_path, TABLE.replace("injured >30", "injured many"))))


def test_cells_that_reach_are_marked() -> None:
    grid = grid_of("Place | Killed | <\n^ | Men | Women\n", 2, None)
    assert grid.rows == [["Place", "Killed", None], [None, "Men", "Women"]]
    assert grid.above == {(1, 0)}
