"""What can be asked of a ledger."""

from collections.abc import Collection, Iterator
from itertools import groupby

from sqlalchemy import select, true

from counterclaim.errors import LedgerError, UsageError
from counterclaim.ledger import rows
from counterclaim.ledger.additions import additions
from counterclaim.ledger.attention import entries, waiting
from counterclaim.ledger.connect import shown
from counterclaim.ledger.history import history
from counterclaim.ledger.judged import standing
from counterclaim.ledger.judgements import judgements
from counterclaim.ledger.said import one, said_by, said_of, said_since
from counterclaim.ledger.session import Session
from counterclaim.ledger.soundness import faults
from counterclaim.ledger.standing import READ, TOLD, by, newest_reading, newest_version, settled
from counterclaim.ledger.standing_claims import ever_read, standing_claims
from counterclaim.ledger.tables import ADDITIONS, DOCUMENTS, POSITIONS, PROBLEMS, READINGS, VERSIONS
from counterclaim.ledger.tries import Try, kept_bytes, tries
from counterclaim.ledger.versions import version_of, versions_of
from counterclaim.ledger.wanted import ANY, Wanted
from counterclaim.model import (
    AddRun,
    Claim,
    Document,
    Entry,
    Fault,
    Judgement,
    OnProgress,
    Position,
    Problem,
    Step,
    Version,
)

PERSON = "person"
"""The reader of what people note, and add."""


class Answers:
    """What a ledger answers: what stands now, or stood when it is opened at an earlier time."""

    _db: Session

    @property
    def session(self) -> Session:
        """The database underneath, for what is derived from the ledger (`index`)."""
        return self._db

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

    def ever_read(self, id: str) -> Claim | None:
        """The mention `id` as it was last read, though no reading that stands has it; None where none ever had."""
        return ever_read(self._db, id)

    def positions(self) -> Iterator[Position]:
        """The positions that stand, in the order of `claims`."""
        at = self._db.at
        query = (
            select(POSITIONS.c.record).select_from(READ.join(POSITIONS)).where(newest_reading(at), newest_version(at))
        )
        query = query.order_by(DOCUMENTS.c.number, VERSIONS.c.number, POSITIONS.c.number)
        return map(rows.position_of, self._db.stream(query))

    def documents(self, docs: Collection[str] | None = None) -> Iterator[Document]:
        """The newest version of every document, or of those of the ids `docs`, in the order these were first seen."""
        query = select(VERSIONS, DOCUMENTS.c.id).select_from(TOLD).where(newest_version(self._db.at))
        if docs is not None:
            query = query.where(DOCUMENTS.c.id.in_(docs))
        return map(rows.document_from, self._db.stream(query.order_by(DOCUMENTS.c.number)))

    def told(self) -> Iterator[tuple[Document, list[Claim]]]:
        """The newest version of every document that has claims, with those that stand, in the order of its text."""
        documents = self.documents()
        for id, claims in groupby(self.claims(), key=lambda claim: claim.doc):
            found = list(claims)
            document = next((document for document in documents if document.id == id), None) or self.document(id)
            if document is not None:  # it may have been taken out meanwhile
                yield document, found

    def read_by_others(self, reader: str, every: bool = False) -> Iterator[Document]:
        """The newest version of every document that another reader than `reader` read last, or of `every` one; not what
        people noted."""
        query = select(VERSIONS, DOCUMENTS.c.id).select_from(READ).where(newest_version(None), newest_reading(None))
        query = query.where(READINGS.c.reader != PERSON)
        if not every:
            query = query.where(READINGS.c.reader != reader)
        return map(rows.document_from, self._db.stream(query.order_by(DOCUMENTS.c.number)))

    def document(self, id: str, place: int | None = None) -> Document | None:
        """The newest version of the document `id`, or that of the number `place` among its `versions`, whether it
        stands or not; None when there is none."""
        if place is not None:
            return version_of(self._db, id, place)
        query = (
            select(VERSIONS, DOCUMENTS.c.id).select_from(TOLD).where(newest_version(self._db.at), DOCUMENTS.c.id == id)
        )
        return next(map(rows.document_from, self._db.stream(query)), None)

    def versions(self, id: str) -> list[Version]:
        """The versions of the document `id`, oldest first, with those that were taken back."""
        return versions_of(self._db, id)

    def text(self, version: str) -> str:
        """The text whose id is `version`. Raises LedgerError when it is not here."""
        query = select(VERSIONS.c.text).where(VERSIONS.c.text_id == version, by(VERSIONS.c.added, self._db.at)).limit(1)
        for row in self._db.stream(query):
            return str(row.text)
        raise LedgerError(f"The ledger {shown(self._db.address)} holds no text {version}.")

    def problems(self, doc: str | None = None) -> Iterator[Problem]:
        """What still could not be read: of each document as a whole, and in the readings that stand; with `doc`, of the
        document of that id alone."""
        standing = (
            select(READINGS.c.number).select_from(READ).where(newest_reading(self._db.at), newest_version(self._db.at))
        )
        own = true() if doc is None else PROBLEMS.c.doc == doc
        if doc is not None:
            standing = standing.where(DOCUMENTS.c.id == doc)
        query = select(PROBLEMS).where(own, PROBLEMS.c.reading.is_(None) | PROBLEMS.c.reading.in_(standing))
        query = query.where(by(PROBLEMS.c.seen, self._db.at), ~settled(self._db.at)).order_by(PROBLEMS.c.number)
        return map(rows.problem_from, self._db.stream(query))

    def tries(self) -> list[Try]:
        """The `problems`, each with what is known of how to try again what met it."""
        return tries(self._db)

    def kept_bytes(self, tried: Try) -> bytes | None:
        """The bytes that were kept of what met the problem of `tried`, where its reader could not stand it."""
        return kept_bytes(self._db, tried.number)

    def judgements(self, withdrawn: bool = True) -> list[Judgement]:
        """What people said, in the order in which they did; with `withdrawn` False, without those taken back."""
        told = judgements(self._db)
        return told if withdrawn else standing(told)

    def judgement(self, id: str) -> Entry | None:
        """What people said under this `id`, withdrawn or standing; None where there is none."""
        return one(self._db, id)

    def said_of(self, claim: str) -> list[Entry]:
        """What people said of the mention `claim`, and what took that back, in their order; withdrawn or standing."""
        return said_of(self._db, claim)

    def said_by(self, person: str, many: int = 20) -> list[Entry]:
        """What this `person` said last, at most `many`, the newest first; withdrawn or standing."""
        return said_by(self._db, person, many)

    def said_since(self, person: str, time: str) -> int:
        """How many judgements, withdrawals aside, this `person` gave at the UTC `time` or after it."""
        return said_since(self._db, person, time)

    def entries(self) -> list[Entry]:
        """What people said, as `judgements`, each with its state: that it stands, or wants a person's eye again."""
        return entries(self._db)

    def waiting(self) -> Iterator[Entry]:
        """Those of the `entries` whose claim is gone, or no longer found, and that nobody has seen to since, the newest
        first."""
        return waiting(self._db)

    def history(self, claim: str) -> list[Step]:
        """The story of the mention `claim`, oldest first. Raises UsageError where there is none."""
        return history(self._db, claim)

    def additions(self) -> list[AddRun]:
        """The runs of `add` that brought something, oldest first."""
        return additions(self._db)

    def has_run(self, id: str) -> bool:
        """True when the run of `add` of this id brought something."""
        return any(self._db.stream(select(ADDITIONS.c.number).where(ADDITIONS.c.id == id)))

    def faults(self, progress: OnProgress | None = None) -> Iterator[Fault]:
        """What in it cannot be as it is: nothing, where all is well. `progress` is called with versions."""
        return faults(self._db, progress)
