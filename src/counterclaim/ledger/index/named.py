"""Which documents name a speaker: those whose stories change when people join or part speakers."""

from collections.abc import Collection, Mapping

from sqlalchemy import Column, Index, Integer, Table, delete, select

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import Words

NAMED = Table(
    "ix_named",
    DERIVED,
    Column("document", Integer, nullable=False, index=True),
    Column("name", Words, nullable=False),
    Index("ix_named_name", "name"),
)
"""The entities, names and printed names of those who say or relay a figure of a document."""


def put_names(db: Session, named: Mapping[int, Collection[str]]) -> None:
    """Have the documents of these numbers name those whom `named` tells, and nobody else."""
    documents = sorted(named)
    for start in range(0, len(documents), 500):
        db.change(delete(NAMED).where(NAMED.c.document.in_(documents[start : start + 500])))
    db.insert_all(NAMED, [{"document": each, "name": name} for each in documents for name in sorted(named[each])])


def documents_naming(db: Session, names: Collection[str]) -> set[int]:
    """The numbers of the documents that name one of these."""
    listed = sorted(names)
    return {
        row.document
        for start in range(0, len(listed), 500)
        for row in db.rows(select(NAMED.c.document).where(NAMED.c.name.in_(listed[start : start + 500])).distinct())
    }
