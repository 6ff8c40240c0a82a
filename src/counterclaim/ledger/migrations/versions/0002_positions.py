"""Positions: who confirms, denies, declines or could not verify."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of positions."""
    op.create_table(
        "positions",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False, index=True),
        sa.Column("id", sa.String(32), nullable=False, index=True),
        sa.Column("position", sa.String(16), nullable=False),
        sa.Column("measure", sa.String(32)),
        sa.Column("record", sa.Text, nullable=False),
    )
