"""Word documents (.docx, .docm): paragraphs and tables in their order, as the page shows them.

What is not on the page is not in the text: deletions that wait for approval, hidden words, codes of fields, notes and
page headers. Insertions are, and text boxes are, after the paragraph that holds them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counterclaim.model import Document, Problem
from counterclaim.read.heads import heads_of
from counterclaim.read.laid import Block, laid_document
from counterclaim.read.layout import Grid
from counterclaim.read.office.package import BROKEN_ARCHIVE, core_facts, office_archive, xml_of
from counterclaim.read.piece import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MOST_CELLS = 500_000
"""Cells of a table beyond which it is not read: no report has them."""

_MAIN = "word/document.xml"
_UNSHOWN = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "tcPr",
        "trPr",
        "tblPr",
        "tblGrid",
        "Fallback",
        "rt",
        "footnoteReference",
        "endnoteReference",
        "annotationRef",
        "commentReference",
        "sectPr",
    )
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": " "}
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNCHANGED: dict[int, str] = {}
_COLUMNS_OF_TEXT = 200
"""Cells that hold so many characters on average are columns of text, and no table."""


def read_docx(piece: Piece) -> Iterator[Document | Problem]:
    """The Word document in `piece`; a Problem where it is broken, locked, or made to do harm, or holds no text."""
    from lxml.etree import LxmlError

    assert isinstance(piece.data, bytes)
    archive = office_archive(piece.id, piece.data)
    if isinstance(archive, Problem):
        yield archive
        return
    try:
        root = xml_of(archive, _MAIN)
    except (LxmlError, KeyError, *BROKEN_ARCHIVE) as error:
        why = f"The document in the file is damaged ({error}). Open it, save it anew and add that."
        yield Problem(piece.id, "read", "broken", why)
        return
    document = laid_document(piece, _blocks(root), core_facts(archive, "docx"), MEDIA_TYPE)
    if document.text.strip():
        yield document
    else:
        why = "The document holds no text. If it shows pictures of pages, have them read (OCR) and add the text."
        yield Problem(piece.id, "read", "no_text", why)


def _name(element: "_Element") -> str:
    """What an element is called without its namespace, of which Word has two for the same thing; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _blocks(container: "_Element") -> Iterator[Block]:
    for child in container:
        name = _name(child)
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            yield from _table(child)
        elif name not in _UNSHOWN:
            yield from _blocks(child)


def _paragraph(paragraph: "_Element") -> Iterator[Block]:
    """The lines of a paragraph, then what is in its text boxes."""
    boxes: list[_Element] = []
    yield from _lines(paragraph, boxes)
    for box in boxes:
        yield from _blocks(box)


def _lines(paragraph: "_Element", boxes: "list[_Element]") -> Iterator[str]:
    for line in "".join(_words(paragraph, boxes)).split("\n"):
        if line := " ".join(line.split()):
            yield line


def _words(element: "_Element", boxes: "list[_Element]") -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name in _UNSHOWN or (name == "r" and _is_hidden(child)):
            continue
        if name == "t":
            yield (child.text or "").translate(_RAISED_DIGITS if _is_raised(element) else _UNCHANGED)
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "txbxContent":
            boxes.append(child)
        else:
            yield from _words(child, boxes)


def _is_raised(run: "_Element") -> bool:
    """True of a run that stands higher than its line: 12 with note 1 is not 121."""
    return any(_name(each) == "vertAlign" and _attribute(each, "val") == "superscript" for each in _under(run, "rPr"))


def _is_hidden(run: "_Element") -> bool:
    for each in _under(run, "rPr"):
        if _name(each) == "vanish":
            return _attribute(each, "val") not in ("0", "false", "off")
    return False


@dataclass
class _Rows:
    """The rows of a table while it is read, with the cells that others reach over."""

    rows: list[list[str | None]] = field(default_factory=list)
    above: set[tuple[int, int]] = field(default_factory=set)
    heads: int = 0
    cells: int = 0

    def add(self, row: "_Element") -> None:
        """Read one row. Raises _TooLarge when there are too many."""
        shown: list[str | None] = [""] * _number(row, "trPr", "gridBefore", 0)
        for cell in _inner(row, "tc"):
            span = _number(cell, "tcPr", "gridSpan", 1)
            if _continues(cell):
                self.above.update((len(self.rows), len(shown) + column) for column in range(span))
                shown += [None] * span
            else:
                shown += [_in_cell(cell), *[None] * (span - 1)]
            if self.cells + len(shown) > MOST_CELLS:
                break
        self.cells += len(shown)
        if self.heads == len(self.rows) and _is_on(row, "trPr", "tblHeader"):
            self.heads += 1
        self.rows.append(shown)


def _table(table: "_Element") -> Iterator[Block]:
    """A table as a grid, or, where it only puts text side by side, the paragraphs in its cells."""
    found = _Rows()
    shown = [row for row in _inner(table, "tr") if not _is_deleted(row)]
    for row in shown:
        found.add(row)
        if found.cells > MOST_CELLS:
            break
    words = [cell for row in found.rows for cell in row if cell]
    if (
        len(found.rows) < 2
        or max(map(len, found.rows)) < 2
        or sum(map(len, words)) > _COLUMNS_OF_TEXT * max(1, len(words))
    ):
        for row in shown:
            for cell in _inner(row, "tc"):
                yield from _blocks(cell)
    else:
        yield Grid(found.rows, max(found.heads, heads_of(found.rows)), None, frozenset(found.above))


def _in_cell(cell: "_Element") -> str:
    """The words of a cell, those of tables within it as well, each looked at once however deep it lies."""
    return " ".join(_lines_under(cell))


def _lines_under(container: "_Element") -> Iterator[str]:
    for child in container:
        name = _name(child)
        if name == "p":
            boxes: list[_Element] = []
            yield from _lines(child, boxes)
            for box in boxes:
                yield from _lines_under(box)
        elif name not in _UNSHOWN and not (name == "tr" and _is_deleted(child)):
            yield from _lines_under(child)


def _is_deleted(row: "_Element") -> bool:
    return any(_name(each) == "del" for each in _under(row, "trPr"))


def _inner(element: "_Element", wanted: str) -> "Iterator[_Element]":
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in element:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inner(child, wanted)


def _under(element: "_Element", name: str) -> "Iterator[_Element]":
    """The children of the first child that is called `name`."""
    return iter(next((child for child in element if _name(child) == name), ()))


def _attribute(element: "_Element", name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def _number(element: "_Element", properties: str, name: str, otherwise: int) -> int:
    for each in _under(element, properties):
        if _name(each) == name:
            value = _attribute(each, "val") or ""
            return min(int(value), 1_000) if value.isascii() and value.isdigit() and len(value) < 9 else otherwise
    return otherwise


def _is_on(element: "_Element", properties: str, name: str) -> bool:
    found = [each for each in _under(element, properties) if _name(each) == name]
    return bool(found) and _attribute(found[0], "val") not in ("0", "false", "off")


def _continues(cell: "_Element") -> bool:
    """True when the cell is the lower part of the one above it."""
    found = [each for each in _under(cell, "tcPr") if _name(each) == "vMerge"]
    return bool(found) and _attribute(found[0], "val") != "restart"
