"""The Python interface: a ledger that is named once, and answers with rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar, get_args

from counterclaim.api import changing, checking, exporting, looking, proving, reading, relating
from counterclaim.api.inputs import Paths
from counterclaim.errors import UsageError
from counterclaim.model import (
    Change,
    Checked,
    Claim,
    Described,
    Identity,
    Met,
    OnProgress,
    Position,
    Problem,
    Relation,
    Step,
    Story,
    Toll,
    Verdict,
)
from counterclaim.output.frames import Frame, Rows
from counterclaim.output.frames.claims import CLAIMS
from counterclaim.output.frames.reports import DOCUMENTS, POSITIONS, PROBLEMS, SPEAKERS, STORIES
from counterclaim.output.frames.standing import CHANGES, CHECKED, TOLLS, VERDICTS
from counterclaim.settings import Pages, ledger_address

if TYPE_CHECKING:
    from counterclaim.api.exporting import Exported
    from counterclaim.api.proving import Proven
    from counterclaim.api.reading import Added
    from counterclaim.reconcile.dossier import Dossier
    from counterclaim.reconcile.toll import Choice

T = TypeVar("T")

Time = str | date
"""A day or a time: as ISO writes it ("2025-05-14", "2025-05-14T12:00+02:00"), or a `date` or `datetime`. A time without
a zone is one of this machine's."""


class Ledger:
    """A ledger: what reports say of people, who says so, and the words that prove it.

        from counterclaim import Ledger

        with Ledger.open("flood.db") as ledger:
            ledger.add("reports/")
            for claim in ledger.claims(measure="killed"):
                print(claim.gloss)

    Each method does what the command of its name does. Methods that look answer with `Rows`: sequences of records
    that are tables as well (`ledger.claims().to_polars()`), which go on being there when the ledger is closed.

    A ledger keeps no connection between two calls: each opens the database, answers and lets go of it. So one ledger
    may be used from several threads at once, and what other programs add is there at the next call. Reading goes on
    while others write; of those that write, one waits for the other.
    """

    def __init__(self, address: str, as_of: str | None = None) -> None:
        """Use `Ledger.open`, which sees to it that there is a ledger at `address`."""
        self._address, self._as_of, self._closed = address, as_of, False

    @classmethod
    def open(
        cls, address: str | PathLike[str] | None = None, *, create: bool = True, as_of: Time | None = None
    ) -> Self:
        """The ledger at `address`: a file's path or `postgresql://…`; with None `COUNTERCLAIM_LEDGER`, else
        `counterclaim.db` here.

        With `create` it is made where there is none. With `as_of` it is shown as it stood then (a day is its end), and
        nothing can be put in. Raises LedgerError with what to do when it cannot be opened, MissingExtra when
        PostgreSQL's driver is not installed, UsageError for an `as_of` that is no time.
        """
        from counterclaim.ledger import Ledger as Store

        found, then = ledger_address(None if address is None else fspath(address)), _iso(as_of)
        place = found if "://" in found else str(Path(found).absolute())  # a program may go to another folder meanwhile
        Store.open(place, create and then is None, then).close()
        return cls(place, then)

    def close(self) -> None:
        """From now on, refuse to be asked: nothing else is held that would have to be let go of. Rows stay."""
        self._closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __repr__(self) -> str:
        from counterclaim.ledger.connect import shown

        then = f", as_of={self._as_of!r}" if self._as_of else ""
        return f"<Ledger {shown(self._address)!r}{then}{', closed' if self._closed else ''}>"

    @property
    def address(self) -> str:
        """Where it is: what the functions of the package take as `ledger`, as in `judge.accept(id, ledger=…)`."""
        return self._address

    # Putting in

    def add(
        self,
        files: Paths,
        *,
        date: str | None = None,
        url: str | None = None,
        outlet: str | None = None,
        lang: str | None = None,
        progress: OnProgress | None = None,
        pages: Pages = "careful",
    ) -> Added:
        """Read the reports at `files` into it: one or several files, folders, addresses, "@list" for those that a list
        names. Tells what was new, and what could not be read (`problems`).

        `date`, `url`, `outlet` and `lang` say what the files do not. Adding the same again changes nothing. `progress`
        is called with how far it is. `pages` is how web pages are read: "careful", or "fast" for archives. Raises
        UsageError for files that are not there.
        """
        return reading.add(files, self._now, date, url, outlet, lang, progress, pages=pages)

    # Looking

    def claims(
        self,
        measure: str | None = None,
        *,
        country: str | None = None,
        speaker: str | None = None,
        lang: str | None = None,
        story: str | Story | None = None,
        since: Time | None = None,
        until: Time | None = None,
    ) -> Rows[Claim]:
        """Who says how many: the claims that stand, in time order, undated ones last.

        `measure` is what is counted ("killed"); `country` that of the people or of the place, as ISO 3166-1 alpha-2;
        `speaker` any part of the name of who says it; `lang` the report's language; `story` one of `stories`, its id,
        or words of its title. `since` and `until`, both included, are held against the date that puts a claim in order:
        as of, else said, else published. Raises UsageError for a measure, a story or a time that there is not.
        """
        from counterclaim.output.between import between

        found = looking.show(self._here, measure, country, speaker, lang, _id(story), self._as_of)
        return self._rows(between(found, _iso(since), _iso(until)), CLAIMS)

    def stories(self) -> Rows[Story]:
        """Which reports tell of the same happenings, the story of most reports last."""
        return self._rows(relating.stories(ledger=self._here, as_of_ledger=self._as_of), STORIES)

    def toll(
        self, story: str | Story | None = None, *, measure: str | None = None, best: Choice = "latest-official"
    ) -> Rows[Toll]:
        """What stands of each count, of all stories or of one: low, best and high, with who is behind them.

        `story` and `measure` are those of `claims`; `best` says how the best is chosen: latest-official, range-only or
        ucdp. Raises UsageError for a story, a measure or a choice that there is not.
        """
        looking.check_measure(measure)
        asked = self._dossiers(story)
        if asked is not None and best == "latest-official":
            found = (one.toll for each in asked for one in each.courses if one.toll)
        else:
            stories = {one.story.id for one in asked or ()}
            every = relating.toll(ledger=self._here, best=best, as_of_ledger=self._as_of)
            found = (one for one in every if asked is None or one.story in stories)
        kept = (one for one in found if measure in (None, one.measure))
        return self._rows(kept, TOLLS)

    def verdicts(
        self, story: str | Story | None = None, *, relation: Relation | None = None, rules: str | None = None
    ) -> Rows[Verdict]:
        """How the figures stand to each other, of all stories or of one: which repeat, update, agree with or
        contradict which, and why.

        `story` is that of `claims`; `relation` keeps one kind ("contradicts"); `rules` names a rule set, without it the
        newest. Raises UsageError for a story, a relation or a rule set that there is not.
        """
        if relation not in (None, *get_args(Relation)):
            raise UsageError(f"There is no relation {relation!r}. They are: {', '.join(get_args(Relation))}.")
        asked = self._dossiers(story)
        if asked is not None and rules is None:
            found = (one for each in asked for one in each.verdicts)
        else:
            told = {one.claim.id for each in asked or () for course in each.courses for one in course.series.told}
            every = relating.verdicts(ledger=self._here, rules=rules, as_of_ledger=self._as_of)
            found = (one for one in every if asked is None or {one.a, one.b} <= told)
        return self._rows((one for one in found if relation in (None, one.relation)), VERDICTS)

    def changes(
        self, since: Time | None = None, *, story: str | Story | None = None, ledger_as_of: Time | None = None
    ) -> Rows[Change]:
        """What changed: each count as it stood and as it stands, by whom, with the words.

        `since` is a day or a time, or "12 hours" before the newest report appeared: what appeared from then on is new.
        `ledger_as_of`, in its place, compares with the ledger as it stood then. `story` is that of `claims`. Raises
        UsageError for a time or a story that there is not.
        """
        from counterclaim.output.changes import summary

        found = changing.changes((), self._now, _iso(since), _id(story), as_of_ledger=_iso(ledger_as_of))
        return self._rows(found.rows, CHANGES, summary(found).strip())

    def check(self, draft: str | PathLike[str], *, date: str | None = None, lang: str | None = None) -> Rows[Checked]:
        """Each figure of `draft` (words, or the name of a file) held against the reports: current, outdated, distorted,
        contested or unknown, and why.

        `date` and `lang` say when and in which language it is written, where it does not. What could not be read of it
        is in the `problems` of the answer.
        """
        from counterclaim.output.checked import looked_at_words

        problems = list[Problem]()
        found = checking.check(fspath(draft), (), self._here, date, lang, problems.append, self._as_of)
        return self._rows(found, CHECKED, looked_at_words(found[0]) if found else "", problems)

    def proof(self, of: Proven | str | Iterable[str]) -> Rows[Claim]:
        """The claims behind a toll, a verdict, a change or a checked figure, or those of the ids that are given: each
        with its sentence and the characters that prove it. Those of a toll end with the newest."""
        return self._rows(proving.claims_behind(proving.ids_of(of), self._here, self._as_of), CLAIMS)

    def positions(self) -> Rows[Position]:
        """Who confirms, denies, declines to say or could not verify what is counted, report by report."""
        return self._rows(reading.positions(ledger=self._here, as_of_ledger=self._as_of), POSITIONS)

    def speakers(self) -> Rows[Identity]:
        """Who gives and passes on the figures: each body and person once, those of most claims first."""
        return self._rows(relating.speakers(ledger=self._here, as_of_ledger=self._as_of), SPEAKERS)

    def documents(self) -> Rows[Described]:
        """What is known of each report: title, outlet, author, language, dates, addresses, and where from."""
        return self._rows(looking.documents(ledger=self._here, as_of_ledger=self._as_of), DOCUMENTS)

    def problems(self) -> Rows[Met]:
        """What could not be read, and why; since when, and where it lies."""
        return self._rows(looking.problems(self._now), PROBLEMS)

    def history(self, claim: Claim | str) -> list[Step]:
        """A claim's story, oldest first: who read it when, what people said of it. Raises UsageError where there is no
        such claim."""
        return looking.history(claim if isinstance(claim, str) else claim.id, self._now)

    # Taking out

    def export(
        self,
        to: str,
        path: str | PathLike[str] | BinaryIO,
        *,
        story: str | Story | None = None,
        measure: str | None = None,
        country: str | None = None,
        texts: bool = False,
    ) -> Exported:
        """Write what stands to `path` (or something open for bytes) in the format `to`: csv, xlsx, parquet, geojson and
        the others that `counterclaim export --help` lists.

        `story`, `measure` and `country` keep what they name, as in `claims`; with `texts` the full texts of the reports
        go out too. Raises UsageError for a format that there is not and a path that cannot be written, MissingExtra
        where the format needs a package that is not there.
        """
        return exporting.export(path, to, self._here, _id(story), measure, country, texts, self._as_of)

    # Underneath

    @property
    def _here(self) -> str:
        """Its address. Raises UsageError where it is closed."""
        if self._closed:
            raise UsageError(f"{self!r} cannot be asked any more: open it again with Ledger.open.")
        return self._address

    @property
    def _now(self) -> str:
        """Its address, for what knows the ledger only as it stands now. Raises UsageError for an earlier one."""
        if self._as_of is not None:
            raise UsageError(f"{self!r} is one of an earlier time: for this, open it without as_of.")
        return self._here

    def _dossiers(self, story: str | Story | None) -> list[Dossier] | None:
        """What stands of the `story` that is asked for, of several the smallest first, None where none is."""
        if story is None:
            return None
        found = relating.dossiers((), self._here, _id(story), as_of_ledger=self._as_of)
        return sorted(found, key=lambda one: (len(one.story.docs), one.story.id))

    def _rows(self, found: Iterable[T], frame: Frame[T], about: str = "", problems: Iterable[Problem] = ()) -> Rows[T]:
        return Rows(found, frame, about, problems, self._claims)

    def _claims(self, ids: Collection[str]) -> Mapping[str, Claim]:
        """The claims of these `ids`, which rows show in a notebook, also when the ledger is closed."""
        return {claim.id: claim for claim in proving.claims_behind(ids, self._address, self._as_of)}


def _id(story: str | Story | None) -> str | None:
    return story.id if isinstance(story, Story) else story


def _iso(time: Time | None) -> str | None:
    return time.isoformat() if isinstance(time, date) else time
