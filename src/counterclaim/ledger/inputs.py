"""What was read: which piece gave which versions, so that it need not be read again, and where it can be had."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import bindparam, select, union_all

from counterclaim.ledger import rows
from counterclaim.ledger.newest import is_read, newest_of, says_other, unsettled_of
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import settled
from counterclaim.ledger.tables import DOCUMENTS, ERASED, INPUTS, PROBLEMS, VERSIONS
from counterclaim.model import Document, Problem, Reading

QUARANTINED = frozenset({"crashed", "hung", "memory"})
"""Kinds of problems that took the reader's process along: such a piece is kept, and not tried again unasked."""


_NAMED = 2_000  # of each kind that one question names


class Input(Protocol):
    """A piece of reading, as far as a ledger is concerned."""

    @property
    def digest(self) -> str:
        """What tells it from any other, and from itself in another state."""

    @property
    def source(self) -> str | None:
        """Where it can be had again, if anywhere."""

    @property
    def data(self) -> bytes | str:
        """All of it."""


def note(db: Session, input: Input, found: Sequence[Reading | Problem], reader: str, now: str) -> None:
    """Keep, inside a batch, which versions and problems `input` gave."""
    noted = {(row.version, row.problem) for row in db.rows(_NOTED, digest=input.digest)}
    for item in found:
        data = None
        if isinstance(item, Reading):
            newest = None if item.held else newest_of(db, item.document.id)
            key = (newest.number, None) if newest else None
        else:
            key = next(
                ((None, row.number) for row in unsettled_of(db, item.doc) if rows.problem_from(row) == item), None
            )
            if item.kind in QUARANTINED:
                data = input.data.encode("utf-8", "surrogatepass") if isinstance(input.data, str) else input.data
        if key and key not in noted:
            noted.add(key)
            kept = None if data is None else zlib.compress(data)
            version, problem = key
            db.insert(
                INPUTS, digest=input.digest, source=input.source, version=version, problem=problem, reader=reader,
                data=kept, at=now,
            )  # fmt: skip


def held_all(db: Session, items: Sequence[Document | Input | str], reader: str) -> list[list[Reading | Problem] | None]:
    """What `reader` found in each of the `items` (pieces, their digests, documents) before, where all of it stands;
    None where it is to be read."""
    names: dict[str, list[str]] = {"documents": [], "texts": [], "digests": []}
    for item in items:
        names["documents" if isinstance(item, Document) else "digests"].append(_name(item))
    known = known_of(db, names)
    return [_held(db, item, reader) if _name(item) in known else None for item in items]


def known_of(db: Session, names: Mapping[str, Sequence[str]]) -> set[str]:
    """Of the `names` of documents, of texts and of pieces, those of which the ledger may know something, of texts that
    they were erased: asked a part at a time, for databases bound how much one question may name."""
    most = max(map(len, names.values()), default=0)
    parts = ({of: some[start : start + _NAMED] for of, some in names.items()} for start in range(0, most, _NAMED))
    return {str(row[0]) for part in parts for row in db.rows(_KNOWN, **part)}


def _name(item: Document | Input | str) -> str:
    return item if isinstance(item, str) else item.id if isinstance(item, Document) else item.digest


def _held(db: Session, item: Document | Input | str, reader: str) -> list[Reading | Problem] | None:
    if not isinstance(item, Document):
        return _held_piece(db, _name(item), None if isinstance(item, str) else item.source, reader)
    newest = newest_of(db, item.id)
    if newest is None or says_other(item, newest) or not is_read(db, newest.number, item.id, reader):
        return None
    return [Reading(Document(item.id, ""), held=True)]


def _held_piece(db: Session, digest: str, source: str | None, reader: str) -> list[Reading | Problem] | None:
    """What the piece with this `digest`, out of `source`, gave `reader` before, where all of it stands; None where it
    is to be read."""
    versions = db.rows(_VERSIONS_OF, digest=digest)
    met = db.rows(_PROBLEMS_OF, digest=digest)
    if not (versions or met) or any(row.kind not in QUARANTINED or row.read_by != reader for row in met):
        return None
    found: list[Reading | Problem] = [rows.problem_from(row) for row in met]
    for doc in dict.fromkeys(row.id for row in versions):
        newest = newest_of(db, doc)
        own = {row.version for row in versions if row.id == doc}
        if newest is None or not (newest.number in own or _followed(db, doc, source, newest.number)):
            return None
        if not is_read(db, newest.number, doc, reader):
            return None
        found.append(Reading(Document(doc, ""), held=True))
    return found


def _followed(db: Session, doc: str, source: str | None, newest: int) -> bool:
    """True where the `newest` version of the page `doc` came out of `source`, an archive: that holds several versions
    of the page, and all of them are known."""
    if source is None or source == doc or "://" not in doc:
        return False
    return any(row.source == source for row in db.rows(_SOURCES_OF, version=newest))


_NOTED = select(INPUTS.c.version, INPUTS.c.problem).where(INPUTS.c.digest == bindparam("digest"))
_VERSIONS_OF = (
    select(INPUTS.c.version, DOCUMENTS.c.id)
    .select_from(INPUTS.join(VERSIONS, INPUTS.c.version == VERSIONS.c.number).join(DOCUMENTS))
    .where(INPUTS.c.digest == bindparam("digest"))
    .order_by(INPUTS.c.number)
)
_PROBLEMS_OF = (
    select(PROBLEMS, INPUTS.c.reader.label("read_by"))
    .select_from(INPUTS.join(PROBLEMS, INPUTS.c.problem == PROBLEMS.c.number))
    .where(INPUTS.c.digest == bindparam("digest"), ~settled(None))
    .order_by(INPUTS.c.number)
)
_SOURCES_OF = select(INPUTS.c.source).where(INPUTS.c.version == bindparam("version"))
_ASKED: dict[str, Any] = {name: bindparam(name, expanding=True) for name in ("documents", "texts", "digests")}
_KNOWN = union_all(
    select(DOCUMENTS.c.id).where(DOCUMENTS.c.id.in_(_ASKED["documents"])),
    select(PROBLEMS.c.doc).where(PROBLEMS.c.doc.in_(_ASKED["documents"]), PROBLEMS.c.reading.is_(None)),
    select(ERASED.c.text_id).where(ERASED.c.text_id.in_(_ASKED["texts"])),
    select(INPUTS.c.digest).where(INPUTS.c.digest.in_(_ASKED["digests"])),
)
