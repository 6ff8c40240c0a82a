"""What a person hands in, as pieces to read: pasted text, a page that a browser shows, files, a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urldefrag

from counterclaim.errors import UsageError
from counterclaim.model import text_id
from counterclaim.read import Piece, pieces
from counterclaim.read.address import is_address
from counterclaim.read.facts import NOTHING_KNOWN, Facts, given_facts
from counterclaim.read.fetch import Fetched, Manners, manners
from counterclaim.read.web import Item, Web, page_of
from counterclaim.settings import Given

LONGEST_TEXT = 2_000_000
"""Characters that may be pasted."""

LONGEST_ADDRESS = 2_000

_PAGE = "page"
"""What a page is called that has no address of its own."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text, as it was pasted into a form."""

    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as a browser shows it: its HTML, and the address at which it was read."""

    html: str
    address: str


@dataclass(frozen=True, slots=True)
class Files:
    """Files that were put into a folder of their own."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An address to be fetched."""

    address: str


Handed = Pasted | Shown | Files | Link


def checked(handed: Handed) -> Handed:
    """`handed`, as it can be read. Raises UsageError, with what to do, where it cannot."""
    if isinstance(handed, Pasted):
        text = handed.text.replace("\r\n", "\n").replace("\0", "\ufffd")  # browsers send forms with the ends of CRLF
        if not text.strip():
            raise UsageError("There is no text: paste some, name a link, or choose a file.")
        if len(text) > LONGEST_TEXT:
            raise UsageError(f"The text is longer than {LONGEST_TEXT:,} characters: hand it in as a file.")
        return Pasted(text)
    if isinstance(handed, Link):
        address = handed.address.strip()
        if not is_address(address) or len(address) > LONGEST_ADDRESS:
            raise UsageError("That is no link: write an address that begins with https:// or http://.")
        return Link(address)
    if isinstance(handed, Shown):
        if not handed.html.strip():
            raise UsageError("The page that was sent is empty: wait until all of it is there, and send it again.")
        return Shown(handed.html.replace("\r\n", "\n"), handed.address)
    if isinstance(handed, Files) and not handed.paths:
        raise UsageError("There is no file: choose one or several.")
    return handed


def items_of(handed: Handed, given: Given) -> Iterator[Item]:
    """What there is to read in what was `handed` in, each piece with what is `given` of it.

    A link is fetched with the manners of the settings, but for its patience: somebody waits. Raises UsageError where a
    date or a language that is given is none.
    """
    facts = given_facts(given)
    if isinstance(handed, Pasted):
        yield Piece(text_id(handed.text), "text", handed.text, given=facts, named=False)
    elif isinstance(handed, Shown):
        yield from _page(handed, facts)
    elif isinstance(handed, Files):
        yield from pieces(handed.paths, given)
    else:
        with Web(facts, asked=_in_haste(manners())) as web:
            yield from web.items_at(handed.address)


def named(handed: Handed) -> Sequence[str]:
    """What was handed in, in words that the ledger may keep of it."""
    if isinstance(handed, Files):
        return [path.name for path in handed.paths]
    if isinstance(handed, Pasted):
        return ["pasted text"]
    return [handed.address]


def _page(shown: Shown, facts: Facts) -> Iterator[Item]:
    from counterclaim.read.containers import pieces_in

    address = urldefrag(shown.address.strip()).url
    found = is_address(address) and len(address) <= LONGEST_ADDRESS
    body = shown.html.encode("utf-8", "replace")
    got = Fetched(address if found else f"{_PAGE}-{text_id(shown.html)[2:]}.html", address, 200, body, charset="utf-8")
    opened = page_of(got, facts)
    yield from pieces_in(opened if found else replace(opened, name=got.asked, beside=NOTHING_KNOWN))


def _in_haste(usual: Manners) -> Manners:
    return replace(usual, connecting=5.0, idle=10.0, total=30.0, retries=0, longest_wait=5.0)
