"""What an office file is, seen from the names of its members."""

import pytest

from counterclaim.read.office.package import office_kind
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
