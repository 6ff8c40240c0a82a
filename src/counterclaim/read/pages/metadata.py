"""What a page says about itself: title, author, dates, address, outlet, language, and where each stands.

The title is read from JSON-LD, og:title, the first h1 and the title element, in this order (trafilatura's own choice
does worse). Dates and authors are read from JSON-LD, then from the page's meta elements, then from the elements that
are marked with what they say (microdata, RDFa); the date of publication is then sought by trafilatura's htmldate in
what is left when the article's own sentences are taken out: a day that a sentence tells of is not the day on which it
was published. The names that say what is what are data, `metadata.toml`.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.document import LONGEST_TITLE
from counterclaim.read.facts import Facts
from counterclaim.read.language import primary
from counterclaim.read.pages.elements import bare, words_in
from counterclaim.read.pages.furniture import clear, is_shown
from counterclaim.read.pages.jsonld import article_in
from counterclaim.read.pages.stated import address_in, clean, in_json, named, names_in, without_outlet

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_FURNITURE = 80
_LONGEST_NAME = 120
_DEEPEST_MARK = 10
_DIVIDER = re.compile(r"\s+[|–—·•:«»-]+\s+|:\s+")
_PLAIN = ("b", "strong", "font", "div", "span", "p", "td")


def facts_in(tree: "HtmlElement", seek_date: bool = True) -> Facts:
    """What the page `tree` says about itself. `seek_date` allows the search through the page where no metadata tells
    the date; it takes most of the time."""
    metas, marked = _metas(tree), _marked(tree)
    facts = in_json(article_in(tree)).found("json-ld")
    facts = facts.over(named(metas, "meta")).over(_of_page(tree, metas)).over(named(marked, "microdata"))
    if seek_date and facts.published is None:
        facts = facts.over(Facts(published=_sought_date(tree)).found("trafilatura"))
    title, origin = _title(tree, facts.title, metas, facts.outlet)
    return Facts(title=title).found(origin).over(facts) if title else facts


def _of_page(tree: "HtmlElement", metas: dict[str, list[str]]) -> Facts:
    """What the page's head says of the whole: its address and language."""
    address = address_in(tree.xpath("string(//link[@rel='canonical']/@href)"))
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    shared = Facts(url=address_in(metas.get("og:url", [""])[0])).found("meta")
    return Facts(url=address, lang=primary(lang)).found("page").over(shared)


def _title(
    tree: "HtmlElement", headline: str | None, metas: dict[str, list[str]], outlet: str | None
) -> tuple[str | None, str]:
    whole = clean(tree.xpath("string(//title)"))
    candidates = (
        (headline, "json-ld"),
        (without_outlet(clean(metas.get("og:title", [""])[0]), outlet), "meta"),
        (_first_heading(tree), "page"),
        (_shown_part(tree, without_outlet(whole, outlet)), "page"),
    )
    return next(((title, where) for title, where in candidates if title and len(title) < LONGEST_TITLE), (None, ""))


def _first_heading(tree: "HtmlElement") -> str | None:
    """The words of the first h1 that is shown, without the buttons in it."""
    for heading in tree.iter("h1"):
        if is_shown(heading):
            alone = deepcopy(heading)
            alone.tail = None
            clear(alone, alone)
            if words := words_in(alone):
                return words
    return None


def _shown_part(tree: "HtmlElement", title: str | None) -> str | None:
    """The longest stretch of "Outlet: Title - Section" that stands as a line on the page; all of it where none does."""
    if title is None or len(title) >= LONGEST_TITLE:
        return title
    cuts = [(match.start(), match.end()) for match in _DIVIDER.finditer(title)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(title)]
    stretches = {title[start:end] for start in starts for end in ends if start < end}
    wanted = {bare(words): words for words in sorted(stretches)}
    lines = {bare(element.text or "") for element in tree.iter("h2", "h3", "h4", *_PLAIN)} if cuts else set()
    return max((wanted[line] for line in lines if line in wanted and line), key=len, default=title)


def _sought_date(tree: "HtmlElement") -> Published | None:
    """The date that htmldate finds in the page's furniture, if any."""
    from htmldate import find_date

    furniture = deepcopy(tree)
    for element in list(furniture.iter("p", "li", "blockquote", "td", "h1", "h2", "h3", "h4", "h5", "h6", "title")):
        heading = str(element.tag).startswith(("h", "t")) and element.tag != "td"
        if element.getparent() is not None and (heading or len(element.text_content()) > _LONGEST_FURNITURE):
            element.drop_tree()
    for element in furniture.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "style"):
            if element.text and len(element.text) > _LONGEST_FURNITURE:
                element.text = None
            if element.tail and len(element.tail) > _LONGEST_FURNITURE:
                element.tail = None
    try:
        found = find_date(furniture, original_date=True, extensive_search=False)
    except Exception:  # noqa: BLE001  # a page made to break the search has no date; what else it says still counts
        return None
    return published(found, "trafilatura") if found else None


def _metas(tree: "HtmlElement") -> dict[str, list[str]]:
    """The contents of the meta elements by name or property, in lower case."""
    contents: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for name in names_in(meta.get("property") or meta.get("name") or meta.get("itemprop") or ""):
            if content:
                contents.setdefault(name, []).append(content)
    return contents


def _marked(tree: "HtmlElement") -> dict[str, list[str]]:
    """What elements say that are marked with what it is, in microdata or RDFa, in at most ten marks one in another."""
    contents: dict[str, list[str]] = {}
    for element in _marked_elements(tree):
        said = element.get("content") or element.get("datetime")
        name = element.get("itemprop") or element.get("property") or ("pubdate" if element.get("pubdate") else "author")
        inner = element.xpath(".//*[@itemprop='name' or @property='name' or @property='schema:name']")
        words = said or words_in(inner[0] if inner else element, _LONGEST_NAME + 1)
        for each in names_in(name):
            if words.strip():
                contents.setdefault(each, []).append(words.strip())
    return contents


def _marked_elements(tree: "HtmlElement") -> "Iterator[HtmlElement]":
    from lxml.etree import iterwalk

    depth = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        marks = any(element.get(name) for name in ("itemprop", "property", "pubdate")) or element.get("rel") == "author"
        if element.tag == "meta" or not marks:
            continue
        depth += 1 if event == "start" else -1
        if event == "start" and depth <= _DEEPEST_MARK:
            yield element
