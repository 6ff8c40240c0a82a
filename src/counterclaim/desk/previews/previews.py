"""All previews of a desk: who may see which, how many there may be, and how long they last."""

import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from counterclaim.desk.previews.handed import Files, Handed, checked
from counterclaim.desk.previews.job import Opening, keep_chosen, read_again, read_into
from counterclaim.desk.previews.preview import Preview
from counterclaim.errors import UsageError
from counterclaim.read.facts import Facts, given_facts
from counterclaim.settings import Given

MOST_OF_ONE = 10
MOST_OF_ALL = 40
MOST_WAITING = 8
LARGEST = 300_000_000
LONGEST = 3600.0
"""Previews of one person and of all, those that wait to be read, what all hold (in bytes and characters), and for how
many seconds one lasts."""

AT_ONCE = 2


class Previews:
    """Reads what is handed in, `AT_ONCE` things at a time, and forgets it after `LONGEST` seconds.

    It lies in memory, and files in a folder that only this user of the machine may read.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, Preview] = {}
        self._folder: Path | None = None
        self._workers = ThreadPoolExecutor(AT_ONCE, "preview")

    def new(self, owner: str, handed: Handed, given: Given = Given()) -> Preview:  # noqa: B008 - frozen
        """Begin to read what `owner` handed in. What was handed in as files lies in a folder of `room_for_files`.

        Raises UsageError where it cannot be read, or there is no room for it now.
        """
        try:
            ready = checked(handed)
            given_facts(given)
            with self._lock:
                self._forget_old()
                self._make_room(owner)
                folder = ready.paths[0].parent if isinstance(ready, Files) else None
                preview = Preview(secrets.token_urlsafe(16), owner, ready, folder, self._clock())
                self._known[preview.id] = preview
        except UsageError:
            if isinstance(handed, Files) and handed.paths:
                shutil.rmtree(handed.paths[0].parent, ignore_errors=True)
            raise
        self._workers.submit(read_into, preview, given)
        return preview

    def room_for_files(self) -> Path:
        """A new folder, for files that are handed in."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="counterclaim-"))
        return Path(tempfile.mkdtemp(dir=self._folder))

    def of(self, id: str, owner: str) -> Preview | None:
        """The preview `id` if it is one of `owner`'s, and still there."""
        with self._lock:
            self._forget_old()
            found = self._known.get(id)
        return found if found and found.owner == owner else None

    def tell(self, preview: Preview, told: Mapping[int, Given]) -> None:
        """Read those of its parts again of which more is `told`, by their places.

        Raises UsageError where a date or a language is none; nothing is read again then.
        """
        facts: dict[int, Facts] = {place: given_facts(given) for place, given in told.items()}
        self._begin(preview)
        self._workers.submit(read_again, preview, facts)

    def keep(self, preview: Preview, chosen: frozenset[str], opening: Opening) -> None:
        """Keep the documents of these ids in the ledger that `opening` opens.

        Raises UsageError where none is chosen.
        """
        if not chosen & {reading.document.id for reading in preview.readings}:
            raise UsageError("Nothing is chosen: tick the reports that the ledger should keep.")
        self._begin(preview)
        preview.state = "keeping"
        self._workers.submit(keep_chosen, preview, chosen, preview.owner, opening)

    def drop(self, preview: Preview) -> None:
        """Forget it at once."""
        with self._lock:
            self._forget(preview)

    def close(self) -> None:
        """Forget all, and read nothing more."""
        with self._lock:
            known = list(self._known.values())
            self._known.clear()
        for preview in known:
            preview.dropped = True
        self._workers.shutdown(wait=True, cancel_futures=True)
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _begin(self, preview: Preview) -> None:
        """Raises UsageError where its job is under way."""
        with self._lock:
            if preview.at_work or preview.state == "kept":
                raise UsageError("This is being read or kept already: load the page again.")
            preview.rest.clear()

    def _make_room(self, owner: str) -> None:
        waiting = sum(preview.at_work for preview in self._known.values())
        if waiting >= MOST_WAITING:
            raise UsageError("Much is being read just now: try again in a minute.")
        own = [each for each in self._known.values() if each.owner == owner and not each.at_work]
        every = [each for each in self._known.values() if not each.at_work]
        size = sum(each.size for each in every)
        for old in [*own[: max(0, len(own) + 1 - MOST_OF_ONE)], *every[: max(0, len(every) + 1 - MOST_OF_ALL)]]:
            size -= self._forget(old)
        for old in every:
            if size > LARGEST:
                size -= self._forget(old)

    def _forget_old(self) -> None:
        now = self._clock()
        for preview in list(self._known.values()):
            if now - preview.born > LONGEST:
                self._forget(preview)

    def _forget(self, preview: Preview) -> int:
        """Forget it, and tell how much it held; nothing where it is forgotten already."""
        if self._known.pop(preview.id, None) is None:
            return 0
        self._clear(preview)
        return preview.size

    def _clear(self, preview: Preview) -> None:
        preview.dropped = True
        if preview.folder:
            shutil.rmtree(preview.folder, ignore_errors=True)
