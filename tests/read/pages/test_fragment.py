"""HTML that is all article, as lines of text."""

import time

import pytest

from counterclaim.read.facts import Facts
from counterclaim.read.pages.fragment import headed, in_a_line, read_fragment, text_of
from counterclaim.read.piece import Piece


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("", ""),
        (" Five dead. \n\nTwo hurt.\n", "Five dead. \n\nTwo hurt."),
        ("Fewer than 5 < 6, R&D", "Fewer than 5 < 6, R&D"),
        ("<p>Five <b>dead</b>,\n two hurt.</p><p>More.", "Five dead, two hurt.\nMore."),
        ("Five dead.<br><br/>Two hurt.", "Five dead.\nTwo hurt."),
        ("<ul><li>Five dead<li>Two hurt</ul>after", "Five dead\nTwo hurt\nafter"),
        ("<table><tr><td>Dead</td><td>5</td></tr><tr><td>Hurt<td>2</table>", "Dead 5\nHurt 2"),
        ("Five&nbsp;dead &amp; two hurt &#8211; so far", "Five dead & two hurt – so far"),
        ("<script>alert('9 dead')</script><style>p{}</style><p>Five dead.</p>", "Five dead."),
        ("<!-- nine dead -->", ""),
        ("a<!-- nine -->b <img src=x alt=nine>c", "ab c"),
        ("<p>\x00Five\ud800 dead.</p>", "Five dead."),
        ("Погибли <i>пятеро</i>", "Погибли пятеро"),
    ],
)
def test_paragraphs_become_lines(source: str, text: str) -> None:
    assert text_of(source) == text


def test_a_title_is_one_line() -> None:
    assert in_a_line(" <b>Five</b>\n dead ") == "Five dead"
    assert in_a_line(None) is in_a_line("<br>") is None


def test_a_title_stands_once() -> None:
    assert headed("Five dead", "Five dead in fire.") == "Five dead in fire."
    assert headed("Five dead", "A fire.") == "Five dead\nA fire."
    assert headed("Five dead", "") == "Five dead"
    assert headed(None, "A fire.") == "A fire."


def test_a_table_of_figures_keeps_its_cells_apart() -> None:
    source = (
        "<p>Five died.</p><table><tr><th>Place</th><th>Dead</th></tr><tr><td>Sumy</td><td>5</td></tr></table>So far."
    )
    given = Facts(title="Toll").found("feed")
    (document,) = read_fragment(Piece("a", "fragment", source.encode(), given=given))
    (table,) = document.tables
    assert document.text.startswith("Toll\n")
    assert document.text.endswith("So far.\n")
    cells = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert (cells, table.heads) == ([["Place", "Dead"], ["Sumy", "5"]], 1)
    assert (document.title, document.raw, document.media_type) == ("Toll", source.encode(), "text/html")


def test_a_title_that_the_text_begins_with_stands_once() -> None:
    given = Facts(title="Toll").found("feed")
    (document,) = read_fragment(Piece("a", "fragment", b"<h1>Toll</h1><p>Five died.</p>", given=given))
    assert document.text == "Toll\nFive died.\n"


def test_tables_nested_without_end_take_no_time() -> None:
    began = time.process_time()
    (document,) = read_fragment(Piece("a", "fragment", b"<table><tr><td>" * 2_000))
    assert document.tables == ()
    assert time.process_time() - began < 3


@pytest.mark.parametrize("source", ["<div>" * 100_000, "<p" * 300_000, "&amp;" * 300_000, "<!--" * 300_000])
def test_hostile_markup_takes_no_time(source: str) -> None:
    began = time.process_time()
    text_of(source)
    assert time.process_time() - began < 5
