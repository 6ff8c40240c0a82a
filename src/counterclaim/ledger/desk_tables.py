"""The tables of the desk: who may use it, and what was done there.

Users, sessions, tokens and attempts are as they are now; `AUDIT` only grows, and the database itself refuses to change
or remove a row of it. Times that are counted with are whole seconds since 1970.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Identity, Integer, String, Table

from counterclaim.ledger.tables import METADATA, Words

USERS = Table(
    "desk_users",
    METADATA,
    Column("number", Integer, Identity(), primary_key=True),
    Column("key", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password", Words),
    Column("made", String(32), nullable=False),
)
"""`key` is the name as it is compared; who was removed has no password and stays, so that rows may point there."""

SESSIONS = Table(
    "desk_sessions",
    METADATA,
    Column("number", Integer, Identity(), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("user", ForeignKey("desk_users.number"), nullable=False, index=True),
    Column("begun", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
)

TOKENS = Table(
    "desk_tokens",
    METADATA,
    Column("number", Integer, Identity(), primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("user", ForeignKey("desk_users.number"), index=True),
    Column("label", Words, nullable=False),
    Column("scope", String(8), nullable=False),
    Column("made", String(32), nullable=False),
    Column("used", BigInteger),
)

ATTEMPTS = Table(
    "desk_attempts",
    METADATA,
    Column("number", Integer, Identity(), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("failures", Integer, nullable=False),
    Column("last", BigInteger, nullable=False, index=True),
    Column("until", BigInteger, nullable=False),
)
"""Log-ins that failed, by the digest of the name or of the address that tried, and until when the next has to wait."""

AUDIT = Table(
    "desk_audit",
    METADATA,
    Column("number", Integer, Identity(), primary_key=True),
    Column("at", String(32), nullable=False),
    Column("who", Words),
    Column("what", String(32), nullable=False, index=True),
    Column("about", Words),
    Column("address", Words),
)

PASSING = frozenset({SESSIONS.name, ATTEMPTS.name})
"""Tables that no backup holds: who was logged in then must not be logged in by it again."""
