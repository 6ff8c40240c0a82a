"""Half-open stretches of characters."""

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (half-open, Unicode code points) of a document's text as stored."""

    start: int
    end: int
