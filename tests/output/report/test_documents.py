"""The reports with their figures marked."""

from dataclasses import replace

from counterclaim.model import Span
from counterclaim.output.report.archive import Archive, Entry
from counterclaim.output.report.documents import document_view, passages
from counterclaim.output.report.windows import AROUND, WHOLE


def entries(claims) -> list[Entry]:
    return [Entry(claim, f"claim-{number}") for number, claim in enumerate(claims, 1)]


def test_passages_give_the_text_again_with_figures_and_clutter(samples) -> None:
    document = samples.DOCUMENTS[0]
    claims = [claim for claim in samples.conflict() if claim.doc == document.id]
    found = passages(document, entries(claims))
    assert "".join(passage.text for passage in found) == document.text
    figures = [passage.text for passage in found if passage.figures]
    assert figures == ["1,100", "3,000", "10,000 to 12,000", "Hundreds", "1,100"]
    assert [passage.text for passage in found if passage.clutter] == ["Read also: Ten recipes for winter"]
    assert all(passage.opens == passage.figures for passage in found if passage.figures)


def test_two_claims_of_one_number_open_together(samples) -> None:
    claim = samples.conflict()[1]
    found = passages(samples.TALLY, entries([claim, replace(claim, measure="killed")]))
    assert [len(passage.opens) for passage in found if passage.figures] == [2]


def test_a_huge_document_is_shown_around_its_figures(samples) -> None:
    claim = samples.conflict()[1]
    text = "x" * WHOLE + samples.TALLY.text + "y" * WHOLE
    shift = WHOLE
    moved = replace(claim, start=claim.start + shift, end=claim.end + shift)
    document = replace(samples.TALLY, text=text, clutter=(Span(0, 5),))
    found = passages(document, entries([moved]))
    shown = "".join(passage.text for passage in found)
    assert len(shown) <= 4 * AROUND
    assert "over 3,000 of them" in shown
    assert len(shown) + sum(passage.left_out for passage in found) == len(text)


def test_a_report_shows_what_the_page_tells_of_it(samples) -> None:
    archive = Archive(samples.DOCUMENTS, samples.NAMES)
    archive.enter(samples.conflict()[1])
    view = document_view(samples.DOCUMENTS[0], archive)
    assert (view.anchor, view.figures, view.language, view.date) == ("document-1", 1, "English", "24 Dec 2024")
    assert [passage.text for passage in view.passages if passage.opens] == ["3,000"]
