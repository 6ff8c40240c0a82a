"""What is new in the ledger since the index last looked, and what of the index hangs on it."""

from counterclaim.indexing.said import Said
from counterclaim.ledger.index.mark import Numbers
from counterclaim.ledger.index.named import documents_naming
from counterclaim.ledger.index.waiting import (
    ANEW,
    DUE,
    LEAVING,
    REGROUPED,
    TOUCHED,
    add,
    documents_with,
    due_for_texts,
    due_since,
    judged_since,
)
from counterclaim.ledger.index.woven import Woven
from counterclaim.ledger.session import Session
from counterclaim.model import Adoption, Grouping, Judgement, Overruling


def look(db: Session, kept: Woven, said: Said, before: Numbers) -> None:
    """Have all looked at again that came, was read, taken back or said after `before`, inside a batch."""
    due_since(db, before.version, before.reading, before.withdrawal)
    for id in judged_since(db, before.judgement):
        _hear(db, kept, said, said.meant(said.told[id]))


def _hear(db: Session, kept: Woven, said: Said, judgement: Judgement) -> None:
    match judgement.what:
        case Grouping(things="stories"):
            touch(db, kept, set(), kept.apart())
            add(db, REGROUPED, [ANEW])
            due_for_texts(db, (), {doc for docs in judgement.what.members for doc in docs})
        case Grouping():
            names = said.speakers_with(judgement.what)
            add(db, DUE, documents_naming(db, names) | documents_with(db, names))
        case Overruling(a=a, b=b):
            touch(db, kept, documents_with(db, (a, b)))
        case Adoption():
            add(db, LEAVING, [ANEW])
        case _:
            due_for_texts(db, filter(None, [judgement.text]), filter(None, [judgement.doc]))


def touch(db: Session, kept: Woven, documents: set[int], wholes: list[int] | None = None) -> None:
    """Have the stories put anew that these documents tell, and those known by `wholes`."""
    chapters = {chapter for found in kept.chapters_of(documents).values() for chapter in found}
    add(db, TOUCHED, {*kept.wholes(chapters).values(), *(wholes or ())})
