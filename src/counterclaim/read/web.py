"""Addresses among paths: what is there is fetched, and unpacked like a file; the entries of a feed are followed."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self, cast
from urllib.parse import unquote, urlsplit

from counterclaim.model import Problem, Reading, Remembered
from counterclaim.read.address import is_address
from counterclaim.read.containers import pieces_in
from counterclaim.read.facts import NOTHING_KNOWN, Facts
from counterclaim.read.opened import Budget, Opened
from counterclaim.read.piece import Piece, to_be_read
from counterclaim.read.sniff import HEAD, sniff
from counterclaim.settings import Pages

if TYPE_CHECKING:
    from counterclaim.read.fetch import Fetched, Fetcher, Manners, Memory

Item = Piece | Problem | list[Reading | Problem]
"""A piece to read, what could not be had, or what an earlier run found where nothing changed since."""

ORIGIN = "address"
"""Where an address is known from by which a page was fetched."""


class Web:
    """Fetches addresses for one run, with the manners `asked` for, else those of the settings. To be used in a `with`.

    `given` are the facts that hold for all documents, `pages` is how web pages are read. `memory` tells what is known
    from earlier runs; it is asked only where nothing is given, since what is given may be new.
    """

    def __init__(
        self,
        given: Facts = NOTHING_KNOWN,
        memory: "Memory | None" = None,
        asked: "Manners | None" = None,
        pages: Pages = "careful",
    ) -> None:
        self._given = given
        self._pages = pages
        self._manners = asked
        self._memory = memory if given == NOTHING_KNOWN else None
        self._followed: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if "_fetcher" in self.__dict__:
            self._fetcher.__exit__(*raised)

    def items_at(self, address: str) -> Iterator[Item]:
        """What there is to read at `address`: of a feed, the pages of its entries, else their own texts; of what did
        not change, what it gave before. Raises UsageError where a setting makes no sense."""
        got, before = self._fetched(address)
        if isinstance(got, Problem):
            yield got
        elif got.not_modified:
            yield from before
        elif is_feed(got):
            yield from self._feed(got)
        else:
            yield from self._page(got)

    @cached_property
    def _fetcher(self) -> "Fetcher":
        from counterclaim.read.fetch import Fetcher, manners

        return Fetcher(self._manners or manners())

    def _fetched(self, address: str) -> "tuple[Fetched | Problem, list[list[Reading | Problem]]]":
        """What `address` answers, and what it gave before, should it say that nothing changed."""
        remembered = self._memory.recall(address) if self._memory else None
        before = self._before(remembered) if remembered else None
        return self._fetcher.fetch(address, remembered if before else None), before or []

    def _before(self, remembered: Remembered, inside: bool = False) -> list[list[Reading | Problem]] | None:
        """What was found in all that an address gave; None where some of it would have to be read again. What a feed
        gave is what its entries' addresses gave."""
        assert self._memory
        found = list[list[Reading | Problem]]()
        for name in remembered.gave:
            if is_address(name):
                page = None if inside else self._memory.recall(name)
                given = self._before(page, inside=True) if page else None
            else:
                piece = self._memory.given(name)
                given = None if piece is None else [piece]
            if given is None:
                return None
            found += given
        return found

    def _feed(self, got: "Fetched") -> Iterator[Item]:
        """The pages of a feed's entries; the entry itself where it has no page, or the page cannot be had."""
        gave, whole = list[str](), True
        for entry in pieces_in(opened(got, self._given)):
            if isinstance(entry, Problem):
                whole = False
                yield entry
            elif not is_address(entry.id) or entry.id.startswith(f"{got.asked}#"):
                gave.append(entry.digest)
                yield entry
            elif entry.id not in self._followed:
                self._followed.add(entry.id)
                page, before = self._fetched(entry.id)
                if isinstance(page, Problem):
                    whole = False
                    yield replace(entry, problems=(*entry.problems, page))
                    continue
                gave.append(entry.id)
                yield from before if page.not_modified else self._page(page, entry)
        self._remember(got, gave, whole)

    def _page(self, got: "Fetched", entry: Piece | None = None) -> Iterator[Item]:
        """The pieces in what was fetched; of a feed's `entry`, with what the feed says of it beside."""
        gave, whole = list[str](), True
        for item in to_be_read(pieces_in(page_of(got, self._given, entry)), self._pages):
            if isinstance(item, Problem):
                whole = False
            else:
                gave.append(item.digest)
            yield item
        self._remember(got, gave, whole)

    def _remember(self, got: "Fetched", gave: list[str], whole: bool) -> None:
        """Remember `got`, unless something in it could not be had. That what it gave is not kept yet does no harm: it
        is asked for, too, before anything is taken for unchanged."""
        if self._memory and whole:
            self._memory.remember(got.asked, got.to_remember(tuple(gave)))


def page_of(got: "Fetched", given: Facts = NOTHING_KNOWN, entry: Piece | None = None) -> Opened:
    """A page that was fetched, of which `given` holds; where a feed's `entry` led to it, with what that says beside."""
    at = Facts(url=got.address).found(ORIGIN)
    beside = at.over(entry.given.over(entry.beside)) if entry else at
    return opened(got, given, beside, entry.id if entry else None)


def opened(
    got: "Fetched", given: Facts = NOTHING_KNOWN, beside: Facts = NOTHING_KNOWN, id: str | None = None
) -> Opened:
    """What was fetched, under `id`, or the address by which it was asked for."""
    name = unquote(urlsplit(got.address).path.rpartition("/")[2])
    stream = io.BufferedReader(cast(io.RawIOBase, io.BytesIO(got.body)), HEAD)
    budget = Budget(len(got.body))
    return Opened(id or got.asked, name, stream, given, beside, id or got.asked, budget=budget, charset=got.charset)


def is_feed(got: "Fetched") -> bool:
    """True when what was fetched is a feed."""
    head = got.body[:HEAD]
    return sniff(head, "") == "feed" or b"jsonfeed.org/version" in head
