"""What a page tells machines about itself in JSON-LD: its article, as one record with plain values."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Story|LiveBlog)$")
_COMMENTED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
_DATE_IN_BROKEN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_HEADLINE_IN_BROKEN_JSON = re.compile(r'"headline"\s*:\s*("(?:[^"\\]|\\.){1,500}")')
_MOST_NODES = 10_000
_TAG = re.compile(r"<[^<>]{0,300}>")


def article_in(tree: "HtmlElement") -> Node:
    """The article that the JSON-LD of the page `tree` describes, as `article_among` tells it."""
    return article_among(nodes_in(tree))


def article_among(nodes: list[Node]) -> Node:
    """The first article among `nodes`, else the first thing with a headline; {} without.

    Its publisher and authors are written out where they stand elsewhere on the page and are only pointed at.
    """
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    candidates = [node for node in nodes if any(_ARTICLE.search(kind) for kind in kinds(node))]
    candidates += [node for node in nodes if node.get("headline")]
    if not candidates:
        return {}
    article = dict(candidates[0])
    for name in ("publisher", "author"):
        article[name] = _written_out(article.get(name), by_id)
    return article


def nodes_in(tree: "HtmlElement") -> list[Node]:
    """Every object of the page's JSON-LD scripts."""
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower())
    return nodes_of(script.text for script in scripts)


def nodes_of(scripts: Iterable[str | None]) -> list[Node]:
    """Every object of JSON-LD `scripts`."""
    return [node for script in scripts if script for node in _nodes(script)]


def lines_of_body(article: Node) -> list[str]:
    """The headline and the lines of an `article` whose whole text is in its JSON-LD; [] where it is not."""
    headline, body = article.get("headline"), article.get("articleBody")
    if not isinstance(body, str):
        return []
    body = f"{headline}\n{body}" if isinstance(headline, str) else body
    shown = _TAG.sub("\n", unescape(body)) if _TAG.search(body) or "&" in body else body
    return [line for each in shown.splitlines() if (line := " ".join(each.split()))]


def kinds(node: Node) -> list[str]:
    """The types of a node."""
    types = node.get("@type")
    return [kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str)]


def names(value: object) -> list[object]:
    """The names of a person, an organisation, or a list of them."""
    each = value if isinstance(value, list) else [value]
    return [one.get("name") if isinstance(one, dict) else one for one in each]


def _written_out(value: object, by_id: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_written_out(each, by_id) for each in value]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"])
    return value


def _nodes(script: str) -> Iterator[Node]:
    """The objects of a JSON-LD script: itself, a list's or graph's members, and a page's main entity."""
    source = _COMMENTED.sub("", script)
    try:
        data = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        yield from _from_broken(source)
        return
    pending, taken = [data], 0
    while pending and taken < _MOST_NODES:
        node = pending.pop()
        taken += 1
        if isinstance(node, list):
            pending.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            pending.extend(node[key] for key in ("mainEntity", "@graph") if isinstance(node.get(key), (dict, list)))


def _from_broken(source: str) -> Iterator[Node]:
    """What can still be read of JSON-LD that is not JSON."""
    found: Node = {}
    if match := _DATE_IN_BROKEN_JSON.search(source):
        found["datePublished"] = match[1]
    if match := _HEADLINE_IN_BROKEN_JSON.search(source):
        with suppress(ValueError):
            found["headline"] = json.loads(match[1], strict=False)
    if found:
        yield {"@type": "Article", **found}
