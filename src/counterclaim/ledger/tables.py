"""The ledger's tables, as migration `CURRENT` leaves them. Rows are added, never changed or taken away,
but for what is erased (see `erasing`)."""

import json
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Identity,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

CURRENT = "0008"
"""The newest migration. Opening a ledger that has it loads no migration code."""

_ESCAPED = "\ufdd0"  # a noncharacter: no text of the world begins with it


class Words(TypeDecorator[str]):
    """Text of any code points. What a database cannot hold as it is (a NUL, half a surrogate pair) is kept as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy passes it
        """`value` as stored."""
        if value is None or (_storable(value) and not value.startswith(_ESCAPED)):
            return value
        return _ESCAPED + json.dumps(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy passes it
        """`value` as it was before it was stored."""
        if isinstance(value, str) and value.startswith(_ESCAPED):
            return str(json.loads(value[len(_ESCAPED) :]))
        return None if value is None else str(value)


def _storable(value: str) -> bool:
    if "\x00" in value:
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _number() -> Column[int]:
    return Column("number", Integer, Identity(), primary_key=True)


METADATA = MetaData()

ADDITIONS = Table(
    "additions",
    METADATA,
    _number(),
    Column("id", String(32), nullable=False, unique=True),
    Column("by", Words),
    Column("asked", Words, nullable=False),
    Column("at", String(32), nullable=False),
)
"""A run of `add`: who asked for what. Versions, problems and settlings bear the run that brought them, if one did."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    _number(),
    Column("id", Words, nullable=False, unique=True),
    Column("seen", String(32), nullable=False),
)

VERSIONS = Table(
    "versions",
    METADATA,
    _number(),
    Column("document", ForeignKey("documents.number"), nullable=False, index=True),
    Column("text_id", String(32), nullable=False, index=True),
    Column("text", Words, nullable=False),
    Column("raw", LargeBinary),
    Column("media_type", Words, nullable=False),
    Column("lang", Words),
    Column("title", Words),
    Column("published_start", String(40)),
    Column("published_end", String(40)),
    Column("published_from", Words),
    Column("url", Words),
    Column("outlet", Words),
    Column("clutter", Text, nullable=False),
    Column("added", String(32), nullable=False),
    Column("author", Words),
    Column("modified_start", String(40)),
    Column("modified_end", String(40)),
    Column("modified_from", Words),
    Column("archived", Words),
    Column("forwarded", Words),
    Column("origins", Text),
    Column("tables", Text),
    Column("addition", ForeignKey("additions.number"), index=True),
)

READINGS = Table(
    "readings",
    METADATA,
    _number(),
    Column("version", ForeignKey("versions.number"), nullable=False, index=True),
    Column("reader", Words, nullable=False),
    Column("at", String(32), nullable=False),
)

CLAIMS = Table(
    "claims",
    METADATA,
    _number(),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("id", String(32), nullable=False, index=True),
    Column("measure", String(32), nullable=False, index=True),
    Column("lang", Words, nullable=False),
    Column("countries", Text, nullable=False),
    Column("speakers", Words, nullable=False),
    Column("record", Words, nullable=False),
)

POSITIONS = Table(
    "positions",
    METADATA,
    _number(),
    Column("reading", ForeignKey("readings.number"), nullable=False, index=True),
    Column("id", String(32), nullable=False, index=True),
    Column("position", String(16), nullable=False),
    Column("measure", String(32)),
    Column("record", Words, nullable=False),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    _number(),
    Column("doc", Words, nullable=False, index=True),
    Column("reading", ForeignKey("readings.number"), index=True),
    Column("stage", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("seen", String(32), nullable=False),
    Column("addition", ForeignKey("additions.number"), index=True),
)

SETTLED = Table(
    "settled",
    METADATA,
    _number(),
    Column("problem", ForeignKey("problems.number"), nullable=False, index=True),
    Column("at", String(32), nullable=False),
    Column("addition", ForeignKey("additions.number"), index=True),
)

INPUTS = Table(
    "inputs",
    METADATA,
    _number(),
    Column("digest", String(40), nullable=False, index=True),
    Column("source", Words),
    Column("version", ForeignKey("versions.number"), index=True),
    Column("problem", ForeignKey("problems.number"), index=True),
    Column("reader", Words, nullable=False),
    Column("data", LargeBinary),
    Column("at", String(32), nullable=False),
)
"""What was read: the digest of a piece, where it can be had again, and the version or the problem that it gave; the
bytes of a piece that its reader could not stand."""

FETCHES = Table(
    "fetches",
    METADATA,
    _number(),
    Column("asked", Words, nullable=False, index=True),
    Column("address", Words, nullable=False),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("digest", String(40)),
    Column("gave", Text, nullable=False),
    Column("at", String(32), nullable=False),
)
"""What an address answered: the one at the end of all redirects, its validators, the digest of the body, and those of
the pieces in it (of a feed: the addresses of its entries)."""

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    _number(),
    Column("id", String(32), nullable=False, unique=True),
    Column("kind", String(16), nullable=False, index=True),
    Column("claim", String(32), index=True),
    Column("doc", Words, index=True),
    Column("text_id", String(32)),
    Column("by", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("what", Words),
    Column("at", String(32), nullable=False),
)

ERASURES = Table(
    "erasures",
    METADATA,
    _number(),
    Column("id", String(32), nullable=False, unique=True),
    Column("doc", Words, nullable=False, index=True),
    Column("by", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("at", String(32), nullable=False),
)

ERASED = Table(
    "erased",
    METADATA,
    _number(),
    Column("erasure", ForeignKey("erasures.number"), nullable=False, index=True),
    Column("text_id", String(32), nullable=False, index=True),
)
"""The ids of the texts that an erasure took away."""

WITHDRAWALS = Table(
    "withdrawals",
    METADATA,
    _number(),
    Column("id", String(32), nullable=False, unique=True),
    Column("addition", ForeignKey("additions.number"), index=True),
    Column("erasure", ForeignKey("erasures.number"), index=True),
    Column("withdrawal", ForeignKey("withdrawals.number"), index=True),
    Column("by", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("at", String(32), nullable=False),
)
"""What was taken back: an addition, the ban on an erased text, or an earlier withdrawal of one of these."""

# What a watch found and told: each look at the ledger leaves a mark, with the messages that it made.

MARKS = Table(
    "marks",
    METADATA,
    _number(),
    Column("state", String(32), nullable=False),
    Column("reading", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)

MESSAGES = Table(
    "messages",
    METADATA,
    _number(),
    Column("key", String(32), nullable=False, unique=True),
    Column("mark", ForeignKey("marks.number"), nullable=False),
    Column("record", Words, nullable=False),
)

OUTLETS = Table(
    "outlets",
    METADATA,
    _number(),
    Column("name", String(80), nullable=False, unique=True),
    Column("after", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)

DELIVERED = Table(
    "told",
    METADATA,
    _number(),
    Column("message", ForeignKey("messages.number"), nullable=False),
    Column("outlet", ForeignKey("outlets.number"), nullable=False),
    Column("at", String(32), nullable=False),
    UniqueConstraint("message", "outlet"),
)

ENTRIES = Table(
    "entries",
    METADATA,
    _number(),
    Column("feed", Words, nullable=False),
    Column("key", String(32), nullable=False, index=True),
    Column("digest", String(40), nullable=False),
    Column("whole", Integer, nullable=False),
    Column("at", String(32), nullable=False),
)
"""What was seen of the entries of feeds: `whole` is 0 while an entry's page could not be had."""
