"""Documents opened, as ever in processes of their own where they may be harmful, and not read by anybody yet."""

from collections.abc import Iterable, Iterator

from counterclaim.engines.local import read_here
from counterclaim.flow import Found, Item
from counterclaim.model import Document, Reading
from counterclaim.read import Piece, documents_of


def opened_here(items: Iterable[Item]) -> Iterator[Found]:
    """What is in each of the `items`, in their order, before a reader has looked at it: a reading of each document in
    which nothing is found yet; what was found before comes as it is."""
    return read_here(items, read=opened_in)


def opened_in(item: Item) -> Found:
    """What is in one item, as `opened_here` tells it."""
    if isinstance(item, list):
        return item
    documents = documents_of(item) if isinstance(item, Piece) else [item]
    return [Reading(each) if isinstance(each, Document) else each for each in documents]
