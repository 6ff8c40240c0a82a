"""What the markup of a page calls furniture, and what it is careful not to take away."""

import pytest

from counterclaim.model import Document
from counterclaim.read.pages.html import read_page
from counterclaim.read.piece import Piece

STORY = (
    "<h1>Ferry sinks</h1><p>Six people died when a ferry sank off the island, the coast guard said on Monday.</p>",
    "<p>Divers were still looking for nine passengers when night fell, it said in a statement.</p>",
)
OTHER = "Another storm killed 77 people."


@pytest.mark.parametrize(
    "amid",
    [
        f"<div class='related-posts'><p>{OTHER}</p></div>",
        f"<div class='relatedPosts'><p>{OTHER}</p></div>",
        f"<aside><p>{OTHER}</p></aside>",
        f"<div style='display: none'><p>{OTHER}</p></div>",
        f"<div hidden><p>{OTHER}</p></div>",
        f"<figure><img><figcaption>{OTHER}</figcaption></figure>",
        f"<div class='media'><img><span>{OTHER}</span></div>",
        f"<p><img><em>{OTHER}</em></p>",
        f"<p align=center><img></p><p align=center>{OTHER}</p>",
        f"<div><h3>Related stories</h3><p>{OTHER}</p></div>",
        f"<div><h3><a href=/x>Storm</a></h3><p>{OTHER}</p></div>",
        f"<div><h3>Storm</h3><p>{OTHER}</p><a href=/x>Read more</a></div>",
        f"<p><a href=/x>{OTHER}</a></p>",
        f"<div role=dialog><p>{OTHER}</p></div>",
    ],
)
def test_what_stands_around_an_article_is_left_out(amid: str) -> None:
    (document,) = read_page(Piece("a", "html", f"<html lang=en><body><div>{amid.join(STORY)}</div>".encode()))
    assert isinstance(document, Document)
    assert len(document.text.splitlines()) == 3
    assert "77" not in document.text


@pytest.mark.parametrize(
    "around",
    [
        "<div class='content has-sidebar'>{}</div>",
        "<body class='single comments-open sidebar-right'>{}",
        "<form><div>{}</div><p></p></form>",
        "<div class='article-share-wrap'>{}</div>",
        "<main><section class='promo story'>{}</section></main>",
    ],
)
def test_the_article_itself_is_never_taken_away(around: str) -> None:
    (document,) = read_page(Piece("a", "html", f"<html lang=en>{around.format(''.join(STORY))}".encode()))
    assert isinstance(document, Document)
    assert len(document.text.splitlines()) == 3


def test_a_box_of_facts_is_the_articles_own() -> None:
    box = "<aside class='fact-box'><ul><li>Nine of the 40 passengers are missing.</li></ul></aside>"
    (document,) = read_page(Piece("a", "html", f"<html lang=en><body><div>{box.join(STORY)}</div>".encode()))
    assert isinstance(document, Document)
    assert "Nine of the 40 passengers are missing." in document.text.splitlines()
