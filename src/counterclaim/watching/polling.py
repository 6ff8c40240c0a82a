"""One source, asked once: what there is to read in it that was not read before.

What was taken from a source is noted after it is kept in the ledger, never before: a program that is killed in between
asks once more, and the ledger knows what it has.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from counterclaim.ledger.watched import Watched
from counterclaim.model import Problem
from counterclaim.read import Piece, pieces
from counterclaim.read.containers import pieces_in
from counterclaim.read.facts import NOTHING_KNOWN, Facts
from counterclaim.read.feeds import Entry, NoFeed, feed_of
from counterclaim.read.fetch import Fetched, Fetcher, Memory, Remembered, is_address
from counterclaim.read.opened import Budget, Opened
from counterclaim.read.sniff import HEAD, sniff
from counterclaim.watching.subscriptions import feeds_in, is_opml

Item = Piece | Problem


class Poll:
    """The sources of a watch, asked with `fetcher`; what was seen of them is noted in the ledger `store`, and what came
    from addresses in `memory`."""

    def __init__(self, fetcher: Fetcher, store: Watched, memory: Memory) -> None:
        self._fetcher = fetcher
        self._store = store
        self._memory = memory
        self._lists: dict[str, list[str]] = {}
        self._files: dict[str, object] = {}
        self._notes: list[Callable[[], None]] = []
        self.failed = False
        self.wanted = 0.0

    def listed(self, sources: list[str]) -> list[str]:
        """`sources`, with the feeds of lists in the place of these. Raises UsageError for a list that is none."""
        found = list[str]()
        for source in sources:
            if not is_address(source) and is_opml(_head(Path(source))):
                found += feeds_in(Path(source).read_bytes(), source)
            else:
                found += [source, *self._lists.get(source, ())]
        return list(dict.fromkeys(found))

    def items(self, source: str) -> Iterator[Item]:
        """What is new in `source`. When all of it is kept, call `note`."""
        self._notes, self.failed, self.wanted = [], False, 0.0
        return self._address(source) if is_address(source) else self._path(source)

    def note(self) -> None:
        """Note that all items of the last source are kept."""
        for note in self._notes:
            note()

    # Files and folders

    def _path(self, path: str) -> Iterator[Item]:
        state = _state(Path(path))
        if state is None:
            self.failed = True
            yield Problem(path, "read", "missing", "It is no longer there. What was read from it stays in the ledger.")
            return
        if self._files.get(path) == state:
            return
        self._notes.append(lambda: self._files.update({path: state}))
        head = _head(Path(path))
        if _may_be_feed(head, path):
            try:
                feed = feed_of(Path(path).read_bytes())
            except NoFeed:
                pass
            else:
                for entry in feed.entries:
                    yield from self._entry(path, entry)
                return
        yield from pieces([path])

    # Addresses

    def _address(self, address: str) -> Iterator[Item]:
        remembered = None if self._store.lacking(address) else self._memory.recall(address)
        got = self._fetcher.fetch(address, remembered)
        if isinstance(got, Problem):
            self.failed = True
            yield got
            return
        if got.not_modified or (remembered and remembered.digest == got.digest):
            return
        self._notes.append(lambda: self._memory.remember(got))
        if is_opml(got.body[:HEAD]):
            self._lists[address] = feeds_in(got.body, got.address)
        elif _may_be_feed(got.body[:HEAD], address):
            yield from self._feed(address, got)
        else:
            yield from _page(got)

    def _feed(self, address: str, got: Fetched) -> Iterator[Item]:
        try:
            feed = feed_of(got.body, got.address, got.charset)
        except NoFeed as error:
            if error.kind == "unsupported":
                yield from _page(got)
            else:
                self.failed = True
                yield Problem(address, "read", error.kind, str(error))
            return
        for entry in feed.entries:
            yield from self._entry(address, entry)

    def _entry(self, feed: str, entry: Entry) -> Iterator[Item]:
        """The page of `entry` where it is new or was changed; the entry's own text where the page cannot be had."""
        digest = hashlib.sha256(repr((entry.text, entry.facts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        key = hashlib.sha256(entry.key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if not self._store.wants_entry(feed, key, digest):
            return
        got = self._fetcher.fetch(entry.link, self._memory.recall(entry.link)) if entry.link else None
        whole = not isinstance(got, Problem)
        self._notes.append(lambda: self._store.note_entry(feed, key, digest, whole))
        if isinstance(got, Fetched):
            if not got.not_modified:
                page = got
                self._notes.append(lambda: self._memory.remember(page))
                yield from _page(page, entry.facts)
        elif entry.text:
            id = entry.link or f"{feed}#{key[:16]}"
            if got is not None and self._store.had_page(feed, key):  # no summary takes the place of a page
                id = f"{id}#entry"
            yield Piece(id, "text", entry.text, feed, beside=entry.facts, source=entry.link or feed)
        elif got is not None:
            yield got


class RunMemory:
    """What came from addresses in this run."""

    def __init__(self) -> None:
        self._known: dict[str, Remembered] = {}

    def recall(self, address: str) -> Remembered | None:
        """What the last answer was."""
        return self._known.get(address)

    def remember(self, fetched: Fetched) -> None:
        """Keep what `fetched` was."""
        self._known[fetched.asked] = fetched.to_remember()


def _page(got: Fetched, beside: Facts = NOTHING_KNOWN) -> Iterator[Item]:
    """The pieces in a page, under the address by which it was asked for."""
    stream = io.BufferedReader(io.BytesIO(got.body), HEAD)
    name = PurePosixPath(urlsplit(got.address).path).name
    return pieces_in(Opened(got.asked, name, stream, beside=beside, source=got.asked, budget=Budget(len(got.body))))


def _may_be_feed(head: bytes, name: str) -> bool:
    what = sniff(head, name)
    if what in ("html", "plain", "empty"):
        return False
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"jsonfeed.org/version" in head


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(HEAD)


def _state(path: Path) -> object:
    """What changes when a file at `path`, or in the folder there, does; None where there is nothing."""
    try:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        return [(str(file), found.st_mtime_ns, found.st_size) for file in files if (found := file.stat())]
    except OSError:
        return None
