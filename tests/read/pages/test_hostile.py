"""Pages made to keep a reader busy: each is read in seconds of processor time, and nothing on it is lost unsaid."""

import json
import time

import pytest

from counterclaim.model import Document, Problem
from counterclaim.read.pages.html import read_page
from counterclaim.read.pages.liveblog import MOST
from counterclaim.read.piece import Piece

SENTENCE = "At least 12 people were killed and 31 injured in the flood in Korto on Thursday, the ministry said."
SECONDS = 10


def read(body: str, head: str = "") -> list[Document | Problem]:
    source = f"<html lang=en><head>{head}</head><body><h1>Quake: live updates</h1>{body}</body></html>"
    began = time.process_time()
    found = list(read_page(Piece("a.html", "html", source.encode())))
    assert time.process_time() - began < SECONDS
    return found


@pytest.mark.parametrize(
    "body",
    [
        '<div itemprop="author">' * 190 + f"<p>{SENTENCE}</p>" * 15_000,
        '<div class="x-y">' * 195 + f"<p>{SENTENCE}</p>" * 15_000,
        "<h2><div>" * 90 + f"<b>{SENTENCE}</b>" * 15_000,
        "<div>" * 150 + f"<div><time>10:30</time> {SENTENCE}</div>" * 9_000,
        f"<p>{SENTENCE}</p>" * 5
        + '<div class="card"><a href="/x"><h3>Another story</h3></a><p>A few words of it</p></div>' * 4_800
        + f"<p>{SENTENCE}</p>",
    ],
    ids=["marks in marks", "deep", "headings in headings", "deep times", "cards"],
)
def test_a_page_of_thousands_of_elements_is_read_in_seconds(body: str) -> None:
    (document,) = read(body)
    assert isinstance(document, Document)
    assert SENTENCE in document.text


def test_thousands_of_class_names_are_looked_at_once() -> None:
    names = (" ".join(f"aB{line}c{name}D" for name in range(20)) for line in range(9_000))
    (document,) = read("".join(f'<p class="{each}">{SENTENCE}</p>' for each in names))
    assert isinstance(document, Document)


def test_what_is_left_out_of_a_live_blog_of_tens_of_thousands_of_posts_is_said() -> None:
    posts = [{"@type": "BlogPosting", "articleBody": f"{SENTENCE} {number}"} for number in range(20_000)]
    blog = json.dumps({"@type": "LiveBlogPosting", "headline": "Quake", "liveBlogUpdate": posts})
    found = read("", f'<script type="application/ld+json">{blog}</script>')
    assert sum(isinstance(each, Document) and "#" in each.id for each in found) == MOST
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert problem.kind == "too_large"
    assert "8,000" in problem.why


def test_the_table_of_a_page_of_tens_of_thousands_of_cells_is_read() -> None:
    rows = "".join(f"<tr><td>Place {number}<td>{number}</tr>" for number in range(6_800))
    (document,) = read(f"<p>{SENTENCE}</p><table><tr><th>District<th>Dead</tr>{rows}</table>")
    assert isinstance(document, Document)
    (table,) = document.tables
    assert len(table.rows) == 6_801
