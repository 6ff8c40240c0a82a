"""The tree of a page without what is no part of its article."""

import time

import pytest
from resiliparse.parse.html import HTMLTree

from counterclaim.read.pages.pruned import MARK, prune, without_marks

SECONDS = 10
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


DATA = "<table><tr><th>Place</th><th>Killed</th></tr><tr><td>{}</td><td>12</td></tr></table>"


@pytest.mark.parametrize(
    ("figure", "places", "left"),
    [
        (DATA.format("Sumy") + "<figcaption><p>Killed in May</p></figcaption>", ["Sumy"], ""),
        (DATA.format("Sumy") + DATA.format("Lviv"), ["Sumy", "Lviv"], ""),
        (f"<table><tr><td>{DATA.format('Sumy')}</td></tr></table>", ["Sumy"], ""),
        (f"<p>Seven drowned.</p>{DATA.format('Sumy')}", ["Sumy"], "Seven drowned."),
    ],
    ids=["a caption", "two tables", "a table that arranges", "an article"],
)
def test_a_figure_goes_with_its_one_table_and_with_no_more(figure: str, places: list[str], left: str) -> None:
    tree = HTMLTree.parse(f"<body>{STORY}<figure>{figure}</figure>{STORY}</body>")
    assert [grid.rows[1][0] for grid in prune(tree)] == places
    assert tree.body is not None
    text = str(tree.body.text)
    assert left in text
    assert all(MARK.format(number) in text for number in range(len(places)))
    assert "Sumy" not in text


@pytest.mark.parametrize("name", ["related", "share", "photo", "a"])
def test_thousands_of_names_within_each_other_take_seconds(name: str) -> None:
    tree = HTMLTree.parse("<body>" + f"<div class='{name}'>" * 8_000 + f"<h1>Shaft floods</h1>{STORY}")
    began = time.process_time()
    prune(tree)
    assert time.process_time() - began < SECONDS


def test_marks_of_others_are_no_marks() -> None:
    assert without_marks(f"a{MARK.format(7)}b") == "a7b"


def test_an_empty_page_has_nothing_to_prune() -> None:
    assert prune(HTMLTree.parse("")) == []
