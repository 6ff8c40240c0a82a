"""What a watch told: messages, up to which state of the ledger they go, and to whom each was told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of messages."""
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("key", sa.String(32), nullable=False, index=True),
        sa.Column("digest", sa.String(40), nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "marks",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "messages",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("key", sa.String(32), nullable=False, unique=True),
        sa.Column("mark", sa.Integer, sa.ForeignKey("marks.number"), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "outlets",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False, unique=True),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "told",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("message", sa.Integer, sa.ForeignKey("messages.number"), nullable=False),
        sa.Column("outlet", sa.Integer, sa.ForeignKey("outlets.number"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.UniqueConstraint("message", "outlet"),
    )
