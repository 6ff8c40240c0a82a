"""A stored text laid out for reading."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from counterclaim.desk.views.grids import Figures, Run, TableBlock
from counterclaim.desk.views.layout import Block, Furniture, Gap, Paragraph, laid_out
from counterclaim.extract import claims_of
from counterclaim.model import Claim, Document, Span, Table
from counterclaim.output.wording import showable

FLOOD = "The flood killed 14 people in Osijek, police said.\r\n\r\nRead also: ten recipes\nTwenty were injured."


def claims(document: Document) -> list[Claim]:
    return [item for item in claims_of(document) if isinstance(item, Claim)]


def whole(document: Document) -> list[Span]:
    return [Span(0, len(document.text))]


def runs(blocks: list[Block]) -> Iterator[Run]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.runs
            case Furniture():
                yield from runs(list(block.paragraphs))
            case TableBlock():
                yield from (run for row in block.rows for cell in row.cells for run in cell.runs)


def test_every_run_stands_where_it_says() -> None:
    document = Document("a", FLOOD, "en", clutter=(Span(54, 76),))
    found = claims(document)
    blocks = laid_out(document, Figures(found, found[0]), whole(document))
    for run in runs(blocks):
        assert document.text[run.start : run.start + len(run.words)] == run.words
    assert "".join(run.words for run in runs(blocks)) == FLOOD.replace("\r\n", "").replace("\n", "")
    assert [run.words for run in runs(blocks) if run.opens] == ["14", "Twenty"]
    assert [block.kind for block in blocks] == ["paragraph", "furniture", "paragraph"]
    assert not blocks[1].open


def test_the_chosen_claim_shows_what_proves_it() -> None:
    document = Document("a", FLOOD, "en")
    found = claims(document)
    blocks = laid_out(document, Figures(found, found[0]), whole(document))
    proven = {name: "".join(run.words for run in runs(blocks) if name in run.fields) for name in found[0].evidence}
    assert proven["quantity"] == "14"
    for name, spans in found[0].evidence.items():
        assert proven[name] == "".join(FLOOD[start:end] for start, end in sorted(spans))


def test_claims_of_one_number_nest_and_overlap() -> None:
    document = Document("a", FLOOD, "en")
    first = claims(document)[0]
    again = replace(first, id="m_again", measure="injured")
    wider = replace(first, id="m_wider", start=first.start - 7, end=first.end + 7)
    blocks = laid_out(document, Figures([first, again, wider]), whole(document))
    assert [(run.words, run.claims, run.opens) for run in runs(blocks) if run.claims] == [
        ("killed ", ("m_wider",), ("m_wider",)),
        ("14", (first.id, "m_again", "m_wider"), (first.id, "m_again")),
        (" people", ("m_wider",), ()),
    ]


def test_signs_beyond_the_first_plane_count_as_one() -> None:
    document = Document("a", "🌊🌊 The flood killed 14 people.\n👩‍👩‍👧 Five are missing.", "en")
    blocks = laid_out(document, Figures(claims(document)), whole(document))
    opened = {run.words: run.start for run in runs(blocks) if run.opens}
    assert opened == {"14": document.text.index("14"), "Five": document.text.index("Five")}


@pytest.mark.parametrize("sign", ["\x00", "\ud800", "\u202e", "\x1b", "\x0b", "\ufffe"])
def test_what_no_page_can_hold_is_shown_in_its_place(sign: str) -> None:
    document = Document("a", f"The {sign}flood{sign} killed 14 people.", "en")
    (paragraph,) = laid_out(document, Figures([]), whole(document))
    words = "".join(run.words for run in paragraph.runs)
    assert sign not in words
    assert words == showable(document.text)
    assert len(words) == len(document.text)
    words.encode("utf-8")


def test_a_line_of_five_million_letters_is_shown_in_parts() -> None:
    text = "a " * 1_250_000 + "The flood killed 14 people. " + "b " * 1_250_000
    number = text.index("14")
    started = time.process_time()
    document = Document("a", text, "en", clutter=(Span(0, 2_000_000),))
    blocks = laid_out(document, Figures([]), [Span(number - 50, number + 50)])
    assert time.process_time() - started < 1
    assert [block.kind for block in blocks] == ["gap", "paragraph", "gap"]
    assert (blocks[0], blocks[2]) == (Gap(0, number - 50), Gap(number + 50, len(text)))


def test_furniture_with_a_figure_stays_open() -> None:
    document = Document("a", "Menu\nFlood killed 14 people.\nThe end.", "en", clutter=(Span(0, 29),))
    folded, rest = laid_out(document, Figures(claims(replace(document, clutter=()))), whole(document))
    assert isinstance(folded, Furniture)
    assert (folded.open, len(folded.paragraphs)) == (True, 2)
    assert rest.kind == "paragraph"


def table(text: str, rows: int) -> Table:
    """A table whose cells stand in the lines of `text`, between tabs."""
    found, at = [], 0
    for line in text.splitlines()[:rows]:
        cells = []
        for cell in line.split("\t"):
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 1
        found.append(tuple(cells))
    return Table(tuple(found), 1)


def test_a_table_stands_between_its_paragraphs() -> None:
    text = "County\tKilled\nOsijek\t14\nVukovar\t3\nThat is all."
    document = Document("a", text, "en", tables=(table(text, 3),))
    found = claims(document)
    grid, rest = laid_out(document, Figures(found), whole(document))
    assert isinstance(grid, TableBlock)
    assert [[cell.runs[0].words for cell in row.cells] for row in grid.rows] == [
        ["County", "Killed"], ["Osijek", "14"], ["Vukovar", "3"],
    ]  # fmt: skip
    assert [row.head for row in grid.rows] == [True, False, False]
    assert [run.words for run in runs([grid]) if run.opens] == ["14", "3"]
    assert rest.runs[0].words == "That is all."
