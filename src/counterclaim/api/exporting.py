"""What takes a ledger, or a part of it, out into the formats that others work with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os import PathLike
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from counterclaim.api.inputs import opened, standing
from counterclaim.api.large import index_of, told_in_full
from counterclaim.api.looking import NAMED, check_measure, check_writable, english_names, unwritable
from counterclaim.api.packing import came_on
from counterclaim.api.relating import asked_for, dossiers_of
from counterclaim.errors import UsageError

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.ledger.wanted import Wanted
    from counterclaim.model import Document
    from counterclaim.output.export import Parcel
    from counterclaim.reconcile.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Exported:
    """What `export` wrote: the format's name, and the files, that which was asked for first."""

    format: str
    paths: tuple[Path, ...]


def export(
    output: str | PathLike[str] | BinaryIO,
    to: str | None = None,
    ledger: str | None = None,
    story: str | None = None,
    measure: str | None = None,
    country: str | None = None,
    texts: bool = False,
    as_of_ledger: str | None = None,
) -> Exported:
    """Write what stands in the ledger to `output`, a file's path or something open for bytes.

    `to` names the format; with None it is seen from the ending of the path. `story`, `measure` and `country` keep only
    what they name, as in `show`; `texts` lets the full texts of the reports go out too, where the format has a place
    for them. What was at the path stays until all is written. The second file of some formats goes beside it.

    Raises UsageError for a format, story or measure that there is not and a path that cannot be written or is a
    ledger's, MissingExtra where the format needs a package that is not there.
    """
    from counterclaim.output.export import companions, format_for, write
    from counterclaim.output.whole import writing_whole

    path = Path(output) if isinstance(output, (str, PathLike)) else None
    format = format_for(to, str(path) if path else None)
    if path:
        check_writable(path)
    with packed(ledger, story, measure, country, texts, as_of_ledger) as parcel:
        if not isinstance(output, (str, PathLike)):
            write(parcel, format, output)
            return Exported(format.name, ())
        target = Path(output)
        name = format.stem(target.name)
        beside = {target.with_name(name + ending): told for ending, told in companions(parcel, format, name).items()}
        _check_beside(target, beside)
        try:
            with writing_whole(target) as stream:
                write(parcel, format, stream)
            for each, told in beside.items():
                with writing_whole(each) as stream:
                    stream.write(told)
        except OSError as error:
            raise unwritable(target, error) from error
    return Exported(format.name, (target, *beside))


def _check_beside(target: Path, beside: Iterable[Path]) -> None:
    """Raise UsageError where what goes beside `target` cannot be written, or would be written over it."""
    for each in beside:
        check_writable(each)
        if realpath(each) == realpath(target):
            raise UsageError(f"{each}, which goes beside it, is a link to {target}: name another file.")


@contextmanager
def packed(
    ledger: str | None = None,
    story: str | None = None,
    measure: str | None = None,
    country: str | None = None,
    texts: bool = False,
    as_of_ledger: str | None = None,
) -> Iterator[Parcel]:
    """What goes out, as long as one is inside: the ledger is open until then. The parameters are those of `export`."""
    from counterclaim.ledger.wanted import Wanted
    from counterclaim.output.export import Parcel, Walk
    from counterclaim.relating import told_anew

    check_measure(measure)
    with opened(ledger, as_of_ledger) as store:
        wanted = Wanted(measure, country)
        asked = None if story is None else _asked(store, story, ledger, as_of_ledger)
        if asked is not None:
            wanted = _within(wanted, asked)
        yield Parcel(
            claims=Walk(lambda: told_anew(store.claims(wanted))),
            documents=Walk(lambda: _documents(store, wanted)),
            related=lambda: _fitting(_related(store) if asked is None else asked, wanted),
            said=standing(store),
            names=english_names(),
            made=datetime.now(UTC),
            texts=texts,
            came=lambda doc: came_on(store, doc),
        )


def _asked(store: Ledger, story: str, ledger: str | None, as_of_ledger: str | None) -> list[Dossier]:
    with index_of(ledger, as_of_ledger) as index:
        return told_in_full(index, story) if index else asked_for(story, _related(store))


def _related(store: Ledger) -> list[Dossier]:
    from counterclaim.relating import told_anew

    return dossiers_of(store.documents(), told_anew(store.claims()), store.positions(), standing(store))


def _within(wanted: Wanted, asked: list[Dossier]) -> Wanted:
    """Of what is `wanted`, that which the stories `asked` tell."""
    told = [one.claim for each in asked for course in each.courses for one in course.series.told]
    return replace(wanted, docs=frozenset(claim.doc for claim in told), ids=frozenset(claim.id for claim in told))


def _documents(store: Ledger, wanted: Wanted) -> Iterator[Document]:
    """The documents that have claims which are `wanted`; all where nothing in particular is."""
    from counterclaim.ledger.wanted import ANY

    if wanted == ANY:
        return store.documents()
    own = frozenset(claim.doc for claim in store.claims(wanted))
    return store.documents(own) if len(own) <= NAMED else (each for each in store.documents() if each.id in own)


def _fitting(dossiers: list[Dossier], wanted: Wanted) -> list[Dossier]:
    """`dossiers` with the series that hold something `wanted`, and the verdicts between claims of these."""
    from counterclaim.ledger.wanted import ANY, fits

    if wanted == ANY:
        return dossiers
    found = []
    for each in dossiers:
        courses = tuple(one for one in each.courses if any(fits(told.claim, wanted) for told in one.series.told))
        known = {told.claim.id for one in courses for told in one.series.told}
        verdicts = tuple(one for one in each.verdicts if {one.a, one.b} <= known)
        if courses:
            found.append(replace(each, courses=courses, verdicts=verdicts))
    return found
