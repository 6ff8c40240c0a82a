"""Web Annotations as others make them: words that somebody marked in a page, and what they say of them.

The Web Annotation Data Model (https://www.w3.org/TR/annotation-model/), and what Hypothesis exports
(https://h.readthedocs.io/en/latest/api-reference/v1/), whose selectors are the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from counterclaim.read.opened import LARGEST_PIECE
from counterclaim.read.packed.jsonstream import values

_LISTS = (("items",), ("first", "items"), ("rows",), ("annotations",), ())
"""Under which keys lists of annotations stand: in a page, a collection, what Hypothesis answers and exports, alone."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that somebody marked: in which page (`sources`: its addresses), `exact`, what stands around them, and the
    half-open UTF-16 code units of a text; empty or None where it is not told. `place` is where the note itself stands.
    """

    place: str
    sources: tuple[str, ...]
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


def annotations_in(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """The annotations in the JSON that is open as `stream`, one by one; a single one may lie in no list.

    Raises Damaged where it is no JSON, after those before the damage.
    """
    alone = True
    for keys, value in values(stream):
        if keys in _LISTS and isinstance(value, dict):
            alone = False
            yield value
    if alone:
        stream.seek(0)
        whole = json.loads(stream.read(LARGEST_PIECE).decode("utf-8-sig"))
        if isinstance(whole, dict) and "target" in whole:
            yield whole


def told_by(record: dict[str, Any], place: str) -> tuple[dict[str, Any] | None, Marked]:
    """The record of a claim that an annotation carries in a body, None where it carries none, and the words that it
    marks. Raises ValueError where it marks none."""
    bodies = record.get("body") or []
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if isinstance(body, dict) and body.get("format") == "application/json" and isinstance(body.get("value"), str):
            return json.loads(body["value"]), Marked(place, (), "")
    targets = record["target"]
    target = targets[0] if isinstance(targets, list) else targets
    selectors = target["selector"] if isinstance(target["selector"], list) else [target["selector"]]
    by_type = {each.get("type"): each for each in selectors}
    quote, position = by_type.get("TextQuoteSelector", {}), by_type.get("TextPositionSelector", {})
    ends = [position.get(end) for end in ("start", "end")]
    start, end = ends if all(type(each) is int and each >= 0 for each in ends) else (None, None)
    exact, prefix, suffix = (str(quote.get(part) or "") for part in ("exact", "prefix", "suffix"))
    if not exact.strip() and start is None:
        raise ValueError("it marks no words")
    sources = tuple(_addresses(target.get("source"), record.get("uri")))
    return None, Marked(place, sources, exact, prefix, suffix, start, end)


def _addresses(*sources: Any) -> Iterator[str]:
    """The addresses of what is annotated, without what names a part of it."""
    for source in sources:
        address = source.get("id") if isinstance(source, dict) else source
        if isinstance(address, str):
            yield address.partition("#")[0]
