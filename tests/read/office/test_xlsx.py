"""Workbooks as openpyxl and people make them."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from counterclaim.model import Document, Problem

COUNTS = [["District", "Dead", "Injured"], ["Kara", 12, 1204], ["Bori", 3, None]]


def workbook(*rows: list, title: str = "Sheet1") -> Workbook:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def test_a_table_under_its_title(made) -> None:
    book = workbook(["Casualties by district"], ["As of 5 May 2024"], [], *COUNTS, [], ["Source: the ministry"])
    document = made.document("xlsx", made.saved(book))
    cells = [["District", "Dead", "Injured"], ["Kara", "12", "1204"], ["Bori", "3", ""]]
    assert made.tables(document) == [("Casualties by district As of 5 May 2024", 1, cells)]
    assert made.lines(document)[-1] == "Source: the ministry"


def test_sheets_follow_under_their_names(made) -> None:
    book = workbook(*COUNTS, title="Deaths")
    other = book.create_sheet("Постраждалі")
    for row in [["Район", "Загинули"], ["Кара", 7]]:
        other.append(row)
    tables = made.tables(made.document("xlsx", made.saved(book)))
    assert [(caption, heads, rows[-1]) for caption, heads, rows in tables] == [
        ("Deaths", 1, ["Bori", "3", ""]),
        ("Постраждалі", 1, ["Кара", "7"]),
    ]


def test_hidden_sheets_rows_and_columns_are_left_out_and_told(made) -> None:
    book = workbook(*COUNTS, ["Old", 99, 99])
    book.active.row_dimensions[4].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.create_sheet("Lists").append(["Dead", 500])
    book["Lists"].sheet_state = "hidden"
    document, told = made.all("xlsx", made.saved(book))
    assert isinstance(document, Document)
    assert made.tables(document)[0][2] == [["District", "Dead"], ["Kara", "12"], ["Bori", "3"]]
    assert "500" not in document.text
    assert isinstance(told, Problem)
    assert (told.kind, told.unread) == ("hidden", False)
    assert "'Lists'" in told.why


def test_numbers_and_dates_are_as_shown(made) -> None:
    book = workbook(["Day", "Dead", "Share"], [date(2024, 5, 6), 12345, 0.125], [datetime(2024, 5, 7, 8, 30), 7, 0.5])
    for row in (2, 3):
        book.active.cell(row, 2).number_format = "#,##0"
        book.active.cell(row, 3).number_format = "0.0%"
    document = made.document("xlsx", made.saved(book))
    assert made.tables(document)[0][2][1:] == [["2024-05-06", "12,345", "12.5%"], ["2024-05-07 08:30", "7", "50.0%"]]


def test_merged_heads(made) -> None:
    book = workbook(["District", "People", None], [None, "Dead", "Injured"], ["Kara", 12, 30])
    book.active.merge_cells("B1:C1")
    book.active.merge_cells("A1:A2")
    rows = [["District", "People", "People"], ["District", "Dead", "Injured"], ["Kara", "12", "30"]]
    assert made.tables(made.document("xlsx", made.saved(book))) == [(None, 2, rows)]


def test_a_table_goes_on_after_an_empty_row(made) -> None:
    book = workbook(*COUNTS, [], ["Total", 15, 1204])
    assert made.tables(made.document("xlsx", made.saved(book)))[0][2][-1] == ["Total", "15", "1204"]


def test_tables_one_under_the_other(made) -> None:
    book = workbook(["Dead"], *COUNTS, [], ["Houses"], ["District", "Destroyed"], ["Kara", 40])
    tables = made.tables(made.document("xlsx", made.saved(book)))
    assert [(caption, len(rows)) for caption, _, rows in tables] == [("Dead", 3), ("Houses", 2)]


def test_formulas_that_were_never_computed_are_told(made) -> None:
    document, told = made.all("xlsx", made.saved(workbook(*COUNTS, ["Total", "=SUM(B2:B3)", 1204])))
    assert isinstance(document, Document)
    assert made.tables(document)[0][2][-1] == ["Total", "", "1204"]
    assert isinstance(told, Problem)
    assert told.kind == "no_values"


def test_the_value_of_a_formula_is_what_the_file_holds(made) -> None:
    data = made.saved(workbook(*COUNTS, ["Total", "=SUM(B2:B3)", 1204]))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<v ?/>|<v></v>", b"<v>15</v>", old.read(name)))
    assert made.tables(made.document("xlsx", stream.getvalue()))[0][2][-1] == ["Total", "15", "1204"]


def test_an_empty_or_broken_workbook_says_so(made) -> None:
    data = made.saved(workbook())
    assert made.problem("xlsx", data).kind == "no_text"
    assert made.problem("xlsx", data[:-60]).kind == "broken"
    with zipfile.ZipFile(stream := io.BytesIO(), "w") as new:
        new.writestr("xl/workbook.xml", "<workbook/>")
    assert made.problem("xlsx", stream.getvalue()).kind == "broken"


def test_a_cell_far_away_costs_nothing(made) -> None:
    book = workbook(*COUNTS)
    book.active["XFD300"] = 1
    document = made.document("xlsx", made.saved(book))
    assert made.tables(document)[0][2][1] == ["Kara", "12", "1204"]


@pytest.mark.parametrize("title", ["Лист1", "Tabelle1", "工作表1"])
def test_a_sheet_that_nobody_named_gives_no_heading(made, title: str) -> None:
    assert title not in made.document("xlsx", made.saved(workbook(*COUNTS, title=title))).text
