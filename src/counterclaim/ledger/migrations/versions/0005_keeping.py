"""Which run of `add` brought what, what was taken back, and what was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and have versions, problems and settlings bear the run that brought them."""
    op.create_table(
        "additions",
        _number(),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("by", sa.Text),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "erasures",
        _number(),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("doc", sa.Text, nullable=False, index=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "erased",
        _number(),
        sa.Column("erasure", sa.Integer, sa.ForeignKey("erasures.number"), nullable=False, index=True),
        sa.Column("text_id", sa.String(32), nullable=False, index=True),
    )
    op.create_table(
        "withdrawals",
        _number(),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("addition", sa.Integer, sa.ForeignKey("additions.number"), index=True),
        sa.Column("erasure", sa.Integer, sa.ForeignKey("erasures.number"), index=True),
        sa.Column("withdrawal", sa.Integer, sa.ForeignKey("withdrawals.number"), index=True),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    _let_problems_be_settled_again()
    for table in ("versions", "problems", "settled"):
        op.execute(f"ALTER TABLE {table} ADD COLUMN addition INTEGER REFERENCES additions (number)")
        op.create_index(f"ix_{table}_addition", table, ["addition"])


def _let_problems_be_settled_again() -> None:
    """What settled a problem may be taken back: the problem is then there again, and may be settled once more."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("settled_problem_key", "settled", type_="unique")
    else:
        op.rename_table("settled", "settled_once")
        op.create_table(
            "settled",
            _number(),
            sa.Column("problem", sa.Integer, sa.ForeignKey("problems.number"), nullable=False),
            sa.Column("at", sa.String(32), nullable=False),
        )
        op.execute("INSERT INTO settled (number, problem, at) SELECT number, problem, at FROM settled_once")
        op.drop_table("settled_once")
    op.create_index("ix_settled_problem", "settled", ["problem"])


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, sa.Identity(), primary_key=True)
