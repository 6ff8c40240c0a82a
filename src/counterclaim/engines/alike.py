"""Who reads what: texts of one language go to one worker, as far as all have enough to do.

A worker remembers what it found of the words, names and endings of a language. Where each of two reads all languages,
each has to find all of that by itself, and to keep it.
"""

import re
from collections.abc import Sequence

from counterclaim.flow import Item
from counterclaim.model import Document
from counterclaim.read import Piece, size_of
from counterclaim.read.language import plain_language, primary

_ENOUGH = 300  # characters that are looked at: a guess costs little, and a wrong one no more than a little time
_PAGE = 3_000  # bytes of a page in which its language may be told
_TOLD = re.compile(rb"""\blang=["']?([A-Za-z]{2,3})""")
_ALIKE = 1.5  # so many times what would be its part of those at hand a worker is given for its language's sake


def likely_language(item: Item) -> str | None:
    """The language in which `item` probably is; None where that cannot be told quickly."""
    if isinstance(item, Document):
        return primary(item.lang) or plain_language(item.text[:_ENOUGH])
    if not isinstance(item, Piece):
        return None
    if told := primary(item.given.lang or item.beside.lang):
        return told
    if isinstance(item.data, str):
        return plain_language(item.data[:_ENOUGH])
    told_page = _TOLD.search(item.data[:_PAGE])
    return primary(told_page[1].decode("ascii")) if told_page else None


class Alike:
    """Which of some workers, known by their places, reads a language."""

    def __init__(self) -> None:
        self._reads: dict[str, int] = {}

    def shared_out(self, items: Sequence[Item], busy: Sequence[int]) -> list[int]:
        """The place of the worker for each of `items`; `busy` tells how much each has before it, in characters."""
        load = [*busy]
        bound = min(load) + _ALIKE * sum(map(size_of, items)) / len(load)
        found = list[int]()
        for item in items:
            lang, least = likely_language(item), min(range(len(load)), key=load.__getitem__)
            place = self._reads.setdefault(lang, least) if lang else least
            if place >= len(load) or load[place] > max(bound, load[least]):
                place = least
            load[place] += size_of(item)
            found.append(place)
        return found
