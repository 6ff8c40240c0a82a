"""What a page says about itself: title, date, address, outlet, language, and where each stands.

The title is read from JSON-LD, og:title, the first h1 and the title element, in this order (trafilatura's own choice
does worse). The date is read from JSON-LD, then from the page's meta elements, then sought by trafilatura's htmldate
in what is left when the article's own sentences are taken out: a day that a sentence tells of is not the day on which
it was published.
"""

import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.document import LONGEST_TITLE
from counterclaim.read.facts import Facts
from counterclaim.read.language import primary

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story)$")
_COMMENTED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_DATE_IN_BROKEN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_HEADLINE_IN_BROKEN_JSON = re.compile(r'"headline"\s*:\s*("(?:[^"\\]|\\.){1,500}")')
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article.published",
    "article:published",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "published_time",
    "publication_date",
    "publication-date",
    "published-date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "displaydate",
    "rnews:datepublished",
    "date",
)
_LONGEST_FURNITURE = 80
_DIVIDERS = r"\s+[|–—·•:«»-]+\s+"


def facts_in(tree: "HtmlElement", seek_date: bool = True) -> Facts:
    """What the page `tree` says about itself. `seek_date` allows the search through the page where no metadata tells
    the date; it takes most of the time."""
    article = _article(tree)
    metas = _metas(tree)
    url = _address(tree.xpath("string(//link[@rel='canonical']/@href)")) or _address(metas.get("og:url", ""))
    outlet = _clean(metas.get("og:site_name")) or _name(article.get("publisher"))
    moment = _date_in(article, metas, tree) or (_sought_date(tree) if seek_date else None)
    lang = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    return Facts(moment, url, outlet, primary(lang), _title(tree, article, metas, outlet)).found("page")


def _title(tree: "HtmlElement", article: dict[str, Any], metas: dict[str, str], outlet: str | None) -> str | None:
    first_heading = next((text for heading in tree.iter("h1") if (text := _clean(heading.text_content()))), None)
    candidates = (
        _clean(article.get("headline")),
        _without_outlet(_clean(metas.get("og:title")), outlet),
        first_heading,
        _without_outlet(_clean(tree.xpath("string(//title)")), outlet),
    )
    return next((title for title in candidates if title and len(title) < LONGEST_TITLE), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """`title` without " | Outlet" after it."""
    if not title or not outlet:
        return title
    return re.sub(rf"{_DIVIDERS}{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE) or title


def _date_in(article: dict[str, Any], metas: dict[str, str], tree: "HtmlElement") -> Published | None:
    stated = article.get("datePublished")
    if isinstance(stated, str) and (moment := published(stated, "json-ld")):
        return moment
    for name in _DATE_NAMES:
        if moment := published(metas.get(name, ""), "meta"):
            return moment
    marked = tree.xpath("string(//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime)")
    return published(marked, "meta")


def _sought_date(tree: "HtmlElement") -> Published | None:
    """The date that htmldate finds in the page's furniture, if any."""
    from copy import deepcopy

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


def _metas(tree: "HtmlElement") -> dict[str, str]:
    """The contents of the meta elements by name or property, in lower case; the first of a name counts."""
    contents: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = meta.get("content")
        if name and content and content.strip():
            contents.setdefault(name.strip().lower(), content.strip())
    return contents


def _article(tree: "HtmlElement") -> dict[str, Any]:
    """The first article that the page's JSON-LD describes, else the first thing with a headline; {} without."""
    nodes: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes.extend(_nodes(script.text))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    candidates = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _kinds(node))]
    candidates += [node for node in nodes if node.get("headline")]
    if not candidates:
        return {}
    article = dict(candidates[0])
    publisher = article.get("publisher")
    if isinstance(publisher, dict) and not publisher.get("name") and isinstance(publisher.get("@id"), str):
        article["publisher"] = by_id.get(publisher["@id"])
    return article


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script: itself, a list's or graph's members, and a page's main entity."""
    source = _COMMENTED.sub("", script)
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        yield from _from_broken(source)
        return
    pending = [data]
    while pending:
        node = pending.pop(0)
        if isinstance(node, list):
            pending[:0] = node
        elif isinstance(node, dict):
            yield node
            pending[:0] = [node[key] for key in ("@graph", "mainEntity") if isinstance(node.get(key), (dict, list))]


def _from_broken(source: str) -> Iterator[dict[str, Any]]:
    """What can still be read of JSON-LD that is not JSON."""
    found: dict[str, Any] = {}
    if match := _DATE_IN_BROKEN_JSON.search(source):
        found["datePublished"] = match[1]
    if match := _HEADLINE_IN_BROKEN_JSON.search(source):
        with suppress(ValueError):
            found["headline"] = json.loads(match[1], strict=False)
    if found:
        yield {"@type": "Article", **found}


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _name(publisher: object) -> str | None:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    return _clean(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _clean(text: object) -> str | None:
    """`text` in one line, character references resolved; None where it is no text."""
    if not isinstance(text, str):
        return None
    return " ".join(html.unescape(text).replace("\0", " ").split()) or None


def _address(url: str) -> str | None:
    url = url.strip()
    return url if re.match(r"https?://[^\s/]+\S*$", url) else None
