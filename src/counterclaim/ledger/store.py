"""The ledger itself: what is put in, and what can be asked of it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import groupby
from typing import Literal, Self

from sqlalchemy import select

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import rows
from counterclaim.ledger.attention import entries
from counterclaim.ledger.connect import plainly, shown
from counterclaim.ledger.history import history
from counterclaim.ledger.inputs import Input, held, note
from counterclaim.ledger.judged import standing
from counterclaim.ledger.judgements import judgements, kept
from counterclaim.ledger.newest import (
    found_of,
    is_read,
    newest_of,
    newest_reading_of,
    says_other,
    unsettled_of,
    was_read,
)
from counterclaim.ledger.session import Session
from counterclaim.ledger.soundness import faults
from counterclaim.ledger.standing import READ, TOLD, by, newest_reading, newest_version, settled
from counterclaim.ledger.standing_claims import standing_claims
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, POSITIONS, PROBLEMS, READINGS, SETTLED, VERSIONS
from counterclaim.ledger.wanted import ANY, Wanted
from counterclaim.model import Claim, Document, Entry, Fault, Judgement, OnProgress, Position, Problem, Reading, Step

PERSON = "person"
"""The reader of what people note, and add."""

Outcome = Literal["new", "version", "unchanged"]
Taken = Literal["new", "version", "unchanged", "unread"]


class Ledger:
    """An append-only store of documents, their versions, their claims and what could not be read.

    A document is one id; each text (or date, address, outlet, language) told of it is a version; each reader that read
    a version left one reading with its claims and problems. The newest reading of the newest version is what stands,
    as far as people do not judge otherwise.
    """

    def __init__(self, session: Session) -> None:
        self._db = session

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

    def take(self, doc: str, told: Sequence[Reading | Problem], reader: str) -> tuple[Taken, Reading]:
        """Keep what `reader` found in the document `doc`, and say what was new about it: as `add` does, or "unread"."""
        problems = tuple(p for each in told for p in (each.problems if isinstance(each, Reading) else (each,)))
        for each in told:
            if isinstance(each, Reading):
                whole = replace(each, problems=problems)
                if each.held:
                    return "unchanged", whole
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
                owner = self._db.insert(DOCUMENTS, id=document.id, seen=now) if newest is None else newest.document
                version = self._db.insert(VERSIONS, **rows.version_row(document, owner, now))
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

    def add_problem(self, problem: Problem) -> None:
        """Keep `problem` of a document that could not be read at all, unless it is known already."""
        with self._db.writing() as now:
            if problem not in map(rows.problem_from, unsettled_of(self._db, problem.doc)):
                self._db.insert(PROBLEMS, **rows.problem_row(problem, None, now))

    def note(self, input: Input, found: Sequence[Reading | Problem], reader: str) -> None:
        """Note what `input` gave, all of which is kept, so that `held` knows it again."""
        with self._db.writing() as now:
            note(self._db, input, found, reader, now)

    def held(self, item: Document | Input, reader: str) -> list[Reading | Problem] | None:
        """What `reader` found in `item` before, where all of it stands and adding it would change nothing; else None.

        What was met before by a problem as a whole is worth another try, and so None, but for a piece that its reader
        could not stand (see `QUARANTINED`).
        """
        with plainly(self._db.address), self._db.reading():
            if not isinstance(item, Document):
                return held(self._db, item.digest, reader)
            newest = newest_of(self._db, item.id)
            if newest is None or says_other(item, newest) or not is_read(self._db, newest.number, item.id, reader):
                return None
            return [Reading(Document(item.id, ""), held=True)]

    # Asking

    def claims(self, wanted: Wanted = ANY) -> Iterator[Claim]:
        """The claims that stand and are `wanted`, document by document in the order these were first seen, each in the
        order of its text."""
        return standing_claims(self._db, wanted)

    def claim(self, id: str) -> Claim:
        """The claim of the mention `id`, whichever version it stands in, and even if it is rejected. Raises UsageError
        where there is none."""
        for judged in (True, False):
            for claim in self.claims(Wanted(id=id, all_versions=True, judged=judged)):
                return claim
        raise UsageError(
            f"There is no claim {id} in this ledger: `counterclaim claims --format jsonl` tells their ids."
        )

    def positions(self) -> Iterator[Position]:
        """The positions that stand, in the order of `claims`."""
        at = self._db.at
        query = (
            select(POSITIONS.c.record).select_from(READ.join(POSITIONS)).where(newest_reading(at), newest_version(at))
        )
        query = query.order_by(DOCUMENTS.c.number, VERSIONS.c.number, POSITIONS.c.number)
        return map(rows.position_of, self._db.stream(query))

    def documents(self) -> Iterator[Document]:
        """The newest version of every document, in the order these were first seen."""
        query = select(VERSIONS, DOCUMENTS.c.id).select_from(TOLD).where(newest_version(self._db.at))
        return map(rows.document_from, self._db.stream(query.order_by(DOCUMENTS.c.number)))

    def told(self) -> Iterator[tuple[Document, list[Claim]]]:
        """The newest version of every document that has claims, with those that stand, in the order of its text."""
        documents = self.documents()
        for id, claims in groupby(self.claims(), key=lambda claim: claim.doc):
            yield next(document for document in documents if document.id == id), list(claims)

    def read_by_others(self, reader: str, every: bool = False) -> Iterator[Document]:
        """The newest version of every document that another reader than `reader` read last, or of `every` one; not what
        people noted."""
        query = select(VERSIONS, DOCUMENTS.c.id).select_from(READ).where(newest_version(None), newest_reading(None))
        query = query.where(READINGS.c.reader != PERSON)
        if not every:
            query = query.where(READINGS.c.reader != reader)
        return map(rows.document_from, self._db.stream(query.order_by(DOCUMENTS.c.number)))

    def document(self, id: str) -> Document | None:
        """The newest version of the document `id`, None when there is none."""
        query = (
            select(VERSIONS, DOCUMENTS.c.id).select_from(TOLD).where(newest_version(self._db.at), DOCUMENTS.c.id == id)
        )
        return next(map(rows.document_from, self._db.stream(query)), None)

    def text(self, version: str) -> str:
        """The text whose id is `version`. Raises LedgerError when it is not here."""
        query = select(VERSIONS.c.text).where(VERSIONS.c.text_id == version, by(VERSIONS.c.added, self._db.at)).limit(1)
        for row in self._db.stream(query):
            return str(row.text)
        raise LedgerError(f"The ledger {shown(self._db.address)} holds no text {version}.")

    def problems(self) -> Iterator[Problem]:
        """What still could not be read: of each document as a whole, and in the readings that stand."""
        standing = (
            select(READINGS.c.number).select_from(READ).where(newest_reading(self._db.at), newest_version(self._db.at))
        )
        query = select(PROBLEMS).where(PROBLEMS.c.reading.is_(None) | PROBLEMS.c.reading.in_(standing))
        query = query.where(by(PROBLEMS.c.seen, self._db.at), ~settled(self._db.at)).order_by(PROBLEMS.c.number)
        return map(rows.problem_from, self._db.stream(query))

    # What people say of it

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep `judgement`, and tell it with its id and time.

        Raises UsageError where it hangs on what is not in the ledger.
        """
        with self._db.writing() as now:
            return kept(self._db, judgement, now)

    def judgements(self, withdrawn: bool = True) -> list[Judgement]:
        """What people said, in the order in which they did; with `withdrawn` False, without those taken back."""
        told = judgements(self._db)
        return told if withdrawn else standing(told)

    def entries(self) -> list[Entry]:
        """What people said, as `judgements`, each with its state: that it stands, or wants a person's eye again."""
        return entries(self._db)

    def history(self, claim: str) -> list[Step]:
        """The story of the mention `claim`, oldest first. Raises UsageError where there is none."""
        return history(self._db, claim)

    # Whether it is sound

    def faults(self, progress: OnProgress | None = None) -> Iterator[Fault]:
        """What in it cannot be as it is: nothing, where all is well. `progress` is called with versions."""
        return faults(self._db, progress)

    # Underneath

    def _insert_reading(self, version: int, found: Reading, reader: str, now: str) -> None:
        reading = self._db.insert(READINGS, version=version, reader=reader, at=now)
        self._db.insert_all(CLAIMS, [rows.claim_row(claim, reading) for claim in found.claims])
        self._db.insert_all(POSITIONS, [rows.position_row(position, reading) for position in found.positions])
        self._db.insert_all(PROBLEMS, [rows.problem_row(problem, reading, now) for problem in found.problems])

    def _settle(self, document: str, now: str) -> None:
        unsettled = unsettled_of(self._db, document)
        self._db.insert_all(SETTLED, [{"problem": problem.number, "at": now} for problem in unsettled])
