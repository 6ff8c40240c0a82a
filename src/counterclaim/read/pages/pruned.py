"""The fast reading of a page: its tree, by resiliparse, without what is no part of the article.

What `furniture.toml` names (elements, roles, words in class names and ids) and what is hidden goes out, then every
block that mostly links elsewhere. Tables of data come out as they stand, for a mark that keeps their place.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from counterclaim.read.layout import Grid
from counterclaim.read.pages.elements import INLINE, is_mark, leads_elsewhere
from counterclaim.read.pages.furniture import UNSEEN, holds, marks
from counterclaim.read.pages.grids import grid_of

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode, HTMLTree, Node

MARK = "\ue000{}\ue001"
"""What stands in the text for the table of that number."""

_PLACE = re.compile("[\ue000\ue001]")
_NAMED = "[class], [id], [role], [hidden], [aria-hidden], [style]"
_WHOLE = frozenset(("main", "h1"))
_HOLDS = frozenset(("html", "body", "main", "article", "table", "tbody", "tr"))
_FACTS = frozenset(("aside", "div", "section"))
_LINKED = 0.5
_MOST_LINKS = 5_000
_MOST_TABLES = 100
_MOST_WIDE = 200
"""How many elements are measured that hold most of the page: each holds the next, and thousands are hostile."""
_LONGEST_CAPTION = 300
_FARTHEST = 8


def without_marks(source: str) -> str:
    """`source` without the characters that stand for tables."""
    return _PLACE.sub("", source)


def prune(tree: "HTMLTree") -> list[Grid]:
    """Take out of `tree` all that is no part of an article, and tell the tables whose marks stand in their places."""
    body = tree.body
    if body is None:
        return []
    most = len(body.text or "") / 2
    grids, kept = _tables(tree, body)
    tags = sorted(marks()["tags"])
    for element in body.query_selector_all(", ".join(tags)).values():
        if element not in kept:
            element.remove()
    headed = _around(body.get_elements_by_tag_name("h1").values())
    wide = 0
    for element in body.query_selector_all(_NAMED).values():
        if element in kept or not body.contains(element):
            continue
        named = _named(element, whole=element in headed)
        if named == "small" and (wide > _MOST_WIDE or len(element.text or "") > most):
            wide += 1
        elif named:
            element.remove()
    for element in body.get_elements_by_tag_name("sup").values():
        if is_mark((element.text or "").strip(), _words(element.previous_sibling), _words(element.next_sibling)):
            element.remove()
    _unlink(body)
    return grids


def _tables(tree: "HTMLTree", body: "ElementNode") -> tuple[list[Grid], "set[ElementNode]"]:
    """The tables of data, each taken out for a paragraph with its mark; the elements around these paragraphs.

    What stands around a table of data, a form say, is article whatever it is called.
    """
    from lxml.html import fragment_fromstring

    found: list[Grid] = []
    places: list[ElementNode] = []
    for table in body.get_elements_by_tag_name("table").values()[:_MOST_TABLES]:
        if table.query_selector("table") is not None or not body.contains(table) or tree.document is None:
            continue
        whole = _figure_of(table) or table
        parsed = next(fragment_fromstring(whole.outer_html, "div").iter("table"), None)
        if parsed is not None and (grid := grid_of(parsed)) is not None:  # what stands too deep is not parsed
            mark = tree.document.create_element("p")
            mark.text = MARK.format(len(found))
            whole.replace_with(mark)
            found.append(grid)
            places.append(mark)
    return found, _around(places)


def _figure_of(table: "ElementNode") -> "ElementNode | None":
    """The figure that holds `table` and at most its caption: in others stand paragraphs or further tables."""
    figure = table.closest("figure")
    if figure is None or len(figure.get_elements_by_tag_name("table")) > 1:
        return None
    beside = figure.query_selector_all("p, h1, h2").values()
    return figure if all(part.closest("table, figcaption") is not None for part in beside) else None


def _around(inner: "Iterable[ElementNode]") -> "set[ElementNode]":
    """The elements `inner` and all in which they stand, each climbed through once."""
    around: set[ElementNode] = set()
    for element in inner:
        above: ElementNode | None = element
        while above is not None and above not in around:
            around.add(above)
            above = above.parent_element
    return around


def _named(element: "ElementNode", whole: bool) -> str:
    """What the names of `element` make of it: "furniture", "small" (furniture unless most of the page), or nothing.

    `whole`: it holds the page's headline.
    """
    tag, words = element.tag or "", marks()
    classes, id = element.class_name or "", element.id or ""
    if tag in _FACTS and holds(classes, id, words["facts"]):
        return "furniture" if holds(classes, id, words["always"]) else ""
    if _is_hidden(element) or (element.get_attribute("role") or "").strip().lower() in words["roles"]:
        return "furniture"
    if tag in _WHOLE or whole:
        return ""
    if holds(classes, id, words["always"]):
        return "furniture"
    if holds(classes, id, words["small"]):
        return "small"
    if holds(classes, id, words["pictures"]) and _is_picture(element):
        return "furniture"
    return ""


def _is_picture(element: "ElementNode") -> bool:
    """True for an element with a picture and few words."""
    return element.query_selector("img, amp-img, video") is not None and len(element.text or "") <= _LONGEST_CAPTION


def _is_hidden(element: "ElementNode") -> bool:
    if element.has_attribute("hidden") or (element.get_attribute("aria-hidden") or "").lower() == "true":
        return True
    return UNSEEN.search(element.get_attribute("style") or "") is not None


def _words(node: "Node | None") -> str:
    return (node.text or "") if node is not None else ""


def _unlink(body: "ElementNode") -> None:
    """Take out the blocks whose words mostly lead elsewhere."""
    linked: dict[ElementNode, int] = {}
    for link in body.query_selector_all("a[href]").values()[:_MOST_LINKS]:
        if leads_elsewhere(link.get_attribute("href")) and (block := _block_of(link)) is not None:
            linked[block] = linked.get(block, 0) + len(link.text or "")
    for block, length in linked.items():
        if block.tag not in _HOLDS and length > _LINKED * len((block.text or "").strip()):
            block.remove()


def _block_of(link: "ElementNode") -> "ElementNode | None":
    """The block in which `link` stands."""
    element = link.parent_element
    for _ in range(_FARTHEST):
        if element is None or element.tag not in INLINE:
            return element
        element = element.parent_element
    return None
