"""The ledger itself: what is put in, and what can be asked of it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from typing import Any, Literal, Self

from sqlalchemy import Row, bindparam, select

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import rows
from counterclaim.ledger.attention import entries
from counterclaim.ledger.connect import plainly, shown
from counterclaim.ledger.history import history
from counterclaim.ledger.judged import standing
from counterclaim.ledger.judgements import judgements, kept
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, TOLD, by, newest_reading, newest_version, settled
from counterclaim.ledger.standing_claims import standing_claims
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, POSITIONS, PROBLEMS, READINGS, SETTLED, VERSIONS
from counterclaim.ledger.wanted import ANY, Wanted
from counterclaim.model import Claim, Document, Entry, Judgement, Position, Problem, Step

PERSON = "person"
"""The reader of what people note, and add."""

Outcome = Literal["new", "version", "unchanged"]


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
        with self._db.writing() as now:
            newest = self._newest(document.id)
            outcome: Outcome = "new" if newest is None else "version" if _says_other(document, newest) else "unchanged"
            if newest is None or outcome == "version":
                owner = self._db.insert(DOCUMENTS, id=document.id, seen=now) if newest is None else newest.document
                version = self._db.insert(VERSIONS, **rows.version_row(document, owner, now))
            else:
                version = newest.number
            self._settle(document.id, now)
            if outcome != "unchanged" or not self._was_read(version, reader, problems):
                self._insert_reading(version, claims, positions, problems, reader, now)
        return outcome

    def read_again(
        self,
        document: Document,
        claims: Sequence[Claim],
        positions: Sequence[Position],
        problems: Sequence[Problem],
        reader: str,
    ) -> list[Claim]:
        """Keep what `reader` now makes of the newest version of `document`, unless that is what it made of it before;
        tell the claims of the reading that stood until now."""
        with self._db.writing() as now:
            version = self._newest(document.id)
            newest = self._newest_reading(version.number) if version else None
            if version is None or version.text_id != document.version or newest is None:
                return list(claims)  # another program has put in a newer version: that one is read already
            before = [rows.claim_of(row) for row in self._db.rows(_CLAIMS_OF, reading=newest.number)]
            held = [rows.position_of(row) for row in self._db.rows(_POSITIONS_OF, reading=newest.number)]
            same = (before, held) == (list(claims), list(positions))
            if not same or not self._was_read(version.number, reader, problems):
                self._insert_reading(version.number, claims, positions, problems, reader, now)
        return before

    def add_problem(self, problem: Problem) -> None:
        """Keep `problem` of a document that could not be read at all, unless it is known already."""
        with self._db.writing() as now:
            if problem not in map(rows.problem_from, self._db.rows(_UNSETTLED, doc=problem.doc)):
                self._db.insert(PROBLEMS, **rows.problem_row(problem, None, now))

    def holds(self, document: Document, reader: str) -> bool:
        """True when `reader` has read `document` as it is here, so that adding it would change nothing.

        False also when that reading, or an earlier try, met a problem with the document as a whole: it is worth
        another try.
        """
        with plainly(self._db.address), self._db.reading():
            newest = self._newest(document.id)
            if newest is None or _says_other(document, newest):
                return False
            reading = self._newest_reading(newest.number)
            if reading is None or reading.reader != reader:
                return False
            kept = self._db.rows(_PROBLEMS_OF, reading=reading.number)
            return all(row.start is not None for row in kept) and not self._db.rows(_UNSETTLED, doc=document.id)

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

    # Underneath

    def _insert_reading(
        self,
        version: int,
        claims: Sequence[Claim],
        positions: Sequence[Position],
        problems: Sequence[Problem],
        reader: str,
        now: str,
    ) -> None:
        reading = self._db.insert(READINGS, version=version, reader=reader, at=now)
        self._db.insert_all(CLAIMS, [rows.claim_row(claim, reading) for claim in claims])
        self._db.insert_all(POSITIONS, [rows.position_row(position, reading) for position in positions])
        self._db.insert_all(PROBLEMS, [rows.problem_row(problem, reading, now) for problem in problems])

    def _newest(self, document: str) -> Row[Any] | None:
        return next(iter(self._db.rows(_NEWEST_OF, doc=document)), None)

    def _newest_reading(self, version: int) -> Row[Any] | None:
        return next(iter(self._db.rows(_NEWEST_READING_OF, version=version)), None)

    def _was_read(self, version: int, reader: str, problems: Sequence[Problem]) -> bool:
        reading = self._newest_reading(version)
        if reading is None or reading.reader != reader:
            return False
        return rows.same_problems(self._db.rows(_PROBLEMS_OF, reading=reading.number), problems)

    def _settle(self, document: str, now: str) -> None:
        unsettled = self._db.rows(_UNSETTLED, doc=document)
        self._db.insert_all(SETTLED, [{"problem": problem.number, "at": now} for problem in unsettled])


# Made once, for they are asked for every document.

_NEWEST_OF = (
    select(*(column for column in VERSIONS.c if column.name not in ("text", "raw", "clutter")))
    .select_from(TOLD)
    .where(DOCUMENTS.c.id == bindparam("doc"))
    .order_by(VERSIONS.c.number.desc())
    .limit(1)
)
_NEWEST_READING_OF = (
    select(READINGS).where(READINGS.c.version == bindparam("version")).order_by(READINGS.c.number.desc()).limit(1)
)
_CLAIMS_OF = select(CLAIMS.c.record).where(CLAIMS.c.reading == bindparam("reading")).order_by(CLAIMS.c.number)
_POSITIONS_OF = (
    select(POSITIONS.c.record).where(POSITIONS.c.reading == bindparam("reading")).order_by(POSITIONS.c.number)
)
_PROBLEMS_OF = select(PROBLEMS).where(PROBLEMS.c.reading == bindparam("reading"))

# Problems with a document as a whole, from tries at which no text of it came to hand.
_UNSETTLED = select(PROBLEMS).where(PROBLEMS.c.doc == bindparam("doc"), PROBLEMS.c.reading.is_(None), ~settled(None))


def _says_other(document: Document, newest: Row[Any]) -> bool:
    """True when `document` tells something that its newest version in the ledger does not.

    What a later telling leaves out does not count, nor a date that was found against one that was given by hand: a
    second `add` without the options of the first changes nothing.
    """
    told = ("lang", "title", "url", "outlet")
    if document.version != newest.text_id or any(
        getattr(document, fact) not in (None, getattr(newest, fact)) for fact in told
    ):
        return True
    published, before = document.published, rows.published_from(newest)
    if published is None or (before and before.source == "given" != published.source):
        return False
    return published != before
