"""What makes documents of a piece: a reader for each kind, loaded when the first of its kind comes."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from counterclaim.errors import CounterclaimError
from counterclaim.model import Document, Problem
from counterclaim.read.piece import Piece

Reader = Callable[[Piece], Iterable[Document | Problem]]

LEAVES = {
    "csv": "counterclaim.read.office.csv:read_table",
    "docx": "counterclaim.read.office.docx:read_docx",
    "fragment": "counterclaim.read.pages.fragment:read_fragment",
    "html": "counterclaim.read.pages.html:read_page",
    "html-fast": "counterclaim.read.pages.fast:read_page_fast",
    "pdf": "counterclaim.read.pdf.reader:read_pdf",
    "plain": "counterclaim.read.plain:read_plain",
    "text": "counterclaim.read.plain:read_decoded",
    "xlsx": "counterclaim.read.office.xlsx:read_xlsx",
}
"""The reader of each kind of piece."""


def documents_of(piece: Piece) -> Iterator[Document | Problem]:
    """The documents of `piece`, each before what is doubtful about it, and a Problem for what could not be read.

    If a reader fails, the piece has a Problem, and the rest goes on.
    """
    module, _, name = LEAVES[piece.what].partition(":")
    reader: Reader = getattr(import_module(module), name)
    try:
        yield from reader(piece)
    except (CounterclaimError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - told as a problem of this piece
        why = f"It could not be taken apart ({type(error).__name__}: {error}). Please report it."
        yield Problem(piece.id, "read", "crashed", why)
    yield from piece.problems
