"""Lists of feeds: OPML, as feed readers export it, with outlines in outlines."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from counterclaim.errors import UsageError
from counterclaim.read.address import is_address

LARGEST = 5_000_000
"""Bytes of a list beyond which it is not read: a list of ten thousand feeds has two million."""

_OPML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*<opml[\s>]", re.DOTALL | re.IGNORECASE
)


def is_opml(head: bytes) -> bool:
    """Whether a file that begins with `head` is a list of feeds."""
    return _OPML.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def feeds_in(opml: bytes, where: str) -> list[str]:
    """The addresses and paths of the feeds that a list names, each once, in its order.

    What is relative is taken from `where` the list is: an address, from which no files can be named, or a path. Raises
    UsageError where it is no list, an empty one, or one with XML entities.
    """
    from lxml import etree

    if b"<!entity" in opml.lower():
        raise UsageError(
            f"{where} declares XML entities, with which bombs are made; no list of feeds (OPML) needs them."
        )
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(opml[:LARGEST], parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"{where} is no list of feeds (OPML): {error}.") from error
    found = list(dict.fromkeys(_named(tree, where))) if tree is not None else []
    if not found:
        raise UsageError(f"{where} names no feeds: an OPML list has outlines with an xmlUrl.")
    return found


def _named(tree: object, where: str) -> Iterator[str]:
    for outline in tree.iter("{*}outline", "outline"):  # type: ignore[attr-defined]
        told = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        address = told.get("xmlurl", "")
        if not address:
            continue
        if is_address(where):
            address = urljoin(where, address)
        if is_address(address):
            yield address
        elif not is_address(where) and "://" not in address:
            yield str(Path(where).parent / address)
