"""What the tests of tables share: a document with one table, what is read in it, and its cells."""

from collections.abc import Callable, Sequence

import pytest

from counterclaim.extract import claims_of
from counterclaim.extract.names import names_lexicon
from counterclaim.extract.reading import Reading
from counterclaim.extract.tables.sheet import Sheet
from counterclaim.extract.tagging import Tagged, tag
from counterclaim.model import Claim, Document, Problem, Published, Span
from counterclaim.packs import pack_for, table_words
from counterclaim.read.document import document
from counterclaim.read.facts import Facts
from counterclaim.read.layout import Grid, Layout

Rows = Sequence[Sequence[str | None]]


def page(
    rows: Rows, caption: str | None = None, lang: str = "en", above: str = "", below: str = "", heads: int = 1
) -> Document:
    """A document of 14 May 2025 with a table, a paragraph above it and one below."""
    layout = Layout()
    layout.add_paragraph(above)
    layout.add_table(Grid(rows, heads, caption))
    layout.add_paragraph(below)
    return document(
        "page", layout.text, Facts(lang=lang, published=Published("2025-05-14", "2025-05-14", "given")),
        tables=layout.tables,
    )  # fmt: skip


@pytest.fixture(scope="session")
def tabled() -> Callable[..., list[Claim]]:
    """The claims of a document with one table: `tabled(rows, caption, lang, above, below, heads)`."""

    def found(rows: Rows, *told: str, heads: int = 1, **more: str) -> list[Claim]:
        return [item for item in claims_of(page(rows, *told, heads=heads, **more)) if isinstance(item, Claim)]

    return found


@pytest.fixture(scope="session")
def doubts() -> Callable[..., list[Problem]]:
    """The problems of a document with one table."""

    def found(rows: Rows, *told: str, heads: int = 1, **more: str) -> list[Problem]:
        return [item for item in claims_of(page(rows, *told, heads=heads, **more)) if isinstance(item, Problem)]

    return found


@pytest.fixture(scope="session")
def cell() -> Callable[..., Tagged]:
    """A cell with the meanings of its words: `cell(text, lang="en")`."""

    def tagged(text: str, lang: str = "en") -> Tagged:
        pack = pack_for(lang)
        assert pack is not None
        return tag(text, Span(0, len(text)), pack, names_lexicon(lang), table_words(lang))

    return tagged


@pytest.fixture(scope="session")
def sheet() -> Callable[..., Sheet]:
    """A table being read: `sheet(rows, caption, lang, above, below, heads)`."""

    def begun(rows: Rows, *told: str, heads: int = 1, **more: str) -> Sheet:
        of = page(rows, *told, heads=heads, **more)
        pack = pack_for(of.lang or "")
        assert pack is not None
        reading = Reading(of, pack)
        return Sheet(reading, of.tables[0], pack, reading.anchor)

    return begun
