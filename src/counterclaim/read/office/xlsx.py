"""Excel workbooks (.xlsx, .xlsm): each sheet's tables and lines, with the figures as Excel shows them.

A sheet, row or column that is hidden is left out: its readers do not see it, and what stands there (lists to choose
from, last month's figures) is not what the workbook reports. A Problem says so of sheets. Of a formula the value stands
that was computed when the file was saved; where none was, a Problem says so.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from counterclaim.model import Document, Problem
from counterclaim.read.laid import Block, laid_document
from counterclaim.read.office.cells import shown
from counterclaim.read.office.package import BROKEN_ARCHIVE, core_facts, office_archive
from counterclaim.read.office.producers import named_by_people
from counterclaim.read.office.sheets import MOST_CELLS, Sheet, blocks_of, marks_of
from counterclaim.read.piece import Piece

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_xlsx(piece: Piece) -> Iterator[Document | Problem]:
    """The workbook in `piece` as one document, sheet after sheet, each under its name; a Problem where it is broken,
    locked or made to do harm, and one for each hidden sheet and for formulas without values."""
    assert isinstance(piece.data, bytes)
    archive = office_archive(piece.id, piece.data)
    if isinstance(archive, Problem):
        yield archive
        return
    doubts: list[tuple[str, str]] = []
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl tells of charts and styles that it passes over
            blocks = list(_sheets(piece.data, archive, doubts))
    except _BROKEN as error:
        why = f"The workbook is damaged ({error}). Open it, save it anew and add that."
        yield Problem(piece.id, "read", "broken", why)
        return
    document = laid_document(piece, blocks, core_facts(archive, "xlsx"), MEDIA_TYPE)
    if not document.text.strip():
        why = " ".join(["The workbook shows no text and no figures.", *(why for _, why in doubts)])
        yield Problem(piece.id, "read", "no_text", why)
        return
    yield document
    for kind, why in doubts:
        yield Problem(piece.id, "read", kind, why, 0, 0)


_BROKEN = (
    *BROKEN_ARCHIVE,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,  # what a parse error of XML is
    AssertionError,
)


def _sheets(data: bytes, archive: zipfile.ZipFile, doubts: list[tuple[str, str]]) -> Iterator[Block]:
    """The blocks of all sheets that are shown; what is left out is told in `doubts`."""
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            why = f"The sheet {sheet.title!r} is hidden and was left out. Show it and add the file if it is meant."
            doubts.append(("hidden", why))
    for sheet in sheets:
        found = list(blocks_of(_read(sheet, archive, doubts)))
        if found and (len(sheets) > 1 or named_by_people(sheet.title)):
            yield " ".join(sheet.title.split())
        yield from found


def _read(sheet: Any, archive: zipfile.ZipFile, doubts: list[tuple[str, str]]) -> Sheet:
    """The cells of `sheet` as shown, with what its XML tells besides."""
    marks = marks_of(archive, sheet._worksheet_path)
    sheet.reset_dimensions()  # what a file says of its size need not be so
    rows: list[list[str]] = []
    cells = 0
    for row in sheet.iter_rows():
        rows.append([shown(cell.value, getattr(cell, "number_format", None)) for cell in row])
        cells += 1 + len(row)
        if cells > MOST_CELLS:
            left = f"those after row {len(rows)} were left out."
            why = f"The sheet {sheet.title!r} has more than {MOST_CELLS:,} cells; {left}"
            doubts.append(("too_large", why))
            break
    if marks.unvalued:
        why = (
            f"{marks.unvalued} formulas on the sheet {sheet.title!r} have no value in the file, which was never "
            "computed. Open it in a spreadsheet program, save it and add it again."
        )
        doubts.append(("no_values", why))
    return Sheet(rows, marks)
