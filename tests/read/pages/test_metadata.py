"""What a page says about itself, and where."""

import json

import pytest

from counterclaim.model import Document
from counterclaim.read.pages.html import read_page
from counterclaim.read.piece import Piece

STORY = "<h1>Ferry sinks</h1><p>Six people died when a ferry sank off the island, the coast guard said on Monday.</p>"


def read(head: str, body: str = "") -> Document:
    source = f"<html lang=en><head><title>Ferry sinks</title>{head}</head><body><article>{STORY}{body}</article>"
    (document,) = read_page(Piece("a.html", "html", source.encode()))
    assert isinstance(document, Document)
    return document


def ld(**article: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "author", "origin"),
    [
        (ld(author={"name": "A. Writer"}), "", "A. Writer", "json-ld"),
        (ld(author=[{"name": "A. Writer"}, {"name": "B. Author"}]), "", "A. Writer, B. Author", "json-ld"),
        ('<meta name="author" content="A. Writer">', "", "A. Writer", "meta"),
        ("", '<span itemprop="author" itemscope><b itemprop="name">A. Writer</b></span>', "A. Writer", "microdata"),
        ("", '<span property="schema:author" content="A. Writer"></span>', "A. Writer", "microdata"),
        ('<meta property="article:author" content="https://social.example/a">', "", None, None),
        ("", "", None, None),
    ],
)
def test_the_author_and_where_it_stands(head: str, body: str, author: str | None, origin: str | None) -> None:
    document = read(head, body)
    assert (document.author, dict(document.origins).get("author")) == (author, origin)


@pytest.mark.parametrize(
    ("head", "body", "origin"),
    [
        (ld(dateModified="2024-12-23T10:00:00Z"), "", "json-ld"),
        ('<meta property="article:modified_time" content="2024-12-23T10:00:00Z">', "", "meta"),
        ("", '<time itemprop="dateModified" datetime="2024-12-23T10:00:00Z">later</time>', "microdata"),
    ],
)
def test_when_it_was_changed(head: str, body: str, origin: str) -> None:
    modified = read(head, body).modified
    assert modified
    assert (modified.start, modified.source) == ("2024-12-23T10:00:00+00:00", origin)


def test_each_fact_says_where_it_stands_and_what_is_unknown_is_none() -> None:
    document = read(
        '<link rel="canonical" href="https://bell.example/1"><meta property="og:site_name" content="The Bell">'
    )
    assert dict(document.origins) == {"url": "page", "outlet": "meta", "title": "page", "lang": "text"}
    assert (document.author, document.modified, document.archived) == (None, None, None)


def test_the_part_of_the_title_that_stands_on_the_page_is_the_title() -> None:
    body = "<div>Ferry: six dead</div><p>Six people died when a ferry sank off the island, it was said on Monday.</p>"
    source = f"<html lang=en><title>The Bell: Ferry: six dead - World</title><body>{body}"
    (document,) = read_page(Piece("a.html", "html", source.encode()))
    assert isinstance(document, Document)
    assert document.title == "Ferry: six dead"
