"""What unpacks that which holds others: an unpacker for each kind, loaded when the first of its kind comes."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module

from counterclaim.errors import CounterclaimError
from counterclaim.model import Problem
from counterclaim.read.leaves import LEAVES
from counterclaim.read.opened import LARGEST_PIECE, Damaged, Opened, TooMuch
from counterclaim.read.piece import Piece
from counterclaim.read.sniff import Foreign, sniff

Unpacker = Callable[[Opened], Iterable[Opened | Piece | Problem]]

CONTAINERS = {
    "csv": "counterclaim.read.office.csv:read_csv",
    "feed": "counterclaim.read.packed.feeds:read_feed",
    "gzip": "counterclaim.read.packed.archives:read_gzip",
    "json": "counterclaim.read.packed.exports:read_json",
    "jsonl": "counterclaim.read.jsonl:read_jsonl",
    "mail": "counterclaim.read.packed.mail:read_mail",
    "mbox": "counterclaim.read.packed.mail:read_mbox",
    "telegram": "counterclaim.read.packed.telegram_page:read_telegram_page",
    "warc": "counterclaim.read.packed.webarchive:read_warc",
    "zip": "counterclaim.read.packed.archives:read_zip",
}
"""The unpacker of each kind of container."""


def pieces_in(opened: Opened) -> Iterator[Piece | Problem]:
    """The pieces of what is `opened`: itself, or, one after another, all that is in it, however deep."""
    what = sniff(opened.head(), opened.name)
    if isinstance(what, Foreign):
        yield Problem(opened.id, "read", what.kind, f"It looks like {what.looks_like}. {what.advice}")
    elif what == "empty":
        yield Problem(opened.id, "read", "empty", "The file is empty.")
    elif what in CONTAINERS:
        yield from _unpacked(what, opened)
    else:
        yield _whole(what, opened)


def _unpacked(what: str, opened: Opened) -> Iterator[Piece | Problem]:
    module, _, name = CONTAINERS[what].partition(":")
    unpack: Unpacker = getattr(import_module(module), name)
    try:
        for item in unpack(opened):
            if isinstance(item, Opened):
                yield from _inside(item)
            else:
                yield item
    except TooMuch as error:
        if opened.depth and opened.budget.spent:  # the archive around it is at its end as well
            raise
        yield Problem(opened.id, "read", "too_large", str(error))
    except (OSError, CounterclaimError):
        raise
    except Exception as error:  # noqa: BLE001 - told as a problem of this file
        why = f"It could not be taken apart ({type(error).__name__}: {error}). Please report it."
        yield Problem(opened.id, "read", "crashed", why)


def _inside(opened: Opened) -> Iterator[Piece | Problem]:
    try:
        yield from pieces_in(opened)
    except Damaged as error:
        yield Problem(opened.id, "read", "damaged", str(error))


def _whole(what: str, opened: Opened) -> Piece | Problem:
    assert what in LEAVES, what
    data = opened.stream.read(LARGEST_PIECE + 1)
    if len(data) <= LARGEST_PIECE:
        return opened.piece(what, data)
    why = f"The file is larger than {LARGEST_PIECE // 1_000_000} MB. Split it, or put its documents into a .jsonl file."
    return Problem(opened.id, "read", "too_large", why)
