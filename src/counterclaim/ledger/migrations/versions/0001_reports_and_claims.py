"""Documents, their versions, who read them, the claims and the problems."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "documents",
        _number(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("seen", sa.String(32), nullable=False),
    )
    op.create_table(
        "versions",
        _number(),
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.number"), nullable=False, index=True),
        sa.Column("text_id", sa.String(32), nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("raw", sa.LargeBinary),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("lang", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published_start", sa.String(40)),
        sa.Column("published_end", sa.String(40)),
        sa.Column("published_from", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("clutter", sa.Text, nullable=False),
        sa.Column("added", sa.String(32), nullable=False),
    )
    op.create_table(
        "readings",
        _number(),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), nullable=False, index=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "claims",
        _number(),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False, index=True),
        sa.Column("id", sa.String(32), nullable=False, index=True),
        sa.Column("measure", sa.String(32), nullable=False, index=True),
        sa.Column("lang", sa.Text, nullable=False),
        sa.Column("countries", sa.Text, nullable=False),
        sa.Column("speakers", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_table(
        "problems",
        _number(),
        sa.Column("doc", sa.Text, nullable=False, index=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), index=True),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("seen", sa.String(32), nullable=False),
    )
    op.create_table(
        "settled",
        _number(),
        sa.Column("problem", sa.Integer, sa.ForeignKey("problems.number"), nullable=False, unique=True),
        sa.Column("at", sa.String(32), nullable=False),
    )


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, sa.Identity(), primary_key=True)
