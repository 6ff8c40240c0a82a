"""What an office file is, seen from the names of its members."""

import io

import docx
import openpyxl
import pytest

from counterclaim.model import Problem
from counterclaim.read.leaves import documents_of
from counterclaim.read.office.package import office_kind
from counterclaim.read.piece import Piece
from counterclaim.read.sniff import Foreign

TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("docx", [TYPES, "_rels/.rels", "word/document.xml"]),
        ("docx", [TYPES, "word\\document.xml", "word/vbaProject.bin"]),
        ("xlsx", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", TYPES]),
        (None, ["report.html", "picture.png"]),
        (None, ["folder/word/document.xml"]),
        (None, []),
    ],
)
def test_kinds(kind: str | None, names: list[str]) -> None:
    assert office_kind(names) == kind


@pytest.mark.parametrize(
    ("advice", "names"),
    [
        ("Save it as PDF and add that.", [TYPES, "ppt/presentation.xml"]),
        ("Save it as .xlsx and add that.", [TYPES, "xl/workbook.bin"]),
        ("Save it as .docx or .xlsx and add that.", ["mimetype", "content.xml", "META-INF/manifest.xml"]),
    ],
)
def test_kinds_that_are_not_read_say_what_to_do(advice: str, names: list[str]) -> None:
    kind = office_kind(names)
    assert isinstance(kind, Foreign)
    assert (kind.kind, kind.advice) == ("unsupported", advice)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("cut", [1, 12, 81, 400])
def test_a_file_with_a_hole_is_damaged_and_no_more(kind: str, cut: int) -> None:
    out = io.BytesIO()
    if kind == "docx":
        docx.Document().save(out)
    else:
        openpyxl.Workbook().save(out)
    whole = out.getvalue()
    for at in range(40, len(whole), len(whole) // 9):
        found = list(documents_of(Piece("a", kind, whole[:at] + whole[at + cut :])))
        assert found
        assert all(item.kind != "crashed" for item in found if isinstance(item, Problem))
