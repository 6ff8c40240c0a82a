"""The prints of documents that have claims, as words that mean nothing here: what copies of their texts are told by."""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, Integer, Table, Text, delete, select

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS

PRINTS = Table(
    "ix_prints",
    DERIVED,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)
_AT_ONCE = 500


def put_prints(db: Session, prints: Mapping[int, str]) -> None:
    """Keep the prints of the documents of these numbers, inside a batch, in place of what is there."""
    remove_prints(db, prints)
    db.insert_all(PRINTS, [{"document": number, "words": words} for number, words in sorted(prints.items())])


def remove_prints(db: Session, documents: Collection[int]) -> None:
    """Forget the prints of the documents of these numbers, inside a batch."""
    listed = sorted(documents)
    for start in range(0, len(listed), _AT_ONCE):
        db.change(delete(PRINTS).where(PRINTS.c.document.in_(listed[start : start + _AT_ONCE])))


def prints(db: Session, docs: Collection[str]) -> dict[str, str]:
    """The prints of those of the documents `docs` that have one."""
    listed, found = sorted(docs), dict[str, str]()
    asked = select(DOCUMENTS.c.id, PRINTS.c.words).join(PRINTS, PRINTS.c.document == DOCUMENTS.c.number)
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        found |= {row.id: row.words for row in db.rows(asked.where(DOCUMENTS.c.id.in_(some)))}
    return found
