"""Who reads what: texts of one language go to one worker, as far as all have enough to do.

A worker holds what it needs to read a language, and remembers what it found of its words, names and endings. Where each
reads all languages, each has to load and find all of that by itself, and to keep it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from counterclaim.flow import Item
from counterclaim.model import Document
from counterclaim.read import Piece, size_of
from counterclaim.read.language import plain_language, primary

_ENOUGH = 300, 2_000  # characters that are looked at: few tell most, and a wrong guess costs no more than a little time
_PAGE = 3_000  # bytes of a page in which its language may be told
_TOLD = re.compile(rb"""\blang=["']?([A-Za-z]{2,3})""")
_AHEAD = 1.5  # so many times its part of those at hand a worker may be ahead of the others for its languages' sake,
_LITTLE = 300_000  # or so many characters: by little more than half of what is under way between two workers


def likely_language(item: Item) -> str | None:
    """The language in which `item` probably is; None where that cannot be told quickly."""
    if isinstance(item, Document):
        return primary(item.lang) or _of_text(item.text)
    if not isinstance(item, Piece):
        return None
    if told := primary(item.given.lang or item.beside.lang):
        return told
    if isinstance(item.data, str):
        return _of_text(item.data)
    told_page = _TOLD.search(item.data[:_PAGE])
    return primary(told_page[1].decode("ascii")) if told_page else None


def _of_text(text: str) -> str | None:
    return next((lang for many in _ENOUGH if (lang := plain_language(text[:many]))), None)


class Alike:
    """Which of some workers, known by their places, read which languages."""

    def __init__(self) -> None:
        self._readers = defaultdict[str, set[int]](set)
        self._languages = Counter[int]()

    def shared_out(self, items: Sequence[Item], busy: Sequence[int]) -> list[int]:
        """The place of the worker for each of `items`; `busy` tells how much each has before it, in characters.

        What one worker alone reads is given out first; then what several do evens out how much each has to do. A
        language that one has not read before comes to it only where it would else be idle: that of which there is most,
        so that few are read by several.
        """
        load, places, sizes = [*busy], [0] * len(items), [*map(size_of, items)]
        languages = [likely_language(item) or "" for item in items]
        amount = Counter[str]()
        for lang, size in zip(languages, sizes, strict=True):
            amount[lang] += size
        everybody, most = range(len(load)), min(load) + max(_AHEAD * sum(sizes) / len(load), _LITTLE)
        for at in sorted(range(len(items)), key=lambda at: (len(self._readers[languages[at]]), -amount[languages[at]])):
            readers = self._readers[languages[at]]
            place = min(readers or everybody, key=lambda each: (bool(readers) or self._languages[each], load[each]))
            if load[place] > most:
                place = min(everybody, key=load.__getitem__)
            if place not in readers:
                readers.add(place)
                self._languages[place] += 1
            load[place] += sizes[at]
            places[at] = place
        return places
