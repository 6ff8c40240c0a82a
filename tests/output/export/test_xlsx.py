"""The workbook, opened by openpyxl, and its first sheet by libhxl."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import hxl
import openpyxl
import pytest

from counterclaim.errors import UsageError
from counterclaim.model import Claim, Moment
from counterclaim.output.export import Parcel
from counterclaim.output.export import xlsx as workbook

from ..samples import flood, hostile
from .conftest import written
from .made_up import FORMULAS, claims_of_formulas, parcel_of_samples, parcel_with


def book_of(parcel: Parcel) -> Any:
    return openpyxl.load_workbook(BytesIO(written(parcel, "xlsx")))


def cells(sheet: Any, row: int) -> dict[str, Any]:
    return {head.value: cell for head, cell in zip(sheet[1], sheet[row], strict=True)}


def first(claim: Claim) -> dict[str, Any]:
    return cells(book_of(parcel_with([claim]))["Claims"], 3)


def test_each_sheet_keeps_its_heads_in_sight_and_filters_its_columns() -> None:
    parcel = parcel_of_samples()
    book = book_of(parcel)
    assert book.sheetnames == ["Claims", "Tolls", "Documents", "About"]
    for name, lines in (("Claims", len(list(parcel.claims))), ("Documents", len(parcel.described))):
        sheet = book[name]
        assert sheet.max_row == lines + 2
        assert sheet.freeze_panes == "B3"
        assert sheet.auto_filter.ref == f"A2:{sheet.cell(2, sheet.max_column).column_letter}{lines + 2}"
        assert sheet["A1"].font.bold
    assert book["Claims"].column_dimensions["A"].width > 10
    assert "2025-10-01 12:30 UTC" in str(book["About"]["B1"].value)


def test_days_are_days_and_numbers_are_numbers() -> None:
    book = book_of(parcel_of_samples())
    row = cells(book["Claims"], 3)
    assert row["date"].value == datetime(2024, 12, 23)
    assert (row["date"].is_date, row["date"].number_format) == (True, "yyyy-mm-dd")
    assert (row["figure"].value, row["figure"].number_format) == (1100, "#,##0")
    assert row["lat"].value == pytest.approx(51.7)
    assert row["source_stated"].value is True
    assert row["high"].value is None
    clock = next(
        cells(book["Claims"], number)
        for number in range(3, 60)
        if cells(book["Claims"], number)["doc"].value == "flood-2.html"
    )
    assert clock["as_of_start"].value == datetime(2025, 6, 3, 12, 30)


def test_days_that_excel_has_no_number_for_stay_words() -> None:
    claim = replace(flood()[0], as_of=Moment("1815-06-18", "1815-06-18"), window=Moment("soon", "later"))
    row = first(claim)
    assert (row["as_of_start"].value, row["window_start"].value) == ("1815-06-18", "soon")
    assert workbook._day("1900-03-01") == date(1900, 3, 1)


def test_addresses_are_links_and_only_those_of_the_web() -> None:
    assert first(flood()[0])["url"].hyperlink.target == "https://example.net/flood/1"
    row = first(hostile()[0])
    assert row["url"].value == "javascript:alert(1)"
    assert row["url"].hyperlink is None


def test_no_cell_is_a_formula_nor_becomes_one() -> None:
    sheet = book_of(parcel_with(claims_of_formulas()))["Claims"]
    tried = [cell for row in sheet.iter_rows(min_row=3) for cell in row if cell.value in FORMULAS]
    assert len(tried) >= 5 * (len(FORMULAS) - 1)
    assert {cell.data_type for cell in tried} == {"s"}
    assert all(cell.quotePrefix for cell in tried if str(cell.value).startswith(("=", "+", "-", "@")))


def test_letters_that_a_workbook_cannot_hold_are_marked_and_cells_have_an_end() -> None:
    claim = flood()[0]
    row = first(replace(claim, gloss="a\x00b\x07", sentence=replace(claim.sentence, text="x" * 40_000)))
    assert row["gloss"].value == "a\ufffdb\ufffd"
    assert len(row["quote"].value) == 32_767


def test_more_claims_than_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 5)
    book_of(parcel_with(flood()[:3]))
    with pytest.raises(UsageError, match="CSV or Parquet"):
        written(parcel_with(flood()[:4]), "xlsx")


def test_the_claims_are_read_by_hxl_as_they_lie(parcel: Parcel) -> None:
    raw = written(parcel, "xlsx")
    opened = hxl.data(BytesIO(raw))
    assert [row.get("#meta+id") for row in opened] == [claim.id for claim in parcel.claims]
    tolls = hxl.data(BytesIO(raw), hxl.InputOptions(sheet_index=1))
    best = [course.toll.best for each in parcel.dossiers for course in each.courses if course.toll]
    assert [row.get("#indicator+num") or None for row in tolls] == best


@pytest.mark.parametrize("sheet", [0, 1, 2])
def test_hxl_finds_no_fault_in_any_sheet(sheet: int) -> None:
    raw = written(parcel_of_samples(), "xlsx")
    faults: list[Any] = []
    assert hxl.data(BytesIO(raw), hxl.InputOptions(sheet_index=sheet)).validate(callback=faults.append)
    assert not [fault for fault in faults if fault.rule.severity == "error"]
