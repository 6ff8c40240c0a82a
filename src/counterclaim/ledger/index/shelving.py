"""Stories put into the index, and taken out again."""

from sqlalchemy import Column, Identity, Integer, String, Table, delete

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import Words
from counterclaim.model import Story

# For `shelf`: the thinnest version; tables, cards and the dossier's rows are yours, behind the same two names.

STORIES = Table(
    "ix_stories",
    DERIVED,
    Column("number", Integer, Identity(), primary_key=True),
    Column("id", String(32), nullable=False, index=True),
    Column("title", Words, nullable=False),
    Column("reports", Integer, nullable=False),
)


def put(db: Session, story: Story) -> None:
    """Put `story` into the index, in place of what is there of it, inside a batch."""
    remove(db, story.id)
    db.insert(STORIES, id=story.id, title=story.title, reports=len(story.docs))


def remove(db: Session, story: str) -> None:
    """Take the story of the id `story` out of the index, inside a batch."""
    db.change(delete(STORIES).where(STORIES.c.id == story))
