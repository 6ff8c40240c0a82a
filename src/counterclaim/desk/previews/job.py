"""What is done with a preview away from the requests for it: it is read, read again with more facts, and kept."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from counterclaim.desk.previews.handed import items_of, named
from counterclaim.desk.previews.preview import Part, Preview, State
from counterclaim.engines.local import read_here
from counterclaim.errors import CounterclaimError
from counterclaim.flow import Found, keep, readings
from counterclaim.flow import Item as Readable
from counterclaim.ledger import Ledger
from counterclaim.read.facts import Facts
from counterclaim.settings import Given

_LOG = logging.getLogger(__name__)

MOST_DOCUMENTS = 500
LARGEST = 60_000_000
"""Documents that one preview holds, and bytes and characters; with more in hand, one adds a folder from the command
line."""

Opening = Callable[[], AbstractContextManager[Ledger]]
"""Opens a ledger to be written to."""


def read_into(preview: Preview, given: Given) -> None:
    """Read what was handed in, part by part, as long as the preview has room and is wanted."""
    with _told(preview, "read"):
        room = LARGEST
        for item, found in _found(items_of(preview.handed, given)):
            part = Part(item, found)
            preview.parts.append(part)
            preview.done += 1
            room -= part.size
            if preview.dropped:
                return
            if room < 0 or len(preview.readings) >= MOST_DOCUMENTS:
                preview.trouble = (
                    f"This is as much as can be looked at here at once ({len(preview.readings):,} documents). What "
                    "came after it was not read: hand it in by itself, or add the whole with `counterclaim add`."
                )
                return


def read_again(preview: Preview, told: Mapping[int, Facts]) -> None:
    """Read those parts anew of which more is `told`, by their places."""
    with _told(preview, "read"):
        new = {place: item for place, facts in told.items() if (item := preview.parts[place].told(facts))}
        for place, (item, found) in zip(new, _found(new.values()), strict=True):
            preview.parts[place] = Part(item, found)


def keep_chosen(preview: Preview, chosen: frozenset[str], by: str, opening: Opening) -> None:
    """Keep those documents in the ledger whose ids are `chosen`, as one run of `add`, which can be taken back."""
    with _told(preview, "kept"), opening() as store:
        wanted: list[Found] = [[reading] for reading in preview.readings if reading.document.id in chosen]
        run = store.adding(by, {"paths": list(named(preview.handed)), "desk": True})
        for doc, _, _ in keep(store, wanted, readings):
            preview.done += 1
            preview.kept = (*preview.kept, doc)
        preview.addition = run if store.has_run(run) else None


def _found(items: Iterable[Readable]) -> Iterator[tuple[Readable, Found]]:
    """Each of the `items` with what is found in it; what may be harmful is read in other processes, within limits."""
    asked: deque[Readable] = deque()

    def noted() -> Iterator[Readable]:
        for item in items:
            asked.append(item)
            yield item

    for found in read_here(noted()):
        yield asked.popleft(), found


@contextmanager
def _told(preview: Preview, state: State) -> Iterator[None]:
    """Tells in the `preview` how the job inside ends: in this `state`, and with what trouble."""
    preview.rest.clear()
    preview.trouble, preview.done = "", 0
    try:
        yield
        preview.state = state
    except CounterclaimError as error:
        preview.trouble, preview.state = str(error), "read"
    except Exception as error:  # noqa: BLE001 - told on the page, and in the log
        _LOG.exception("A preview could not be read or kept")
        preview.trouble, preview.state = (
            f"This failed ({type(error).__name__}). The log of the desk says where.",
            "read",
        )
    finally:
        preview.rest.set()
