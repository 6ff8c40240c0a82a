"""What reads reports: add, claims, positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.api.clustering import Gathered, add_on_cluster, scheduler_of
from counterclaim.api.inputs import Paths, but_the_ledger, listed, opened, read_files, written_to
from counterclaim.api.known import Known
from counterclaim.api.readers import Reader, chosen
from counterclaim.model import Claim, Difference, Entry, OnProgress, Position, Problem, Progress, Reading
from counterclaim.settings import Given, Pages, ledger_address, person

if TYPE_CHECKING:
    from counterclaim.flow import Engine, Found, Item


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: documents new, in a new version, unchanged, unread; claims in what was read; problems; and the id
    of its run (`a_…`), None where it brought nothing that was not there."""

    new: int = 0
    versions: int = 0
    unchanged: int = 0
    unread: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()
    addition: str | None = None


@dataclass(frozen=True, slots=True)
class Reread:
    """What `reread` did: how many texts it read again, what is otherwise, which judgements wait for a person, and which
    texts could not be read."""

    texts: int
    differences: tuple[Difference, ...] = ()
    waiting: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()


def add(
    paths: Paths,
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    progress: OnProgress | None = None,
    reader: Reader = "rules",
    engine: str = "local",
    pages: Pages = "careful",
) -> Added:
    """Read the reports at `paths` (files, folders, addresses, "@list" for those a list names, "-" for standard input)
    into the ledger.

    `ledger` is a path or `postgresql://…`; without it `COUNTERCLAIM_LEDGER`, else `counterclaim.db` here. `date`,
    `url`, `outlet` and `lang` say what a file does not. `progress` is called with the documents done, how many there
    seem to be and the problems so far. `reader` is "rules", "llm" or a `settings.Llm`. What the ledger holds already is
    not read again; a changed text is a new version beside the old. Interrupted at any moment and called again, nothing
    is lost or doubled. `engine` is "local", this machine, or "dask@tcp://host:8786", the workers of a Dask scheduler,
    which see the same files under the same paths and write into a ledger in PostgreSQL. `pages` is how web pages are
    read: "careful", or "fast" for archives.

    Raises UsageError for paths that are not there, DuplicateDocument for two inputs of one id, LedgerError,
    EndpointError where a language model cannot be asked, and ClusterError where workers cannot be reached or cannot
    read.
    """
    from counterclaim.read import named_in

    files, address = named_in(listed(paths)), ledger_address(ledger)
    told = {"date": date, "url": url, "outlet": outlet, "lang": lang}
    asked = {"paths": files, "folder": str(Path.cwd()), **{name: value for name, value in told.items() if value}}
    if pages != "careful":
        asked["pages"] = pages
    given = Given(**told, pages=pages)
    if scheduler := scheduler_of(engine):
        return _added(add_on_cluster(scheduler, files, address, given, asked, progress, reader))
    return _added_here(files, address, given, asked, progress, reader)


def _added(done: Gathered) -> Added:
    new, versions, claims, _ = done.brought
    unchanged = done.documents - new - versions - done.unread
    run = done.run if new or versions or done.brought.problems else None
    return Added(new, versions, unchanged, done.unread, claims, done.problems, run)


def _added_here(
    files: list[str], address: str, given: Given, asked: dict[str, Any], progress: OnProgress | None, reader: Reader
) -> Added:
    from counterclaim.flow import keep
    from counterclaim.ledger import Ledger
    from counterclaim.read import count as count_of
    from counterclaim.read import pieces_since

    total = count_of(files) if progress else None
    outcomes = {"new": 0, "version": 0, "unchanged": 0, "unread": 0}
    found, characters, problems = 0, 0, list[Problem]()
    with ExitStack() as stack:
        by = stack.enter_context(chosen(reader))
        memory = Known(by.name)
        items = but_the_ledger(pieces_since(files, given, memory), address)
        store = memory.store = stack.enter_context(Ledger.open(address))
        run = store.adding(person(), asked)
        for done, (_, outcome, reading) in enumerate(keep(store, items, by.engine, by.name), 1):
            outcomes[outcome] += 1
            found += len(reading.claims)
            characters += len(reading.document.text)
            problems += reading.problems
            if progress:
                progress(Progress(done, total, len(problems), characters))
        brought = store.has_run(run)
    new, versions, unchanged, unread = outcomes.values()
    return Added(new, versions, unchanged, unread, found, tuple(problems), run if brought else None)


def reread(
    ledger: str | None = None,
    every: bool = False,
    progress: OnProgress | None = None,
    reader: Reader = "rules",
) -> Reread:
    """Run the present reader over the texts in the ledger that another one read last, or over `every` text.

    Its readings stand beside the old ones. What people judged hangs on the mention, and not on the reader: it goes on
    counting, and what wants their eye is told. `progress` and `reader` are those of `add`. Interrupted at any moment
    and called again, nothing is lost or doubled. Raises LedgerError where there is no ledger.
    """
    from counterclaim.rereading import reread as again

    problems = list[Problem]()
    with chosen(reader) as by, written_to(ledger) as store:
        total = sum(1 for _ in store.read_by_others(by.name, every))
        engine = _telling(by.engine, problems)
        told = tuple(again(store, every, engine, _counted(progress, total), by.name))
        waiting = tuple(entry for entry in store.entries() if entry.state == "waiting")
        return Reread(total, told, waiting, tuple(problems))


def _telling(engine: Engine, problems: list[Problem]) -> Engine:
    """`engine`, with the problems of whole documents noted in `problems`."""

    def read(items: Iterable[Item]) -> Iterator[Found]:
        for found in engine(items):
            problems.extend(each for each in found if isinstance(each, Problem))
            yield found

    return read


def _counted(progress: OnProgress | None, total: int) -> Callable[[Reading], None]:
    """What counts the readings it is called with, of `total`, for `progress`."""
    done = Progress(0, total)

    def count(reading: Reading) -> None:
        nonlocal done
        done = Progress(done.done + 1, total, done.problems + len(reading.problems))
        if progress:
            progress(done)

    return count


def claims(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
    reader: Reader = "rules",
) -> Iterator[Claim]:
    """The claims of the reports at `files`, in document order; with none, those that stand in the ledger.

    `on_problem` is called with each problem as it is met; `as_of_ledger`, a day or a time as ISO writes it, shows the
    ledger as it stood then; the other parameters are those of `add`.
    """
    from counterclaim.relating import told_anew

    paths = listed(files)
    if not paths:
        with opened(ledger, as_of_ledger) as store:
            yield from told_anew(store.claims())
        return
    for item in read_files(paths, Given(date, url, outlet, lang), reader):
        if isinstance(item, Claim):
            yield item
        elif isinstance(item, Problem) and on_problem:
            on_problem(item)


def positions(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> Iterator[Position]:
    """Who confirms, denies, declines to say or could not verify: the positions of the reports at `files`, in document
    order; with none, those that stand in the ledger.

    `on_problem` is called with each problem as it is met; `as_of_ledger` is that of `claims`; the other parameters are
    those of `add`.
    """
    paths = listed(files)
    if not paths:
        with opened(ledger, as_of_ledger) as store:
            yield from store.positions()
        return
    for item in read_files(paths, Given(date, url, outlet, lang)):
        if isinstance(item, Position):
            yield item
        elif isinstance(item, Problem) and on_problem:
            on_problem(item)
