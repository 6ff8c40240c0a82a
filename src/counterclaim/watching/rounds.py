"""Round after round: what is new goes into the ledger, then what changed is told, here and to the outlets.

Everything that a round does is kept before the next step begins, so that a program that is killed goes on from there:
reports in the ledger, then messages with the mark up to where they go, then who was told which.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from counterclaim.engines.local import readers_here
from counterclaim.flow import Engine, keep
from counterclaim.ledger import Ledger
from counterclaim.ledger.watched import Mark, Watched
from counterclaim.model import Message, Problem, Round
from counterclaim.settings import person
from counterclaim.watching.outlets import Outlet
from counterclaim.watching.polling import Poll
from counterclaim.watching.stories import Stories
from counterclaim.watching.timing import Timetable

HERE = "output"
"""The outlet that is the one who watches: standard output, or who calls the function."""

_COUNTED = ("asked", "failed", "new", "version", "unread")

OnProblem = Callable[[Problem], None]


def rounds(
    sources: list[str], poll: Poll, store: Ledger, telling: "Telling", timetable: Timetable, once: bool
) -> Iterator[Message | Round]:
    """Ask the `sources` that are due, tell what changed, and wait for the next, until interrupted, or just `once`.

    First comes what an earlier run found and did not tell any more. After the messages of a round comes the round.
    """
    yield from telling.tell()
    while True:
        counts = Counter[str]()
        with readers_here() as engine:  # for the round: what waits for the next one shall not hold memory
            while due := list(filter(timetable.is_due, poll.listed(sources))):  # again, for one may be a list of others
                for source in due:
                    counts += _polled(source, poll, store, timetable, telling.on_problem, engine)
        told = 0
        for message in telling.tell():
            told += 1
            yield message
        left = None if once else timetable.left(poll.listed(sources))
        asked, failed, new, versions, unread = (counts[name] for name in _COUNTED)
        yield Round(asked, failed, new, versions, unread, told, left)
        if left is None:
            return
        time.sleep(left)


def _polled(
    source: str, poll: Poll, store: Ledger, timetable: Timetable, on_problem: OnProblem, engine: Engine
) -> Counter[str]:
    """Keep what is new in `source`, and say when it is due again."""
    counts = Counter({"asked": 1})
    store.adding(person(), {"watch": source})
    for _, outcome, reading in keep(store, poll.items(source), engine):
        counts[outcome] += 1
        for problem in reading.problems:
            on_problem(problem)
    poll.note()
    if poll.failed:
        counts["failed"] += 1
        timetable.failed(source)
    else:
        timetable.answered(source)
    return counts


class Telling:
    """The telling of one ledger, at `address`, here and to the `outlets`; `on_problem` hears what goes wrong there."""

    def __init__(self, address: str, outlets: Sequence[Outlet], on_problem: OnProblem) -> None:
        self._address = address
        self._outlets = outlets
        self.on_problem = on_problem
        self._stories = Stories(address)
        with Watched.open(address) as store:
            if store.mark() is None:  # what a ledger held before anybody watched it is no news
                store.keep_messages((), None, store.state())
            self._here = store.outlet(HERE)
            for outlet in outlets:
                outlet.join(store)

    def tell(self) -> Iterator[Message]:
        """What changed since it was last told. A message counts as told here when the next one is asked for."""
        with Watched.open(self._address) as store:
            self._look(store)
            for outlet in self._outlets:
                for problem in outlet.tell(store):
                    self.on_problem(problem)
            for message in store.waiting(self._here):
                yield message
                store.told(message, self._here)

    def _look(self, store: Watched) -> None:
        """Make the messages of what changed since the last look; a look of another program in between is taken on."""
        while (now := store.state()) != (before := store.mark() or Mark()):
            if store.keep_messages(self._stories.changed(store, before, now), before, now):
                return
