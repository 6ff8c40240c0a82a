"""JSON that holds a long list, written item by item, each on a line of its own."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO


def write_listed(
    target: BinaryIO,
    head: Mapping[str, Any],
    name: str,
    items: Iterable[Mapping[str, Any]],
    tail: Callable[[], Mapping[str, Any]] = dict,
) -> None:
    """Write to `target`, in UTF-8, an object of the members of `head`, the list `name` of `items`, and those of `tail`,
    which is asked when all items are written. No more than one item is held."""
    target.write(b"{\n")
    for key, value in head.items():
        target.write(_member(key, value) + b",\n")
    target.write(_bytes(name) + b": [")
    between = b"\n"
    for item in items:
        target.write(between + _bytes(item))
        between = b",\n"
    target.write(b"\n]")
    for key, value in tail().items():
        target.write(b",\n" + _member(key, value))
    target.write(b"\n}\n")


def _member(key: str, value: Any) -> bytes:
    return _bytes(key) + b": " + _bytes(value)


def _bytes(value: Any) -> bytes:
    """`value` as JSON. Half of a surrogate pair, which UTF-8 cannot hold, is escaped as JSON does it ("\\ud83d"), and
    so is what would end or turn a script element of a page that the JSON is put into."""
    written = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return written.encode("utf-8", "backslashreplace")
