"""One source, asked once: what there is to read in it that was not read before.

What was taken from a source is noted after it is kept in the ledger, never before: a program that is killed in between
asks once more, and the ledger knows what it has.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from counterclaim.errors import UsageError
from counterclaim.ledger import Ledger
from counterclaim.ledger.watched import Watched
from counterclaim.model import Problem
from counterclaim.read import Piece, pieces
from counterclaim.read.address import is_address
from counterclaim.read.containers import pieces_in
from counterclaim.read.fetch import Fetched, Fetcher
from counterclaim.read.sniff import HEAD, sniff
from counterclaim.read.web import is_feed, opened, page_of
from counterclaim.watching.subscriptions import feeds_in, is_opml

Item = Piece | Problem


class Poll:
    """The sources of a watch, asked with `fetcher`; `store` remembers what came from addresses, and `watched`, the same
    ledger, which entries of feeds were read. `own` is that ledger's address: among files, it is none to be read."""

    def __init__(self, fetcher: Fetcher, store: Ledger, watched: Watched, own: str = "") -> None:
        self._fetcher = fetcher
        self._store = store
        self._watched = watched
        self._own = {Path(own).name + part for part in ("", "-wal", "-shm")} if own else set()
        self._lists: dict[str, list[str]] = {}
        self._files: dict[str, object] = {}
        self._notes: list[Callable[[], None]] = []
        self.failed = False

    def listed(self, sources: list[str]) -> list[str]:
        """`sources`, with the feeds that lists among them name. Raises UsageError for what never was a list:
        of one that is just being written anew, what it named before holds."""
        found = list[str]()
        for source in sources:
            if not is_address(source) and (source in self._lists or is_opml(_head(Path(source)))):
                try:
                    self._lists[source] = feeds_in(Path(source).read_bytes(), source)
                except (UsageError, OSError):
                    if source not in self._lists:
                        raise
                found += self._lists[source]
            else:
                found += [source, *self._lists.get(source, ())]
        return list(dict.fromkeys(found))

    def items(self, source: str) -> Iterator[Item]:
        """What is new in `source`. When all of it is kept, call `note`."""
        self._notes, self.failed = [], False
        return self._address(source) if is_address(source) else self._path(source)

    def note(self) -> None:
        """Note that all items of the last source are kept."""
        for note in self._notes:
            note()

    def _path(self, path: str) -> Iterator[Item]:
        """What is in a file, or a folder, if it is not as it was when it was looked at last."""
        state = _state(Path(path), self._own)
        if state is None:
            self.failed = True
            yield Problem(path, "read", "missing", "It is no longer there. What was read from it stays in the ledger.")
        elif self._files.get(path) != state:
            self._notes.append(lambda: self._files.update({path: state}))
            items = pieces([path])
            found = (item for item in items if isinstance(item, Piece) or Path(item.doc).name not in self._own)
            yield from self._entries(path, found) if _is_feed(Path(path)) else found

    def _address(self, address: str) -> Iterator[Item]:
        remembered = None if self._watched.lacking(address) else self._store.recall(address)
        got = self._fetcher.fetch(address, remembered)
        if isinstance(got, Problem):
            self.failed = True
            yield got
        elif got.not_modified or (remembered and remembered.digest == got.digest):
            return
        elif is_opml(got.body[:HEAD]):
            try:
                self._lists[address] = feeds_in(got.body, got.address)  # not noted: the next program looks anew
            except UsageError as error:
                self.failed = True
                yield Problem(address, "read", "unsupported", str(error))
        elif is_feed(got):
            self._notes.append(lambda: self._store.remember(got.asked, got.to_remember()))
            yield from self._entries(address, pieces_in(opened(got)))
        else:
            yield from self._page(got)

    def _entries(self, feed: str, entries: Iterator[Item]) -> Iterator[Item]:
        """The pages of those `entries` that are new or were changed, else their own words."""
        for entry in entries:
            if isinstance(entry, Problem):
                self.failed = self.failed or entry.doc == feed
                yield entry
            else:
                yield from self._entry(feed, entry)

    def _entry(self, feed: str, entry: Piece) -> Iterator[Item]:
        key, digest = hashlib.sha256(entry.id.encode("utf-8", "surrogatepass")).hexdigest()[:32], entry.digest
        if not self._watched.wants_entry(feed, key, digest):
            return
        linked = is_address(entry.id) and not entry.id.startswith(f"{feed}#")
        got = self._fetcher.fetch(entry.id, self._store.recall(entry.id)) if linked else None
        whole = not isinstance(got, Problem)
        self._notes.append(lambda: self._watched.note_entry(feed, key, digest, whole))
        if got is None:
            yield entry
        elif isinstance(got, Problem):
            # no summary takes the place of a page
            id = f"{entry.id}#entry" if self._watched.had_page(feed, key) else entry.id
            yield replace(entry, id=id, problems=(*entry.problems, replace(got, doc=id)))
        elif not got.not_modified:
            yield from self._page(got, entry)

    def _page(self, got: Fetched, entry: Piece | None = None) -> Iterator[Item]:
        gave = list[str]()
        for item in pieces_in(page_of(got, entry=entry)):
            if isinstance(item, Piece):
                gave.append(item.digest)
            yield item
        self._notes.append(lambda: self._store.remember(got.asked, got.to_remember(tuple(gave))))


def _is_feed(path: Path) -> bool:
    head = _head(path)
    return sniff(head, path.name) == "feed" or b"jsonfeed.org/version" in head


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return stream.read(HEAD)


def _state(path: Path, own: set[str]) -> object:
    """What changes when a file at `path`, or in the folder there, does, but for the `own` ones; None where there is
    nothing."""
    try:
        files = [file for file in sorted(path.rglob("*")) if file.name not in own] if path.is_dir() else [path]
        return [(str(file), found.st_mtime_ns, found.st_size) for file in files if (found := file.stat())]
    except OSError:
        return None
