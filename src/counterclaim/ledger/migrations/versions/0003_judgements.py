"""What people say: rows that hang on a mention, and not on the reader that found it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of judgements."""
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False, index=True),
        sa.Column("claim", sa.String(32), index=True),
        sa.Column("doc", sa.Text, index=True),
        sa.Column("text_id", sa.String(32)),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("what", sa.Text),
        sa.Column("at", sa.String(32), nullable=False),
    )
