"""The fast reading of a page: what it says about itself, where that is cheap to find.

JSON-LD, then the page's meta elements, its canonical address and its language; the day in the page's address, or that
of its first time element, where none of these tells a date. Nothing is sought in its text.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from counterclaim.model import Published
from counterclaim.read.dates import published
from counterclaim.read.document import LONGEST_TITLE
from counterclaim.read.facts import Facts
from counterclaim.read.language import primary
from counterclaim.read.pages.jsonld import Node
from counterclaim.read.pages.stated import address_in, clean, in_json, named, names_in, without_outlet

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|\Z)")
_TIMES = "time[datetime], [itemprop=datePublished][content], [itemprop=datePublished][datetime]"
_MOST_TIMES = 20


def facts_on(page: "DocumentNode", article: Node, address: str | None) -> Facts:
    """What the `page` says about itself, its JSON-LD of an `article`. `address` is where it was had, if that is
    known."""
    metas = _metas(page)
    facts = in_json(article).found("json-ld").over(named(metas, "meta")).over(_of_page(page, metas))
    if facts.published is None:
        day = _in_address(facts.url or address) or _in_time(page)
        facts = facts.over(Facts(published=day))
    title, origin = _title(page, facts, metas)
    return Facts(title=title).found(origin).over(facts) if title else facts


def _metas(page: "DocumentNode") -> dict[str, list[str]]:
    """The contents of the meta elements by name or property, in lower case."""
    contents: dict[str, list[str]] = {}
    for meta in page.get_elements_by_tag_name("meta").values():
        content = _told(meta, "content")
        for name in names_in(_told(meta, "property") or _told(meta, "name") or _told(meta, "itemprop")):
            if content:
                contents.setdefault(name, []).append(content)
    return contents


def _of_page(page: "DocumentNode", metas: dict[str, list[str]]) -> Facts:
    canonical, whole = page.query_selector("link[rel=canonical]"), page.document_element
    address = address_in(_told(canonical, "href"))
    lang = primary(_told(whole, "lang") or _told(whole, "xml:lang"))
    shared = Facts(url=address_in(metas.get("og:url", [""])[0])).found("meta")
    return Facts(url=address, lang=lang).found("page").over(shared)


def _in_address(address: str | None) -> Published | None:
    """The day that an address holds, as …/2025/03/28/flood does."""
    match = _DAY.search(address or "")
    return published(f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}", "address") if match else None


def _in_time(page: "DocumentNode") -> Published | None:
    """The first time that the page marks as one."""
    found = page.query_selector_all(_TIMES).values()[:_MOST_TIMES]
    moments = (published(_told(each, "datetime") or _told(each, "content"), "page") for each in found)
    return next(filter(None, moments), None)


def _title(page: "DocumentNode", facts: Facts, metas: dict[str, list[str]]) -> tuple[str | None, str]:
    heading, whole = page.query_selector("h1"), page.query_selector("title")
    candidates: Iterable[tuple[str | None, str]] = (
        (facts.title, "json-ld"),
        (without_outlet(clean(metas.get("og:title", [""])[0]), facts.outlet), "meta"),
        (clean(heading.text) if heading is not None else None, "page"),
        (without_outlet(clean(whole.text), facts.outlet) if whole is not None else None, "page"),
    )
    return next(((title, where) for title, where in candidates if title and len(title) < LONGEST_TITLE), (None, ""))


def _told(element: "ElementNode | None", name: str) -> str:
    return ((element.get_attribute(name) if element is not None else None) or "").strip()
