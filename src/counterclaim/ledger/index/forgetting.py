"""What an erasure takes out of the index at once: every row that holds, or is made of, the words of a document."""

from sqlalchemy import select, text, update

from counterclaim.ledger.index.adopting import put_tolls
from counterclaim.ledger.index.mark import Numbers, marked, move, newest
from counterclaim.ledger.index.named import put_names
from counterclaim.ledger.index.printed import remove_prints
from counterclaim.ledger.index.shelves import FINDS, STORIES, STORY_DOCUMENTS
from counterclaim.ledger.index.shelving import remove
from counterclaim.ledger.index.waiting import ANEW, DUE, REGROUPED, TOUCHED, add
from counterclaim.ledger.index.words import remove_words
from counterclaim.ledger.index.woven import HAPPENINGS, Woven
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS, VERSIONS


def forget(db: Session, doc: str) -> None:
    """Take out of the index all that is told by the document `doc`, and by those with one of its texts, in the batch
    that is to erase its words. Its stories are put anew, without it, when the index is next brought up."""
    if marked(db) is None:
        return
    texts = select(VERSIONS.c.text_id).join(DOCUMENTS).where(DOCUMENTS.c.id == doc)
    alike = db.rows(select(VERSIONS.c.document).where(VERSIONS.c.text_id.in_(texts)).distinct())
    documents = {row.document for row in alike}
    chapters = {chapter for found in Woven(db).chapters_of(documents).values() for chapter in found}
    add(db, TOUCHED, Woven(db).wholes(chapters).values())
    add(db, DUE, documents)
    put_names(db, dict.fromkeys(documents, ()))
    remove_words(db, documents)
    remove_prints(db, documents)
    for document in documents:
        db.change(update(HAPPENINGS).where(HAPPENINGS.c.document == document).values(words=""))
        _remove_stories(db, document)
    if db.dialect == "sqlite":  # else the words stay in its log of changes
        db.connection.execute(text(f"INSERT INTO {FINDS} ({FINDS}) VALUES ('optimize')"))


def _remove_stories(db: Session, document: int) -> None:
    own = select(STORIES.c.id).join(STORY_DOCUMENTS, STORY_DOCUMENTS.c.story == STORIES.c.number)
    for row in db.rows(own.where(STORY_DOCUMENTS.c.document == document).distinct()):
        remove(db, [row.id])
        put_tolls(db, {row.id: ()})
        if db.rows(select(REGROUPED).where(REGROUPED.c.story == row.id)):
            add(db, REGROUPED, [ANEW])


def forgot(db: Session, before: Numbers) -> None:
    """Mark the index as one that knows of the erasure that was made since the ledger's state was `before`: numbers of
    rows that are gone may be given to others."""
    mark, now = marked(db), newest(db)
    if mark is not None and mark.numbers.erasure == before.erasure:
        left = Numbers(*(min(own, there) for own, there in zip(mark.numbers, now, strict=True)))
        move(db, left._replace(erasure=now.erasure))
