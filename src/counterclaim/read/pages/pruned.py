"""The fast reading of a page: its tree, by resiliparse, without what is no part of the article.

What `furniture.toml` names (elements, roles, words in class names and ids) and what is hidden goes out, then every
block that mostly links elsewhere. Tables of data come out as they stand, for a mark that keeps their place.
"""

import re
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
    grids = _tables(tree, body)
    tags = sorted(marks()["tags"])
    for element in body.query_selector_all(", ".join(tags)).values():
        if not _holds_mark(element):
            element.remove()
    for element in body.query_selector_all(_NAMED).values():
        if body.contains(element) and _is_furniture(element, most) and not _holds_mark(element):
            element.remove()
    for element in body.get_elements_by_tag_name("sup").values():
        if is_mark((element.text or "").strip(), _words(element.previous_sibling), _words(element.next_sibling)):
            element.remove()
    _unlink(body)
    return grids


def _tables(tree: "HTMLTree", body: "ElementNode") -> list[Grid]:
    """The tables of data, each taken out for a paragraph with its mark."""
    from lxml.html import fragment_fromstring

    found: list[Grid] = []
    for table in body.get_elements_by_tag_name("table").values()[:_MOST_TABLES]:
        if table.query_selector("table") is not None or not body.contains(table) or tree.document is None:
            continue
        figure = table.closest("figure")
        parsed = next(fragment_fromstring((figure or table).outer_html, "div").iter("table"), None)
        if parsed is not None and (grid := grid_of(parsed)) is not None:  # what stands too deep is not parsed
            mark = tree.document.create_element("p")
            mark.text = MARK.format(len(found))
            (figure or table).replace_with(mark)
            found.append(grid)
    return found


def _holds_mark(element: "ElementNode") -> bool:
    """True for a form or figure around a table of data, which is article whatever stands around it."""
    return _PLACE.search(element.text or "") is not None


def _is_furniture(element: "ElementNode", most: float) -> bool:
    tag, words = element.tag or "", marks()
    classes, id = element.class_name or "", element.id or ""
    if tag in _FACTS and holds(classes, id, words["facts"]):
        return holds(classes, id, words["always"])
    if _is_hidden(element) or (element.get_attribute("role") or "").strip().lower() in words["roles"]:
        return True
    if tag in _WHOLE or element.query_selector("h1") is not None:
        return False
    if holds(classes, id, words["always"]):
        return True
    if not (holds(classes, id, words["small"]) or holds(classes, id, words["pictures"])):
        return False
    length = len(element.text or "")
    if holds(classes, id, words["small"]):
        return length <= most
    return length <= _LONGEST_CAPTION and element.query_selector("img, amp-img, video") is not None


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
