"""The ledger itself: what is put in, and what can be asked of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, RootTransaction, Row, Select, bindparam, exists, insert, select

from counterclaim.errors import LedgerError
from counterclaim.ledger import rows
from counterclaim.ledger.connect import connect, plainly, shown
from counterclaim.ledger.schema import is_current, migrate
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS, PROBLEMS, READINGS, SETTLED, VERSIONS
from counterclaim.model import Claim, Document, Problem

Outcome = Literal["new", "version", "unchanged"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; None means any.

    `country` is that of the counted people or of a place, `speaker` a part of the name, printed name or entity of
    whoever says or relays it, in any case. `all_versions` takes in the versions that a newer one has replaced.
    """

    measure: str | None = None
    country: str | None = None
    speaker: str | None = None
    lang: str | None = None
    doc: str | None = None
    all_versions: bool = False


class Ledger:
    """An append-only store of documents, their versions, their claims and what could not be read.

    A document is one id; each text (or date, address, outlet, language) told of it is a version; each reader that read
    a version left one reading with its claims and problems. The newest reading of the newest version is what stands.
    """

    def __init__(self, engine: Engine, address: str) -> None:
        self._engine = engine
        self._address = address
        self._connection: Connection | None = None
        self._in_batch = False

    @classmethod
    def open(cls, address: str, create: bool = True) -> Self:
        """The ledger at `address` (a path, or `postgresql://…`), its tables brought up to date.

        With `create` it is made where there is none and can be written; without, it is only read. Raises LedgerError
        with what to do when it cannot be opened, MissingExtra when PostgreSQL's driver is not installed.
        """
        engine = connect(address, create)
        with plainly(address):
            with engine.connect() as connection, connection.begin():
                current = is_current(connection)
            if not current:
                migrate(engine if create else connect(address, create=True))
        return cls(engine, address)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. What was not committed is not kept."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    # Putting in

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is added inside is kept as a whole, or, when something raises, not at all."""
        with plainly(self._address), self._transaction(writing=True):
            self._in_batch = True
            try:
                yield
            finally:
                self._in_batch = False

    def add(self, document: Document, claims: Sequence[Claim], problems: Sequence[Problem], reader: str) -> Outcome:
        """Keep `document` with what `reader` made of it, and say what was new about it.

        "new": the first of its id. "version": its text, or a date, address, outlet, title or language told of it, is
        another than before. "unchanged": neither; what is kept already is not kept again.
        """
        now = _now()
        with nullcontext() if self._in_batch else self.batch():
            newest = self._newest(document.id)
            outcome: Outcome = "new" if newest is None else "version" if _says_other(document, newest) else "unchanged"
            if newest is None or outcome == "version":
                owner = self._insert(DOCUMENTS, id=document.id, seen=now) if newest is None else newest.document
                version = self._insert(VERSIONS, **rows.version_row(document, owner, now))
            else:
                version = newest.number
            self._settle(document.id, now)
            if outcome != "unchanged" or not self._was_read(version, reader, problems):
                reading = self._insert(READINGS, version=version, reader=reader, at=now)
                self._insert_all(CLAIMS, [rows.claim_row(claim, reading) for claim in claims])
                self._insert_all(PROBLEMS, [rows.problem_row(problem, reading, now) for problem in problems])
        return outcome

    def add_problem(self, problem: Problem) -> None:
        """Keep `problem` of a document that could not be read at all, unless it is known already."""
        with nullcontext() if self._in_batch else self.batch():
            if problem not in map(rows.problem_from, self._rows(_UNSETTLED, doc=problem.doc)):
                self._insert(PROBLEMS, **rows.problem_row(problem, None, _now()))

    def holds(self, document: Document, reader: str) -> bool:
        """True when `reader` has read `document` as it is here, so that adding it would change nothing.

        False also when that reading, or an earlier try, met a problem with the document as a whole: it is worth
        another try.
        """
        with plainly(self._address), nullcontext() if self._in_batch else self._transaction(writing=False):
            newest = self._newest(document.id)
            if newest is None or _says_other(document, newest):
                return False
            reading = self._newest_reading(newest.number)
            if reading is None or reading.reader != reader:
                return False
            kept = self._rows(_PROBLEMS_OF, reading=reading.number)
            return all(row.start is not None for row in kept) and not self._rows(_UNSETTLED, doc=document.id)

    # Asking

    def claims(self, wanted: Wanted = Wanted()) -> Iterator[Claim]:
        """The claims that stand and are `wanted`, document by document in the order these were first seen, each in the
        order of its text."""
        query = select(CLAIMS.c.record).select_from(_READ.join(CLAIMS)).where(_newest_reading())
        if not wanted.all_versions:
            query = query.where(_newest_version())
        if wanted.measure is not None:
            query = query.where(CLAIMS.c.measure == wanted.measure)
        if wanted.lang is not None:
            query = query.where(CLAIMS.c.lang == wanted.lang)
        if wanted.doc is not None:
            query = query.where(DOCUMENTS.c.id == wanted.doc)
        if wanted.country is not None:
            query = query.where(CLAIMS.c.countries.contains(f",{wanted.country.upper()},", autoescape=True))
        if wanted.speaker is not None:
            query = query.where(CLAIMS.c.speakers.contains(wanted.speaker.casefold(), autoescape=True))
        query = query.order_by(DOCUMENTS.c.number, VERSIONS.c.number, CLAIMS.c.number)
        return map(rows.claim_of, self._stream(query))

    def documents(self) -> Iterator[Document]:
        """The newest version of every document, in the order these were first seen."""
        query = select(VERSIONS, DOCUMENTS.c.id).select_from(_TOLD).where(_newest_version())
        return map(rows.document_from, self._stream(query.order_by(DOCUMENTS.c.number)))

    def told(self) -> Iterator[tuple[Document, list[Claim]]]:
        """The newest version of every document that has claims, with those that stand, in the order of its text."""
        documents = self.documents()
        for id, claims in groupby(self.claims(), key=lambda claim: claim.doc):
            yield next(document for document in documents if document.id == id), list(claims)

    def document(self, id: str) -> Document | None:
        """The newest version of the document `id`, None when there is none."""
        query = select(VERSIONS, DOCUMENTS.c.id).select_from(_TOLD).where(_newest_version(), DOCUMENTS.c.id == id)
        return next(map(rows.document_from, self._stream(query)), None)

    def text(self, version: str) -> str:
        """The text whose id is `version`. Raises LedgerError when it is not here."""
        query = select(VERSIONS.c.text).where(VERSIONS.c.text_id == version).limit(1)
        for row in self._stream(query):
            return str(row.text)
        raise LedgerError(f"The ledger {shown(self._address)} holds no text {version}.")

    def problems(self) -> Iterator[Problem]:
        """What still could not be read: of each document as a whole, and in the readings that stand."""
        standing = select(READINGS.c.number).select_from(_READ).where(_newest_reading(), _newest_version())
        query = select(PROBLEMS).where(PROBLEMS.c.reading.is_(None) | PROBLEMS.c.reading.in_(standing), ~_settled())
        return map(rows.problem_from, self._stream(query.order_by(PROBLEMS.c.number)))

    # Underneath

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _transaction(self, writing: bool) -> RootTransaction:
        return self._connected().execution_options(writing=writing).begin()

    def _stream(self, query: Select[Any]) -> Iterator[Row[Any]]:
        with (
            plainly(self._address),
            self._engine.connect() as connection,
            connection.execution_options(yield_per=500).execute(query) as result,
        ):
            yield from result

    def _rows(self, query: Select[Any], **wanted: Any) -> Sequence[Row[Any]]:
        return self._connected().execute(query, wanted).all()

    def _insert(self, table: Any, **row: Any) -> int:
        return int(self._connected().execute(insert(table).returning(table.c.number), row).scalar_one())

    def _insert_all(self, table: Any, many: list[dict[str, Any]]) -> None:
        if many:
            self._connected().execute(insert(table), many)

    def _newest(self, document: str) -> Row[Any] | None:
        return next(iter(self._rows(_NEWEST_OF, doc=document)), None)

    def _newest_reading(self, version: int) -> Row[Any] | None:
        return next(iter(self._rows(_NEWEST_READING_OF, version=version)), None)

    def _was_read(self, version: int, reader: str, problems: Sequence[Problem]) -> bool:
        reading = self._newest_reading(version)
        if reading is None or reading.reader != reader:
            return False
        return rows.same_problems(self._rows(_PROBLEMS_OF, reading=reading.number), problems)

    def _settle(self, document: str, now: str) -> None:
        unsettled = self._rows(_UNSETTLED, doc=document)
        self._insert_all(SETTLED, [{"problem": problem.number, "at": now} for problem in unsettled])


_TOLD = DOCUMENTS.join(VERSIONS)
_READ = _TOLD.join(READINGS)


def _newest_version() -> Any:
    later = VERSIONS.alias()
    return ~exists().where(later.c.document == VERSIONS.c.document, later.c.number > VERSIONS.c.number)


def _newest_reading() -> Any:
    later = READINGS.alias()
    return ~exists().where(later.c.version == READINGS.c.version, later.c.number > READINGS.c.number)


def _settled() -> Any:
    return exists().where(SETTLED.c.problem == PROBLEMS.c.number)


# Made once, for they are asked for every document.

_NEWEST_OF = (
    select(*(column for column in VERSIONS.c if column.name not in ("text", "raw", "clutter")))
    .select_from(_TOLD)
    .where(DOCUMENTS.c.id == bindparam("doc"))
    .order_by(VERSIONS.c.number.desc())
    .limit(1)
)
_NEWEST_READING_OF = (
    select(READINGS).where(READINGS.c.version == bindparam("version")).order_by(READINGS.c.number.desc()).limit(1)
)
_PROBLEMS_OF = select(PROBLEMS).where(PROBLEMS.c.reading == bindparam("reading"))

# Problems with a document as a whole, from tries at which no text of it came to hand.
_UNSETTLED = select(PROBLEMS).where(PROBLEMS.c.doc == bindparam("doc"), PROBLEMS.c.reading.is_(None), ~_settled())


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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
