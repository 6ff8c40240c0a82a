"""The derived tables that hold what pages show. `story` is always the number of a row of `ix_stories`."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    Identity,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from counterclaim.ledger.index.derived import DERIVED
from counterclaim.ledger.tables import Words


class Key(Words):
    """Text that sorts by its code points on either store: days, times, keys, words."""

    cache_ok = True

    @property
    def python_type(self) -> type[str]:
        """What its values are."""
        return str

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As the store keeps it."""
        return dialect.type_descriptor(Text(collation="C" if dialect.name == "postgresql" else None))


FINDS = "ix_words"
"""The table of words by the number of their document (see `words`)."""


def _number() -> Column[int]:
    return Column("number", Integer, Identity(), primary_key=True)


def _story() -> Column[int]:
    return Column("story", Integer, nullable=False)


STORIES = Table(
    "ix_stories",
    DERIVED,
    _number(),
    Column("id", String(32), nullable=False, unique=True),
    Column("first", Key, nullable=False),
    Column("newest", Key, nullable=False),
    Column("changed", Key, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("card", Words, nullable=False),
    Index("ix_stories_newest", "newest", "number", "first"),
    Index("ix_stories_changed", "changed", "number"),
)

STORY_DOCUMENTS = Table(
    "ix_story_documents",
    DERIVED,
    _number(),
    _story(),
    Column("document", Integer, nullable=False),
    Column("origin", Words, nullable=False),
    Column("first", Integer, nullable=False),
    Column("day", Key, nullable=False),
    Column("record", Words, nullable=False),
    Index("ix_story_documents_story", "story", "first", "day", "number"),
    Index("ix_story_documents_origin", "story", "origin"),
    Index("ix_story_documents_document", "document", "story"),
)
"""`document` is the number of a row of `documents`; `first` is 0 for the report that stands for its origin in the
story, 1 for its copies there."""

FACETS = Table(
    "ix_facets",
    DERIVED,
    Column("facet", Key, nullable=False),
    _story(),
    Column("first", Key, nullable=False),
    Column("newest", Key, nullable=False),
    Column("changed", Key, nullable=False),
    Index("ix_facets_newest", "facet", "newest", "story", "first"),
    Index("ix_facets_changed", "facet", "changed", "story"),
    Index("ix_facets_story", "story", "facet"),
)
"""A row for each story and each of its facets, kind and value in one: "measure=killed"."""

TALLIES = Table(
    "ix_tallies",
    DERIVED,
    Column("facet", Key, primary_key=True),
    Column("kind", Key, nullable=False),
    Column("stories", Integer, nullable=False),
    Index("ix_tallies_kind", "kind", "stories"),
)
"""How many stories have a facet."""

SERIES = Table(
    "ix_series",
    DERIVED,
    _story(),
    Column("place", Integer, nullable=False),
    Column("record", Words, nullable=False),
    Index("ix_series_story", "story", "place", unique=True),
)

STATEMENTS = Table(
    "ix_statements",
    DERIVED,
    _story(),
    Column("series", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("record", Words, nullable=False),
    Index("ix_statements_story", "story", "series", "place", unique=True),
)

VERDICTS = Table(
    "ix_verdicts",
    DERIVED,
    _number(),
    _story(),
    Column("id", String(32), nullable=False),
    Column("relation", String(16), nullable=False),
    Column("mark", String(16), nullable=False),
    Column("a", String(32), nullable=False),
    Column("b", String(32), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("record", Words, nullable=False),
    Index("ix_verdicts_story", "story", "rank"),
    Index("ix_verdicts_id", "id"),
    Index("ix_verdicts_a", "a"),
    Index("ix_verdicts_b", "b"),
)

_WAITS = text("rank > 0")


def _known(column: str) -> dict[str, Any]:
    """For an index of those rows alone of which the `column` tells something."""
    there = text(f"{column} IS NOT NULL")
    return {"sqlite_where": there, "postgresql_where": there}


TOLD = Table(
    "ix_told",
    DERIVED,
    _number(),
    _story(),
    Column("claim", String(32), nullable=False),
    Column("series", Integer, nullable=False),
    Column("statement", Integer, nullable=False),
    Column("measure", String(32), nullable=False),
    Column("spoken", BigInteger, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("lang", Words, nullable=False),
    Column("day", Key, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("record", Words, nullable=False),
    Index("ix_told_story", "story", "series", "statement"),
    Index("ix_told_spoken", "measure", "spoken"),
    Index("ix_told_claim", "claim"),
    Index("ix_told_rank", "rank", "claim"),
    Index("ix_told_rank_of_measure", "measure", "rank", "claim", sqlite_where=_WAITS, postgresql_where=_WAITS),
    Index("ix_told_rank_of_lang", "lang", "rank", "claim", sqlite_where=_WAITS, postgresql_where=_WAITS),
)

VOICES = Table(
    "ix_voices",
    DERIVED,
    _story(),
    Column("speaker", Key, nullable=False),
    Column("day", Key, nullable=False),
    Column("told", Integer, nullable=False),
    Column("measure", String(32), nullable=False),
    Column("contested", Integer, nullable=False),
    Index("ix_voices_story", "story"),
    Index("ix_voices_speaker", "speaker", "day", "told"),
    Index("ix_voices_measure", "speaker", "measure", "day", "told"),
    Index("ix_voices_of_story", "speaker", "story", "day", "told"),
    Index("ix_voices_contested", "speaker", "contested", "day", "told"),
)
"""Which rows of `ix_told` a speaker stands behind."""

STORY_SPEAKERS = Table(
    "ix_story_speakers",
    DERIVED,
    _story(),
    Column("speaker", Key, nullable=False),
    Column("type", String(16)),
    Column("country", String(8)),
    Column("claims", Integer, nullable=False),
    Column("first", Key, nullable=False),
    Column("newest", Key, nullable=False),
    Column("record", Words, nullable=False),
    Index("ix_story_speakers_story", "story"),
    Index("ix_story_speakers_claims", "speaker", "claims"),
    Index("ix_story_speakers_first", "speaker", "first"),
    Index("ix_story_speakers_type", "speaker", text("claims DESC"), "type", **_known("type")),
    Index("ix_story_speakers_country", "speaker", text("claims DESC"), "country", **_known("country")),
    Index("ix_story_speakers_newest", "speaker", "newest", "story"),
)

SPEAKERS = Table(
    "ix_speakers",
    DERIVED,
    _number(),
    Column("key", Key, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("type", String(16)),
    Column("country", String(8)),
    Column("parent", Key),
    Column("known", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
    Column("first", Key, nullable=False),
    Column("newest", Key, nullable=False),
    Index("ix_speakers_claims", "claims", "number"),
    Index("ix_speakers_parent", "parent"),
)

SPEAKER_NAMES = Table(
    "ix_speaker_names",
    DERIVED,
    Column("speaker", Key, primary_key=True),
    Column("name", Key, primary_key=True),
    Column("claims", Integer, nullable=False),
)
"""What a speaker is called in how many claims."""

SPEAKER_WORDS = Table(
    "ix_speaker_words",
    DERIVED,
    Column("word", Key, primary_key=True),
    Column("speaker", Key, primary_key=True),
    Index("ix_speaker_words_speaker", "speaker"),
)
"""The words of a speaker's names, folded as `folding` does."""

PROPOSALS = Table(
    "ix_proposals",
    DERIVED,
    Column("a", Key, primary_key=True),
    Column("b", Key, primary_key=True),
    Column("score", Float, nullable=False),
    Column("why", Words, nullable=False),
    Index("ix_proposals_score", "score", "a", "b"),
    Index("ix_proposals_b", "b"),
)

PERSONS = Table(
    "ix_persons",
    DERIVED,
    Column("speaker", Key, primary_key=True),
    Column("record", Words, nullable=False),
)
"""What the names of persons were compared by when their proposals were made."""

BLOCKS = Table(
    "ix_blocks",
    DERIVED,
    Column("block", Key, primary_key=True),
    Column("speaker", Key, primary_key=True),
    Index("ix_blocks_speaker", "speaker"),
)
"""Persons by what their names share with those that are worth comparing."""


@event.listens_for(DERIVED, "after_create")
def _make_words(_: MetaData, connection: Connection, **__: Any) -> None:
    """The full text: FTS5 on SQLite, a tsvector on PostgreSQL, both over words of our own making."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {FINDS} USING fts5(words, tokenize='ascii', detail='none', "
            "columnsize=0, prefix='2 3')"
        )
        return
    connection.exec_driver_sql(
        f"CREATE TABLE IF NOT EXISTS {FINDS} (document integer PRIMARY KEY, words tsvector NOT NULL)"
    )
    connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {FINDS}_words ON {FINDS} USING gin (words)")
