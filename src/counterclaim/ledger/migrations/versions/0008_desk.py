"""The desk: its users, their sessions and tokens, log-ins that failed, and the log of what was done, which only
grows."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KEPT = "The audit log only grows."


def upgrade() -> None:
    """Make the tables of the desk."""
    op.create_table(
        "desk_users",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("made", sa.String(32), nullable=False),
    )
    op.create_table(
        "desk_sessions",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("secret", sa.String(64), nullable=False, unique=True),
        sa.Column("user", sa.Integer, sa.ForeignKey("desk_users.number"), nullable=False, index=True),
        sa.Column("begun", sa.BigInteger, nullable=False),
        sa.Column("used", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "desk_tokens",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("secret", sa.String(64), nullable=False, unique=True),
        sa.Column("user", sa.Integer, sa.ForeignKey("desk_users.number"), index=True),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("scope", sa.String(8), nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("used", sa.BigInteger),
    )
    op.create_table(
        "desk_attempts",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False, index=True),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "desk_audit",
        sa.Column("number", sa.Integer, sa.Identity(), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.Text),
        sa.Column("what", sa.String(32), nullable=False, index=True),
        sa.Column("about", sa.Text),
        sa.Column("address", sa.Text),
    )
    _only_grow()


def _only_grow() -> None:
    """Have the database itself refuse to change the log."""
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER desk_audit_{change.lower()} BEFORE {change} ON desk_audit "
                f"BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION desk_audit_kept() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_KEPT}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER desk_audit_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON desk_audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION desk_audit_kept()"
    )
