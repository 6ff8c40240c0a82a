"""Page headers, footers and numbers."""

from counterclaim.read.pdf.running import Edge, running


def left_out(lines: list[list[str]], upper: bool = False) -> set[tuple[int, str]]:
    """Which of these lines, given page by page, run through the pages."""
    edges = [Edge(page, upper, text, 30.0) for page, texts in enumerate(lines) for text in texts]
    return {(edge.page, edge.text) for edge in running(edges, len(lines))}


def test_a_footer_stays_on_the_last_page_and_a_header_on_the_first() -> None:
    pages = [["Relief Agency"]] * 4
    assert left_out(pages) == {(0, "Relief Agency"), (1, "Relief Agency"), (2, "Relief Agency")}
    assert left_out(pages, upper=True) == {(1, "Relief Agency"), (2, "Relief Agency"), (3, "Relief Agency")}


def test_page_numbers_stay_nowhere() -> None:
    assert len(left_out([[f"Page {number} of 9"] for number in range(1, 10)])) == 9
    assert len(left_out([[str(number)] for number in range(7, 12)])) == 5
    assert left_out([["- 1 -"]]) == {(0, "- 1 -")}


def test_lines_that_tell_other_figures_stay() -> None:
    assert not left_out([["12 people died"], ["7 people died"], ["30 people died"]])
    assert not left_out([["12 people died"]])
    assert not left_out([["Kara"], ["Bori"], ["Seti"], ["Kara"], ["Lumo"], ["Pela"]])


def test_lines_at_other_heights_stay() -> None:
    edges = [Edge(0, True, "The river rose.", 60.0), Edge(1, True, "The river rose.", 90.0)]
    assert not running(edges, 2)
