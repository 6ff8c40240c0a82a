"""Reports as stories are made of them: the newest texts with the claims and the positions that stand."""

from collections.abc import Collection, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Select, null, select

from counterclaim.ledger import rows
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import READ, TOLD, newest_reading, newest_version
from counterclaim.ledger.standing_claims import standing_claims
from counterclaim.ledger.tables import DOCUMENTS, POSITIONS, VERSIONS
from counterclaim.ledger.wanted import Wanted
from counterclaim.model import Claim, Document, Position

_NAMED = 500  # documents that one question names

# What a page was made of tells nothing of stories, and costs more to unpack than all else.
_COLUMNS = [null().label("raw") if column is VERSIONS.c.raw else column for column in VERSIONS.c]


def reports(db: Session, docs: Collection[str] | None) -> Iterator[tuple[Document, list[Claim]]]:
    """The newest version of each of `docs`, or of all documents, that has claims, with those that stand; without its
    original bytes."""
    for some in _parts(docs):
        query = select(*_COLUMNS, DOCUMENTS.c.id).select_from(TOLD).where(newest_version(db.at))
        documents = map(rows.document_from, db.stream(_of(query, some).order_by(DOCUMENTS.c.number)))
        for id, claims in groupby(standing_claims(db, Wanted(docs=some)), key=lambda claim: claim.doc):
            yield next(document for document in documents if document.id == id), list(claims)


def positions(db: Session, docs: Collection[str]) -> Iterator[Position]:
    """The positions that stand in `docs`."""
    query = select(POSITIONS.c.record).select_from(READ.join(POSITIONS))
    query = query.where(newest_reading(db.at), newest_version(db.at)).order_by(POSITIONS.c.number)
    for some in _parts(docs):
        yield from map(rows.position_of, db.stream(_of(query, some)))


def _parts(docs: Collection[str] | None) -> Iterator[frozenset[str] | None]:
    """`docs` in parts that a question can name; None, which means all, is one."""
    if docs is None:
        yield None
        return
    listed = iter(sorted(docs))
    while part := frozenset(islice(listed, _NAMED)):
        yield part


def _of(query: Select[Any], docs: Collection[str] | None) -> Select[Any]:
    return query if docs is None else query.where(DOCUMENTS.c.id.in_(docs))
