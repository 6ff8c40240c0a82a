"""Web pages, read fast: for archives of millions of pages, where the careful reading (`html.py`) takes too long.

resiliparse parses the page; what is no part of its article is taken out of its tree by name and by its links; what
remains is its text, from the headline on. Dates are not sought where the page does not state them, live blogs are left
to the careful reading. `docs/guides/archives.md` tells what is lost by it, measured.

Method: J. Bevendorff, B. Stein, M. Hagen, M. Potthast, Elastic ChatNoir: Search Engine for the ClueWeb and the Common
Crawl, ECIR 2018 (resiliparse); the pruning is our own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.model import Document, Problem
from counterclaim.read.document import LONGEST_TITLE
from counterclaim.read.layout import Grid
from counterclaim.read.pages.archived import saved_from
from counterclaim.read.pages.article import Part
from counterclaim.read.pages.elements import bare
from counterclaim.read.pages.fast_facts import facts_on
from counterclaim.read.pages.html import GENERATOR, Page, decoded, laid_out, no_article, parsable, read_page, tells
from counterclaim.read.pages.jsonld import Node, article_among, lines_of_body, nodes_of
from counterclaim.read.pages.pruned import MARK, prune, without_marks
from counterclaim.read.piece import Piece

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

ORIGIN = "resiliparse"
"""Where the text of a page is known from that was read fast."""

_MARKED = re.compile(MARK.format(r"(\d{1,3})"))
_LIVE = "LiveBlogPosting"
_TIMES_MORE = 3
_SHORTEST_TOLD = 25
_MOST_HEADLINES = 20
_ENDS = tuple(".!?。！？؟۔।…\"'”’»)")


def read_page_fast(piece: Piece) -> Iterator[Document | Problem]:
    """The page in `piece`; a problem where it holds no article, as `read_page` gives it.

    A report that this program wrote is left out. That it was read fast, the origin of its `text` tells.
    """
    from resiliparse.parse.html import HTMLTree

    assert isinstance(piece.data, bytes)
    source = decoded(piece.data, piece.charset)
    if source is None or _LIVE in source:
        yield from read_page(piece)
        return
    tree = HTMLTree.parse(without_marks(parsable(source)))
    if tree.document is None or _is_ours(tree.document):
        return
    article = _article(tree.document)
    given, beside = piece.given, piece.beside
    said = facts_on(tree.document, article, given.url or beside.url).over(saved_from(source)).over(beside)
    layout = laid_out(said.title, _parts(tree, said.title, lines_of_body(article)))
    if tells(layout.text, 0):
        read = Page(piece, given, said).document(piece.id, layout, raw=True)
        yield replace(read, origins=(*read.origins, ("text", ORIGIN)))
    else:
        yield no_article(piece.id)


def _is_ours(page: "DocumentNode") -> bool:
    generator = page.query_selector("meta[name=generator]")
    return generator is not None and (generator.get_attribute("content") or "").strip() == GENERATOR


def _article(page: "DocumentNode") -> Node:
    scripts = page.query_selector_all("script[type]").values()
    stated = (script.text for script in scripts if "ld+json" in (script.get_attribute("type") or "").lower())
    return article_among(nodes_of(stated))


def _parts(tree: "HTMLTree", title: str | None, stated: list[str]) -> list[Part]:
    """The lines and tables of the article in `tree`, which is taken apart for it; the lines `stated` in its JSON-LD
    where they say much more."""
    from resiliparse.extract.html2text import extract_plain_text

    grids = prune(tree)
    ends = _headlines_of_others(tree, title)
    text = extract_plain_text(tree, list_bullets=False, alt_texts=False)
    lines = [words for line in text.splitlines() if (words := " ".join(line.split()))]
    lines = lines[_beginning(lines, title) :]
    lines = lines[: _end(lines, ends)]
    if sum(map(len, stated)) > _TIMES_MORE * sum(map(len, lines)):
        return list[Part](stated)
    left = dict(enumerate(grids))
    return [part for line in lines for part in _with_tables(line, left)]


def _with_tables(line: str, left: dict[int, Grid]) -> Iterator[Part]:
    """`line` as it is; where it holds the marks of tables, those `left` of these and the words around them."""
    words, *rest = _MARKED.split(line)
    yield words
    for number, after in zip(rest[::2], rest[1::2], strict=True):
        if grid := left.pop(int(number), None):
            yield grid
        yield after


def _beginning(lines: list[str], title: str | None) -> int:
    """Which of `lines` is the headline; 0 where none is, or where more is told before it than after it."""
    wanted = bare(title or "")
    if not wanted:
        return 0
    place = next((place for place, line in enumerate(lines) if _says(line, wanted)), 0)
    return place if _told(lines[:place]) <= _told(lines[place:]) else 0


def _headlines_of_others(tree: "HTMLTree", title: str | None) -> set[str]:
    """The main headings on the page, bare, that stand by themselves and are not its own `title`: of other articles."""
    assert tree.document is not None
    headings = tree.document.get_elements_by_tag_name("h1").values()[1:_MOST_HEADLINES]
    alone = (
        each
        for each in headings
        if not (_is_paragraph(each.next_element_sibling) or _is_paragraph(each.previous_element_sibling))
    )
    return {bare(each.text or "") for each in alone} - {bare(title or ""), ""}


def _is_paragraph(element: "ElementNode | None") -> bool:
    return element is not None and element.tag == "p"


def _end(lines: list[str], ends: set[str]) -> int:
    """Where another article begins among `lines`, after some that tell something; their number, where none does."""
    found = (
        place for place, line in enumerate(lines) if ends and len(line) <= 2 * LONGEST_TITLE and bare(line) in ends
    )
    return next((place for place in found if _told(lines[:place])), len(lines))


def _says(line: str, wanted: str) -> bool:
    return len(line) <= 2 * LONGEST_TITLE and bare(line) == wanted


def _told(lines: list[str]) -> int:
    return sum(len(line) for line in lines if len(line) >= _SHORTEST_TOLD and line.endswith(_ENDS))
