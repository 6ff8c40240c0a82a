"""The ledger itself: what is put in, and what can be asked of it."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal, Self

from sqlalchemy import select

from counterclaim.errors import LedgerError
from counterclaim.ledger import rows
from counterclaim.ledger.additions import Run, take_back
from counterclaim.ledger.asking import Answers
from counterclaim.ledger.connect import plainly
from counterclaim.ledger.erasing import erase, refusal
from counterclaim.ledger.fetches import recall, remember
from counterclaim.ledger.fresh import Come, by_document, fresh, put_in
from counterclaim.ledger.index.forgetting import forget, forgot
from counterclaim.ledger.index.mark import newest
from counterclaim.ledger.inputs import Input, held_all, note
from counterclaim.ledger.judgements import kept
from counterclaim.ledger.newest import (
    found_of,
    newest_of,
    newest_reading_by,
    newest_reading_of,
    says_other,
    unsettled_of,
    was_read,
)
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, POSITIONS, PROBLEMS, READINGS, SETTLED, VERSIONS
from counterclaim.ledger.tries import Try, settle
from counterclaim.model import (
    Claim,
    Document,
    Erasure,
    Judgement,
    Position,
    Problem,
    Reading,
    Remembered,
    TakenBack,
)

Outcome = Literal["new", "version", "unchanged"]
Taken = Literal["new", "version", "unchanged", "unread"]
Kept = tuple[str, Taken, Reading]
"""A document's id, what was new about it, and what was found in it."""


class Ledger(Answers):
    """An append-only store of documents, their versions, their claims and what could not be read.

    A document is one id; each text (or date, address, outlet, language) told of it is a version; each reader that read
    a version left one reading with its claims and problems. The newest reading of the newest version is what stands,
    as far as people do not judge otherwise.
    """

    def __init__(self, session: Session) -> None:
        self._db = session
        self._run: Run | None = None
        self._again = False

    @classmethod
    def open(cls, address: str, create: bool = True, at: str | None = None) -> Self:
        """The ledger at `address` (a path, or `postgresql://…`), its tables brought up to date.

        With `create` it is made where there is none and can be written; without, or with `at`, it is only read. `at`,
        a day or a time as ISO writes it, shows the ledger as it stood then. Raises LedgerError with what to do when it
        cannot be opened, MissingExtra when PostgreSQL's driver is not installed, UsageError for an `at` that is none.
        """
        return cls(Session.open(address, create, at))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. What was not committed is not kept."""
        self._db.close()

    # Putting in

    def batch(self) -> AbstractContextManager[str]:
        """What is added inside is kept as a whole, or, when something raises, not at all; told is the time it bears."""
        return self._db.batch()

    def adding(self, by: str | None, asked: Mapping[str, Any], run: str | None = None) -> str:
        """From now on, what is added bears one run of `add`, by this person, who asked for that; tell the run's id:
        `run`, where several programs add together.

        A run that brings nothing leaves no trace.
        """
        self._run = Run(by, asked, run) if run else Run(by, asked)
        return self._run.id

    def try_again(self) -> None:
        """From now on, nothing counts as read already: what is added is read, quarantined or not."""
        self._again = True

    def settle(self, tried: Sequence[Try], met: Sequence[Problem]) -> None:
        """Settle those of the problems `tried` again, of documents as a whole, that are not among those `met` now."""
        with self._db.writing() as now:
            settle(self._db, tried, met, now)

    def take_all(self, batch: Sequence[Come], reader: str) -> list[Kept]:
        """Keep what `reader` found in the pieces and documents of a `batch`, as a whole or not at all, and tell of each
        document what was new about it; of pieces also that they were read (see `held`)."""
        kept = list[Kept]()
        with self._db.writing() as now:
            news = fresh(self._db, batch)
            for is_fresh, some in groupby(zip(batch, news, strict=True), key=lambda each: each[1] is not None):
                if is_fresh:
                    coming = [(input, new) for (input, _), new in some if new]
                    put_in(self._db, coming, reader, self._addition(now) if coming else None, now)
                    kept += [(each.document.id, "new", each) for _, new in coming for each in new]
                    continue
                for (input, found), _ in some:
                    kept += [(doc, *self.take(doc, told, reader)) for doc, told in by_document(found)]
                    if input and not all(isinstance(each, Reading) and each.held for each in found):
                        self.note(input, found, reader)
        return kept

    def take(self, doc: str, told: Sequence[Reading | Problem], reader: str) -> tuple[Taken, Reading]:
        """Keep what `reader` found in the document `doc`, and say what was new about it: as `add` does, or "unread"."""
        problems = tuple(p for each in told for p in (each.problems if isinstance(each, Reading) else (each,)))
        for each in told:
            if isinstance(each, Reading):
                whole = replace(each, problems=problems)
                if each.held:
                    return "unchanged", whole
                if refused := self._refusal(each.document):
                    problems = (refused,)
                    break
                return self.add(each.document, each.claims, problems, reader, each.positions), whole
        for problem in problems:
            self.add_problem(problem)
        return "unread", Reading(Document(doc, ""), problems=problems)

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        problems: Sequence[Problem],
        reader: str,
        positions: Sequence[Position] = (),
    ) -> Outcome:
        """Keep `document` with what `reader` made of it, and say what was new about it.

        "new": the first of its id. "version": its text, or a date, address, outlet, title or language told of it, is
        another than before. "unchanged": neither; what is kept already is not kept again.
        """
        found = Reading(document, tuple(claims), tuple(problems), positions=tuple(positions))
        with self._db.writing() as now:
            newest = newest_of(self._db, document.id)
            outcome: Outcome = "new" if newest is None else "version" if says_other(document, newest) else "unchanged"
            if newest is None or outcome == "version":
                owner = newest.document if newest else self._document(document.id, now)
                row = rows.version_row(document, owner, now)
                version = self._db.insert(VERSIONS, **row, addition=self._addition(now))
            else:
                version = newest.number
            self._settle(document.id, now)
            if outcome != "unchanged" or not was_read(self._db, version, reader, found.problems):
                self._insert_reading(version, found, reader, now)
        return outcome

    def read_again(self, found: Reading, reader: str) -> list[Claim]:
        """Keep what `reader` now finds in the newest version of a document, unless that is what it found before; tell
        the claims of the reading that stood until now."""
        with self._db.writing() as now:
            version = newest_of(self._db, found.document.id)
            newest = newest_reading_of(self._db, version.number) if version else None
            if version is None or version.text_id != found.document.version or newest is None:
                return list(found.claims)  # another program has put in a newer version: that one is read already
            before, held = found_of(self._db, newest.number)
            same = (before, held) == (list(found.claims), list(found.positions))
            if not same or not was_read(self._db, version.number, reader, found.problems):
                self._insert_reading(version.number, found, reader, now)
        return before

    def read_by_two(self, first: Reading, by: str, second: Reading, beside: str) -> None:
        """Keep what two readers find in the newest version of a document, unless that is what it holds of both: what
        the `first`, `by` name, finds stands, and the `second` stands `beside` it."""
        with self._db.writing() as now:
            version = newest_of(self._db, first.document.id)
            if version is None or version.text_id != first.document.version:
                return  # another program has put in a newer version
            kept = newest_reading_by(self._db, version.number, beside)
            if kept is None or found_of(self._db, kept.number) != (list(second.claims), list(second.positions)):
                self._insert_reading(version.number, second, beside, now)
            self.read_again(first, by)

    def add_problem(self, problem: Problem) -> None:
        """Keep `problem` of a document that could not be read at all, unless it is known already."""
        with self._db.writing() as now:
            if problem not in map(rows.problem_from, unsettled_of(self._db, problem.doc)):
                self._db.insert(PROBLEMS, **rows.problem_row(problem, None, now), addition=self._addition(now))

    def note(self, input: Input, found: Sequence[Reading | Problem], reader: str) -> None:
        """Note what `input` gave, all of which is kept, so that `held` knows it again."""
        with self._db.writing() as now:
            note(self._db, input, found, reader, now)

    def held(self, item: Document | Input | str, reader: str) -> list[Reading | Problem] | None:
        """What `reader` found in `item`, or in the piece with that digest, before, where all of it stands and adding it
        would change nothing; else None.

        What was met before by a problem as a whole is worth another try, and so None, but for a piece that its reader
        could not stand (see `QUARANTINED`).
        """
        return self.held_all([item], reader)[0]

    def held_all(self, items: Sequence[Document | Input | str], reader: str) -> list[list[Reading | Problem] | None]:
        """What `held` tells of each of the `items`, all of them asked for at one time."""
        if self._again:
            return [None] * len(items)
        with plainly(self._db.address), self._db.reading():
            return held_all(self._db, items, reader)

    def recall(self, asked: str) -> Remembered | None:
        """What was last remembered of the address `asked`."""
        with plainly(self._db.address), self._db.reading():
            return recall(self._db, asked)

    def remember(self, asked: str, remembered: Remembered) -> None:
        """Remember what the address `asked` answered."""
        with self._db.writing() as now:
            remember(self._db, asked, remembered, now)

    # What people say of it

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep `judgement`, and tell it with its id and time.

        Raises UsageError where it hangs on what is not in the ledger.
        """
        with self._db.writing() as now:
            return kept(self._db, judgement, now)

    # How it came to hold it, and what is taken out again

    def take_back(self, what: str, by: str, why: str) -> TakenBack:
        """Take back the addition (`a_…`), the ban on an erased text (`e_…`) or the withdrawal (`w_…`) of the id `what`.

        Raises UsageError where there is none, or it is taken back already.
        """
        with self._db.writing() as now:
            return take_back(self._db, what, by, why, now)

    def erase(self, doc: str, by: str, why: str) -> Erasure:
        """Remove the words of the document `doc` from the ledger's rows, and then from its pages.

        Raises UsageError where there is no such document; LedgerError where the rows are gone, but another program
        kept the pages from being written anew: called again, it does that.
        """
        with self._db.batch() as now:
            before = newest(self._db)
            forget(self._db, doc)
            erasure = erase(self._db, doc, by, why, now)
            forgot(self._db, before)
        if not self._db.rewrite():
            raise LedgerError(
                f"{doc} is erased, but another program reads the ledger, and keeps the words in the file's log "
                f"({self._db.address}-wal). End that program, and run the same command again."
            )
        return erasure

    # Underneath

    def _insert_reading(self, version: int, found: Reading, reader: str, now: str) -> None:
        reading = self._db.insert(READINGS, version=version, reader=reader, at=now)
        self._db.insert_all(CLAIMS, [rows.claim_row(claim, reading) for claim in found.claims])
        self._db.insert_all(POSITIONS, [rows.position_row(position, reading) for position in found.positions])
        self._db.insert_all(PROBLEMS, [rows.problem_row(problem, reading, now) for problem in found.problems])

    def _settle(self, document: str, now: str) -> None:
        if unsettled := unsettled_of(self._db, document):
            run = self._addition(now)
            self._db.insert_all(
                SETTLED, [{"problem": problem.number, "at": now, "addition": run} for problem in unsettled]
            )

    def _document(self, id: str, now: str) -> int:
        """The row of the document `id`, of which nothing stands: made, where there is none."""
        for row in self._db.rows(select(DOCUMENTS.c.number).where(DOCUMENTS.c.id == id)):
            return int(row.number)
        return self._db.insert(DOCUMENTS, id=id, seen=now)

    def _addition(self, now: str) -> int | None:
        return self._run.number(self._db, now) if self._run else None

    def _refusal(self, document: Document) -> Problem | None:
        with self._db.writing():
            return refusal(self._db, document)
