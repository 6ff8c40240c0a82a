"""Tables of a page: data stands in the text cell by cell, what arranges a page is read as text."""

import pytest

from counterclaim.model import Document
from counterclaim.read.pages.html import read_page
from counterclaim.read.piece import Piece

STORY = "<p>The flood reached four districts on Monday, the disaster agency said in its report.</p>"
DATA = (
    "<table><caption>As of 3 May</caption><thead><tr><th rowspan=2>District<th colspan=2>People</tr>"
    "<tr><th>Dead<th>Missing</tr></thead><tr><td>Arra</td><td>12</td><td>3</td></tr>"
    "<tr><td>Borr<td>1,204<td></tr></table>"
)


def read(body: str) -> Document:
    source = (
        f"<html lang=en><body><article><h1>Flood in four districts</h1>{STORY}{body}{STORY}</article></body></html>"
    )
    (document,) = read_page(Piece("a.html", "html", source.encode()))
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("wrapped", ["{}", '<figure class="wp-block-table">{}</figure>', "<div class=scroll>{}</div>"])
def test_a_table_stands_in_its_place_with_all_that_its_cells_cover(wrapped: str) -> None:
    document = read(wrapped.format(DATA))
    (table,) = document.tables
    cells = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert cells == [
        ["District", "People", "People"],
        ["District", "Dead", "Missing"],
        ["Arra", "12", "3"],
        ["Borr", "1,204", ""],
    ]
    assert table.heads == 2
    assert table.caption and document.text[table.caption.start : table.caption.end] == "As of 3 May"
    before, after = document.text.split("As of 3 May")
    assert "The flood reached" in before
    assert "The flood reached" in after


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>{STORY}{STORY}</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table role=presentation><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "<table><tr><td><a href=/a>12 dead in fire</a><td>1<tr><td><a href=/b>9 hurt</a><td>2</table>",
        "<table><tr><td>Only one row 1</td><td>2</td></tr></table>",
    ],
    ids=["paragraphs", "presentation", "links", "row"],
)
def test_what_arranges_a_page_is_no_table(table: str) -> None:
    assert read(table).tables == ()


@pytest.mark.parametrize(
    "above",
    [
        "<h3>Casualties by district (as of 12 May 2025)</h3>",
        "<p>Table 2: Casualties by district, as of 12 May.</p>",
        "<p>Tableau 1. Victimes par district.</p>",
    ],
)
def test_a_heading_or_a_short_line_right_above_a_table_is_its_caption(above: str) -> None:
    document = read(above + "<table><tr><th>District<th>Dead</tr><tr><td>Arra<td>12<sup>1</sup></tr></table>")
    (table,) = document.tables
    words = above.split(">")[1].split("<")[0]
    assert table.caption and document.text[table.caption.start : table.caption.end] == words
    assert document.text.count(words) == 1
    cell = table.rows[1][1]
    assert document.text[cell.start : cell.end] == "12"


def test_a_sentence_above_a_table_is_no_caption() -> None:
    (table,) = read("<table><tr><th>District<th>Dead</tr><tr><td>Arra<td>12</tr></table>").tables
    assert table.caption is None
