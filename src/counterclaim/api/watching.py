"""What tells people what changes while it changes: watch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from counterclaim.api.inputs import Paths, listed
from counterclaim.errors import UsageError
from counterclaim.model import Message, Problem, Round
from counterclaim.settings import ledger_address, webhook_secret


def watch(
    sources: Paths,
    ledger: str | None = None,
    every: str = "15m",
    once: bool = False,
    webhook: str | None = None,
    atom: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    progress: Callable[[Round], None] | None = None,
) -> Iterator[Message]:
    """Ask `sources` again and again, add what is new to the ledger, and yield a message for each story that changed.

    `sources` are feeds and pages (addresses), lists of feeds (OPML), files and folders. They are asked `every` so often
    ("15m", "2h"), each less often while it fails; with `once` there is one round. Messages go to the address `webhook`
    too, and the newest into the Atom feed in the file `atom`. `progress` is called after each round.

    What was found and told is kept in the ledger: interrupted at any moment and called again, nothing is lost, and no
    message is yielded twice once the next one was asked for. What the ledger held before it was first watched is not
    told. Raises UsageError for sources that are not there, a list that names none, an address that may not be told
    anything, and a time that is none; LedgerError.
    """
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.watched import Watched
    from counterclaim.read.address import is_address
    from counterclaim.read.fetch import Fetcher, manners
    from counterclaim.watching.outlets import AtomFile, Outlet, Webhook
    from counterclaim.watching.polling import Poll
    from counterclaim.watching.rounds import Telling, rounds
    from counterclaim.watching.timing import Timetable, seconds_of

    named = listed(sources)
    for source in named:
        if not is_address(source) and not Path(source).exists():
            raise UsageError(f"There is no file or folder {source}, and it is no address: these begin with https://.")
    address, how = ledger_address(ledger), manners()
    outlets = list[Outlet]()
    outlets += [Webhook(webhook, how, webhook_secret())] if webhook else []
    outlets += [AtomFile(atom)] if atom else []
    timetable = Timetable(seconds_of(every))
    with Ledger.open(address) as store, Watched.open(address) as watched, Fetcher(how) as fetcher:
        telling = Telling(address, outlets, on_problem or (lambda _: None))
        for item in rounds(named, Poll(fetcher, store, watched, address), store, telling, timetable, once):
            if isinstance(item, Message):
                yield item
            elif progress:
                progress(item)
