"""Reading one piece in a test, and what it gives in a shape that can be compared."""

import io
from typing import Any

import pytest

from counterclaim.model import Document, Problem
from counterclaim.read.leaves import documents_of
from counterclaim.read.piece import Piece


class Made:
    """Files made in a test, and what is read from them."""

    def saved(self, file: Any) -> bytes:
        """The bytes of a Word document or a workbook as its program would save them."""
        stream = io.BytesIO()
        file.save(stream)
        return stream.getvalue()

    def all(self, what: str, data: bytes, name: str = "a", **more: Any) -> list[Document | Problem]:
        return list(documents_of(Piece(name, what, data, name, **more)))

    def document(self, what: str, data: bytes, name: str = "a", **more: Any) -> Document:
        """The one document that these bytes give, which has no problems."""
        (found,) = self.all(what, data, name, **more)
        assert isinstance(found, Document), found
        return found

    def problem(self, what: str, data: bytes, name: str = "a") -> Problem:
        """The one problem that these bytes give in the place of a document."""
        (found,) = self.all(what, data, name)
        assert isinstance(found, Problem), found
        assert found.unread
        return found

    def tables(self, document: Document) -> list[tuple[str | None, int, list[list[str]]]]:
        """The caption, the number of heads and the cells of each table, as its spans show them."""
        text = document.text
        return [
            (
                table.caption and text[table.caption.start : table.caption.end],
                table.heads,
                [[text[cell.start : cell.end] for cell in row] for row in table.rows],
            )
            for table in document.tables
        ]

    def lines(self, document: Document) -> list[str]:
        """The lines of the text that are not empty."""
        return [line for line in document.text.splitlines() if line]


@pytest.fixture
def made() -> Made:
    return Made()
