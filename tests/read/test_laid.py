"""Paragraphs and tables laid out, with the captions that stand around them."""

import pytest

from counterclaim.read.facts import Facts
from counterclaim.read.laid import Block, laid_document, laid_out
from counterclaim.read.layout import Grid
from counterclaim.read.piece import Piece

GRID = Grid([["District", "Dead"], ["Kara", "12"]], 1)


def captions(*blocks: Block) -> list[str | None]:
    layout = laid_out(blocks)
    return [table.caption and layout.text[table.caption.start : table.caption.end] for table in layout.tables]


@pytest.mark.parametrize(
    ("caption", "above"),
    [
        ("Table 2: Dead by district, 5 May 2024.", ["It rained.", "Table 2: Dead by district, 5 May 2024."]),
        ("Dead by district", ["It rained.", "Dead by district"]),
        ("Dead by district as of 5 May 2024", ["It rained.", "Dead by district", "as of 5 May 2024"]),
        ("Таблиця 1. Загинули за областями.", ["Йшов дощ.", "Таблиця 1. Загинули за областями."]),
        ("表1 各县死亡人数", ["下雨了。", "表1 各县死亡人数"]),
        (None, ["It rained.", "Two rivers left their beds."]),
        (None, []),
    ],
)
def test_a_caption_is_the_short_line_above(caption: str | None, above: list[str]) -> None:
    assert captions(*above, GRID) == [caption]


def test_a_table_that_has_its_caption_takes_no_other() -> None:
    assert captions("Overview", Grid(GRID.rows, 1, "By district")) == ["By district"]


def test_each_table_takes_the_line_above_it() -> None:
    assert captions("Dead", GRID, "Houses", GRID, GRID) == ["Dead", "Houses", None]


def test_the_text_holds_all_in_order() -> None:
    assert laid_out(["It rained.", "Dead", GRID, "Source: police"]).text == (
        "It rained.\n\nDead\nDistrict\tDead\nKara\t12\n\nSource: police\n"
    )


def test_a_row_of_heads_is_no_title() -> None:
    piece = Piece("a.csv", "csv", b"")
    assert laid_document(piece, [GRID], Facts(), "text/csv").title is None
    assert laid_document(piece, ["Floods", GRID], Facts(), "text/csv").title == "Floods"
    titled = Piece("a.csv", "csv", b"", given=Facts(title="Counts").found("given"))
    assert laid_document(titled, [GRID], Facts(), "text/csv").title == "Counts"


def test_titles_and_notes_in_cells_over_all_columns_are_lines() -> None:
    rows = [["Table 1: Dead", None], ["District", "Dead"], ["North", None], ["Kara", "12"], ["Source: police", None]]
    layout = laid_out([Grid(rows, 2)])
    (table,) = layout.tables
    cells = [[layout.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert cells == [["District", "Dead"], ["North", "North"], ["Kara", "12"]]
    assert table.heads == 1
    assert table.caption is not None
    assert layout.text[table.caption.start : table.caption.end] == "Table 1: Dead"
    assert layout.text.endswith("Source: police\n")


def test_boxes_of_key_figures_are_lines() -> None:
    assert laid_out([Grid([["12", "1,204"], ["people dead", "injured"]])]).text == "12 people dead\n1,204 injured\n"
    assert laid_out([Grid([["Dead", "Injured"], ["12", "30"]], 1)]).tables
    assert laid_out([Grid([["12", "30"], ["7", "4"]])]).tables


def test_marks_of_notes_are_no_part_of_a_cell() -> None:
    assert "Area in km²\tDead\n7\t12\n" in laid_out([Grid([["Area in km²", "Dead¹"], ["7", "12¹⁰"]], 1)]).text
