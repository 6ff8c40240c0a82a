"""What a document says of itself, its tables, and the inputs that it was read from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns to versions, and make the table of inputs."""
    for name in ("author", "modified_from", "archived", "forwarded", "origins", "tables"):
        op.add_column("versions", sa.Column(name, sa.Text))
    for name in ("modified_start", "modified_end"):
        op.add_column("versions", sa.Column(name, sa.String(40)))
    op.create_table(
        "inputs",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("digest", sa.String(40), nullable=False, index=True),
        sa.Column("source", sa.Text),
        sa.Column("version", sa.Integer, sa.ForeignKey("versions.number"), index=True),
        sa.Column("problem", sa.Integer, sa.ForeignKey("problems.number"), index=True),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary),
        sa.Column("at", sa.String(32), nullable=False),
    )
