"""Questions to the index about copies. All are asked inside a transaction (`Ledger.session.reading`)."""

from sqlalchemy import select

from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.shelves import STORY_DOCUMENTS
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS
from counterclaim.model import StoryReport
from counterclaim.model.shelf_record import report_from


def same_report(db: Session, doc: str, most: int = 50) -> list[StoryReport]:
    """The document `doc` and those that are copies of the same report, as the stories that it is in have them, each
    once, the one that they are copies of first; at most so many. Nothing where it is in no story."""
    own = STORY_DOCUMENTS.join(DOCUMENTS, DOCUMENTS.c.number == STORY_DOCUMENTS.c.document)
    of_it = select(STORY_DOCUMENTS.c.story, STORY_DOCUMENTS.c.origin).select_from(own).where(DOCUMENTS.c.id == doc)
    found: dict[str, StoryReport] = {}
    for row in db.rows(of_it):
        at = STORY_DOCUMENTS.c
        query = select(at.record).where(at.story == row.story, at.origin == row.origin)
        for each in db.rows(query.order_by(at.first, at.day, at.number).limit(most)):
            report = report_from(unpacked(each.record))
            found.setdefault(report.doc, report)
    return list(found.values())[:most]
