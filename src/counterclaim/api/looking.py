"""What shows what was read: show, report, documents, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.api.inputs import Paths, held, listed, opened, read_files, sorted_out
from counterclaim.api.relating import dossiers, dossiers_of
from counterclaim.errors import UsageError
from counterclaim.measures import measures
from counterclaim.model import Claim, Described, Document, Judgement, Met, Problem, Step, described
from counterclaim.settings import Given

if TYPE_CHECKING:
    from counterclaim.output import Names
    from counterclaim.reconcile.dossier import Dossier

NAMED = 20_000
"""Documents that one question names at most."""


@dataclass(frozen=True, slots=True)
class Report:
    """What `report` wrote: the file's path, and the problems of the files that were read for it."""

    path: Path
    problems: tuple[Problem, ...] = ()


def show(
    ledger: str | None = None,
    measure: str | None = None,
    country: str | None = None,
    speaker: str | None = None,
    lang: str | None = None,
    story: str | None = None,
    as_of_ledger: str | None = None,
) -> list[Claim]:
    """Who says how many: the claims that stand in the ledger, in time order, undated ones last.

    `country` is that of the counted people or of the place, as ISO 3166-1 alpha-2; `speaker` any part of a speaker's
    name; `story` the id of a story or words of its title; `as_of_ledger`, a day or a time as ISO writes it, shows the
    ledger as it stood then. Raises UsageError for a measure or a story that there is not.
    """
    from counterclaim.ledger import Wanted
    from counterclaim.output.table import rows
    from counterclaim.relating import told_anew

    check_measure(measure)
    if country is not None and not (len(country) == 2 and country.isalpha()):
        raise UsageError(f"{country!r} is not a country code: give two letters, for instance UA.")
    asked = None if story is None else dossiers(ledger=ledger, story=story, as_of_ledger=as_of_ledger)
    wanted = Wanted(measure, country, speaker, lang, docs=None if asked is None else docs_of(asked))
    with opened(ledger, as_of_ledger) as store:
        found = [row.claim for row in rows(told_anew(store.claims(wanted)))]
    if asked is None:
        return found
    told = {(one.claim.doc, one.claim.id) for each in asked for course in each.courses for one in course.series.told}
    return [claim for claim in found if (claim.doc, claim.id) in told]


def docs_of(asked: Iterable[Dossier]) -> frozenset[str] | None:
    """The reports of the stories `asked`; None where they are more than a question can name."""
    docs = frozenset(doc for each in asked for doc in each.story.docs)
    return docs if len(docs) <= NAMED else None


def check_measure(measure: str | None) -> None:
    """Raise UsageError where `measure` is given and is none."""
    if measure is not None and measure not in measures():
        raise UsageError(f"There is no measure {measure!r}. The measures are: {', '.join(measures())}.")


def report(
    files: Paths = (),
    output: str | PathLike[str] = "report.html",
    ledger: str | None = None,
    date: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    lang: str | None = None,
    as_of_ledger: str | None = None,
) -> Report:
    """Write the report of `files`, or with none that of the ledger, as one HTML file.

    `as_of_ledger` is that of `show`, the other parameters are those of `add`. Raises UsageError when `output` cannot be
    written.
    """
    from counterclaim.output.report import report_html
    from counterclaim.output.whole import write_whole

    target = Path(output)
    check_writable(target)
    paths = listed(files)
    if paths:
        items, said = list(read_files(paths, Given(date, url, outlet, lang))), list[Judgement]()
    else:
        items, said = held(ledger, as_of_ledger)
    documents, found, stands = sorted_out(items)
    troubles = tuple(item for item in items if isinstance(item, Problem))
    stories = dossiers_of(documents, found, stands, said)
    try:
        write_whole(
            target, report_html(documents, found, stories, troubles, "Who says how many", names=english_names())
        )
    except OSError as error:
        raise unwritable(target, error) from error
    return Report(target, troubles if paths else ())


def english_names() -> Names:
    """What codes are called in English."""
    from counterclaim.output import Names
    from counterclaim.packs import country_labels

    return Names.of(country_labels("en"))


def documents(
    files: Paths = (),
    ledger: str | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    as_of_ledger: str | None = None,
) -> Iterator[Described]:
    """What is known of the documents in `files`, or with none of those in the ledger: title, outlet, author, language,
    dates, addresses, and where each is known from.

    `on_problem` is called with each problem as it is met; `as_of_ledger` is that of `show`.
    """
    from counterclaim.read import read

    if not (paths := listed(files)):
        with opened(ledger, as_of_ledger) as store:
            yield from map(described, store.documents())
        return
    for item in read(paths):
        if isinstance(item, Document):
            yield described(item)
        elif on_problem:
            on_problem(item)


def problems(ledger: str | None = None) -> list[Met]:
    """What the ledger's documents still have that could not be read, and why; since when, and where it lies."""
    with opened(ledger) as store:
        return [each.met for each in store.tries()]


def history(claim: str, ledger: str | None = None) -> list[Step]:
    """The story of `claim` (a mention's id), oldest first: in which texts it stands, which reader found it when, what
    people said of it. Raises UsageError where the ledger has no such claim."""
    with opened(ledger) as store:
        return store.history(claim)


def check_writable(path: Path) -> None:
    """Raise UsageError where `path` can be no file, or is a ledger's, before anything is read for it."""
    from counterclaim.ledger.own_files import check_no_ledger

    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name a file in it, for instance {path / 'report.html'}.")
        if not path.parent.is_dir():
            raise UsageError(f"{path} cannot be written: the folder {path.parent} does not exist. Make it first.")
        check_no_ledger(path)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> UsageError:
    """What to tell of `error`, for which `path` was not written."""
    reason = (error.strerror or str(error)).lower()
    return UsageError(f"{path} cannot be written: {reason}. What was there is as it was; name another place with -o.")
