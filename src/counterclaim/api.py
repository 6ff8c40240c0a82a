"""The public functions: what each command does, under the command's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from counterclaim.errors import UsageError
from counterclaim.measures import measures
from counterclaim.model import Claim, Document, Problem
from counterclaim.settings import Given, ledger_address

if TYPE_CHECKING:
    from counterclaim.evaluation import Evaluation
    from counterclaim.evaluation.inventory import Language
    from counterclaim.ledger import Ledger

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]

DEMO_LEDGER = "counterclaim-demo.db"


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: documents new, in a new version, unchanged, unread; claims in what was read; problems."""

    new: int = 0
    versions: int = 0
    unchanged: int = 0
    unread: int = 0
    claims: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Demo:
    """What `demo` left behind: what was added, the ledger's address, the report's path."""

    added: Added
    ledger: str
    report: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What `report` wrote: the file's path, and the problems of the files that were read for it."""

    path: Path
    problems: tuple[Problem, ...] = ()


def add(
    paths: Paths,
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Added:
    """Read the reports at `paths` (files, folders, "-" for JSONL on standard input) into the ledger.

    `ledger` is a path or `postgresql://…`; without it `COUNTERCLAIM_LEDGER`, else `counterclaim.db` here. `date`,
    `url`, `outlet` and `lang` say what a file does not. `progress` is called with the documents done and how many there
    are, None when that is not known beforehand. What the ledger holds already is not read again; a changed text is a
    new version beside the old. Interrupted at any moment and called again, nothing is lost or doubled.

    Raises UsageError for paths that are not there, DuplicateDocument for two inputs of one id, LedgerError.
    """
    from counterclaim.engines.local import read_here
    from counterclaim.flow import keep
    from counterclaim.ledger import Ledger
    from counterclaim.read import count, read

    listed = _listed(paths)
    total = count(listed) if progress else None
    outcomes = {"new": 0, "version": 0, "unchanged": 0, "unread": 0}
    found, problems = 0, list[Problem]()
    address = ledger_address(ledger)
    items = _but_the_ledger(read(listed, Given(date, url, outlet, lang)), address)
    with Ledger.open(address) as store:
        for done, (_, outcome, reading) in enumerate(keep(store, items, read_here), 1):
            outcomes[outcome] += 1
            found += len(reading.claims)
            problems += reading.problems
            if progress:
                progress(done, total)
    new, versions, unchanged, unread = outcomes.values()
    return Added(new, versions, unchanged, unread, found, tuple(problems))


def claims(
    files: Paths = (),
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Claim]:
    """The claims of the reports at `files`, in document order; with none, those that stand in the ledger.

    `on_problem` is called with each problem as it is met; the other parameters are those of `add`.
    """
    listed = _listed(files)
    if not listed:
        with _opened(ledger) as store:
            yield from store.claims()
        return
    for item in _read(listed, Given(date, url, outlet, lang)):
        if isinstance(item, Claim):
            yield item
        elif isinstance(item, Problem) and on_problem:
            on_problem(item)


def show(
    ledger: str | None = None,
    measure: str | None = None,
    country: str | None = None,
    speaker: str | None = None,
    lang: str | None = None,
) -> list[Claim]:
    """Who says how many: the claims that stand in the ledger, in time order, undated ones last.

    `country` is that of the counted people or of the place, as ISO 3166-1 alpha-2; `speaker` any part of a speaker's
    name. Raises UsageError for a measure that there is not.
    """
    from counterclaim.ledger import Wanted
    from counterclaim.output.table import rows

    if measure is not None and measure not in measures():
        raise UsageError(f"There is no measure {measure!r}. The measures are: {', '.join(measures())}.")
    if country is not None and not (len(country) == 2 and country.isalpha()):
        raise UsageError(f"{country!r} is not a country code: give two letters, for instance UA.")
    with _opened(ledger) as store:
        return [row.claim for row in rows(store.claims(Wanted(measure, country, speaker, lang)))]


def report(
    files: Paths = (),
    output: str | PathLike[str] = "report.html",
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
) -> Report:
    """Write the report of `files`, or with none that of the ledger, as one HTML file.

    The other parameters are those of `add`. Raises UsageError when `output` cannot be written.
    """
    from counterclaim.output.report import report_html
    from counterclaim.output.whole import write_whole

    path = Path(output)
    _check_writable(path)
    listed, items = _listed(files), list[Document | Claim | Problem]()
    if listed:
        items = list(_read(listed, Given(date, url, outlet, lang)))
    else:
        with _opened(ledger) as store:
            items = [*store.documents(), *store.claims(), *store.problems()]
    documents = [item for item in items if isinstance(item, Document)]
    found = [item for item in items if isinstance(item, Claim)]
    troubles = tuple(item for item in items if isinstance(item, Problem))
    try:
        write_whole(path, report_html(documents, found, troubles, "Who says how many"))
    except OSError as error:
        raise _unwritable(path, error) from error
    return Report(path, troubles if listed else ())


def problems(ledger: str | None = None) -> list[Problem]:
    """What the ledger's documents still have that could not be read, and why."""
    with _opened(ledger) as store:
        return list(store.problems())


def evaluate(
    docs: str | PathLike[str], gold: str | PathLike[str], claims: str | PathLike[str] | None = None
) -> Evaluation:
    """Score the reader on the documents of `docs` (JSONL) against the references of `gold`, or, in its place, the
    claims that the JSONL file `claims` holds."""
    from counterclaim.evaluation import evaluate_files

    return evaluate_files([(Path(docs), Path(gold))], None if claims is None else Path(claims))


def languages(wanted: Iterable[str] = (), check: bool = False) -> list[Language]:
    """The languages that can be read, or those `wanted` (ISO 639-1): what the pack of each has, lacks and scores.

    With `check`, the pack's own sentences are tried, and those that fail are among what it lacks. Raises UsageError for
    a language without a pack.
    """
    from counterclaim.evaluation.inventory import inventory

    return inventory(tuple(wanted), run_cases=check)


def demo(ledger: str | None = None) -> Demo:
    """Read the reports that come with Counterclaim into `ledger` (`counterclaim-demo.db` here), and write
    `report.html` beside it."""
    address = ledger or DEMO_LEDGER
    with as_file(files("counterclaim") / "examples") as folder:
        added = add(folder, address)
    output = Path("report.html") if "://" in address else Path(address).with_name("report.html")
    return Demo(added, address, report(output=output, ledger=address).path)


def _listed(paths: Paths) -> list[str]:
    return [str(path) for path in ([paths] if isinstance(paths, (str, PathLike)) else paths)]


def _but_the_ledger(items: Iterator[Document | Problem], address: str) -> Iterator[Document | Problem]:
    """`items` without the ledger itself, when it lies among the reports."""
    own = {Path(address).name + part for part in ("", "-wal", "-shm")}
    return (item for item in items if isinstance(item, Document) or PurePosixPath(item.doc).name not in own)


def _check_writable(path: Path) -> None:
    """Raise UsageError where `path` can be no file, before anything is read for it."""
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name a file in it, for instance {path / 'report.html'}.")
        if not path.parent.is_dir():
            raise UsageError(f"{path} cannot be written: the folder {path.parent} does not exist. Make it first.")
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UsageError:
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"{path} cannot be written: {reason}. What was there is as it was; name another place with -o.")


def _opened(ledger: str | None) -> Ledger:
    from counterclaim.ledger import Ledger

    return Ledger.open(ledger_address(ledger), create=False)


def _read(paths: Sequence[str], given: Given) -> Iterator[Document | Claim | Problem]:
    from counterclaim.engines.local import read_here
    from counterclaim.read import read

    for item in read_here(read(paths, given)):
        if isinstance(item, Problem):
            yield item
        else:
            yield item.document
            yield from item.problems
            yield from item.claims
