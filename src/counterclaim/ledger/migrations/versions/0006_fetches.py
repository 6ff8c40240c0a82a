"""What addresses answered, for the next request."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of fetches."""
    op.create_table(
        "fetches",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("asked", sa.Text, nullable=False, index=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("digest", sa.String(40)),
        sa.Column("gave", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
