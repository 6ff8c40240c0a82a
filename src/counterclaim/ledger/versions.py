"""The versions of one document."""

from sqlalchemy import select

from counterclaim.ledger import rows
from counterclaim.ledger.session import Session
from counterclaim.ledger.standing import TOLD, by, withdrawn
from counterclaim.ledger.tables import DOCUMENTS, VERSIONS
from counterclaim.model import Document, Version

_LISTED = ("text_id", "added", "title", "url", "outlet", "lang", "published_start", "published_end", "published_from")


def versions_of(db: Session, doc: str) -> list[Version]:
    """The versions of the document `doc`, oldest first, those that were taken back among them."""
    gone = withdrawn(VERSIONS.c.addition, db.at).label("withdrawn")
    columns = (VERSIONS.c[name] for name in _LISTED)
    query = select(*columns, gone).select_from(TOLD)
    query = query.where(DOCUMENTS.c.id == doc, by(VERSIONS.c.added, db.at)).order_by(VERSIONS.c.number)
    return [
        Version(
            doc,
            place,
            row.text_id,
            row.added,
            row.title,
            rows.published_from(row),
            row.url,
            row.outlet,
            row.lang,
            bool(row.withdrawn),
        )
        for place, row in enumerate(db.stream(query), 1)
    ]


def version_of(db: Session, doc: str, place: int) -> Document | None:
    """The version number `place`, from 1, of the document `doc`; None where there is none."""
    query = select(VERSIONS, DOCUMENTS.c.id).select_from(TOLD).where(DOCUMENTS.c.id == doc, by(VERSIONS.c.added, db.at))
    query = query.order_by(VERSIONS.c.number).offset(place - 1).limit(1)
    return next(map(rows.document_from, db.stream(query)), None) if place > 0 else None
