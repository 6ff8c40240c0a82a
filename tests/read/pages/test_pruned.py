"""The tree of a page without what is no part of its article."""

import pytest
from resiliparse.parse.html import HTMLTree

from counterclaim.read.pages.pruned import MARK, prune, without_marks

STORY = "<p>Forty miners are missing after the shaft flooded, the company said on Monday.</p>"


def pruned(inside: str) -> str:
    tree = HTMLTree.parse(f"<html><body><h1>Shaft floods</h1>{STORY}{inside}{STORY}</body></html>")
    prune(tree)
    assert tree.body is not None
    return str(tree.body.text).replace(
        "Forty miners are missing after the shaft flooded, the company said on Monday.", ""
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<nav>Home</nav>",
        "<aside>Home</aside>",
        "<div role='dialog'>Home</div>",
        "<div hidden>Home</div>",
        "<div style='display: none'>Home</div>",
        "<div class='post-comments'>Home</div>",
        "<div id='related-posts'>Home</div>",
        "<div class='photo'><img src='a'>Home</div>",
        "<div><a href='/a'>Home</a></div>",
        "<div><span><a href='/a'>Home</a></span> – <a href='/b'>World</a></div>",
    ],
)
def test_out_goes(inside: str) -> None:
    assert pruned(inside).strip() == "Shaft floods"


@pytest.mark.parametrize(
    "inside",
    [
        "<div class='has-sidebar'>Home</div>",
        "<div class='factbox aside'>Home</div>",
        "<div>Home of <a href='/a'>one</a></div>",
        "<div><a href='#note'>Home</a></div>",
        "<div class='photo'>Home</div>",
    ],
)
def test_in_stays(inside: str) -> None:
    assert "Home" in pruned(inside)


def test_an_element_with_the_headline_stays_whatever_it_is_called() -> None:
    tree = HTMLTree.parse(f"<body><div class='comments'><h1>Shaft floods</h1>{STORY}</div></body>")
    prune(tree)
    assert tree.body is not None
    assert "Shaft floods" in str(tree.body.text)


def test_a_table_of_data_gives_way_to_its_mark_and_one_that_arranges_does_not() -> None:
    data = "<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Sumy</td><td>12</td></tr></table>"
    tree = HTMLTree.parse(f"<body><table><tr><td>{STORY}{data}</td></tr></table></body>")
    [grid] = prune(tree)
    assert grid.rows == [["Place", "Killed"], ["Sumy", "12"]]
    assert tree.body is not None
    assert MARK.format(0) in str(tree.body.text)


def test_marks_of_others_are_no_marks() -> None:
    assert without_marks(f"a{MARK.format(7)}b") == "a7b"


def test_an_empty_page_has_nothing_to_prune() -> None:
    assert prune(HTMLTree.parse("")) == []
