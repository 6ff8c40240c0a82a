"""The full text of the index: which documents hold the words that somebody looks for."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, literal_column, select, text

from counterclaim.ledger.index.folding import asked_for
from counterclaim.ledger.index.shelves import FINDS
from counterclaim.ledger.session import Session

MATCHED = 2_000
"""So many documents that hold what is looked for are considered: the newest of the ledger."""


def put_words(db: Session, document: int, words: Collection[str]) -> None:
    """Have the document of that number found by `words` (see `folding.words_of`) and no others, inside a batch."""
    put_all_words(db, [(document, words)])


def put_all_words(db: Session, many: Collection[tuple[int, Collection[str]]]) -> None:
    """As `put_words`, for `many` documents by their numbers."""
    if not many:
        return
    connection = db.connection
    connection.execute(_DROP[db.dialect], [{"document": document} for document, _ in many])
    if db.dialect == "sqlite":
        rows: list[dict[str, Any]] = [{"document": one, "words": " ".join(sorted(words))} for one, words in many]
    else:
        rows = [{"document": one, "words": sorted(words)} for one, words in many]
    connection.execute(_PUT[db.dialect], rows)


def remove_words(db: Session, documents: Collection[int]) -> None:
    """Have the documents of these numbers found no longer, inside a batch."""
    if documents:
        db.connection.execute(_DROP[db.dialect], [{"document": document} for document in sorted(documents)])


def matching(db: Session, words: str) -> list[int]:
    """The numbers of the newest documents, at most `MATCHED`, that hold all of `words`, the newest first; of the last
    word its beginning is enough. Nothing holds what has no letter."""
    asked = asked_for(words)
    if not asked:
        return []
    if db.dialect == "sqlite":
        sought = " ".join(f'"{word}"{"*" if begins else ""}' for word, begins in asked)
    else:
        sought = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in asked)
        # A plan for any words goes through all documents, the newest first: right for frequent ones, 400 ms for rare.
        db.connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")
    return [int(row.document) for row in db.rows(_FIND[db.dialect], sought=sought, most=MATCHED)]


def _find(document: str, condition: str) -> Select[Any]:
    number: ColumnElement[int] = literal_column(document)
    query = select(number.label("document")).select_from(text(FINDS)).where(text(condition))
    return query.order_by(number.desc()).limit(bindparam("most"))


# Made once, in each store's own words.

_FIND = {
    "sqlite": _find("rowid", f"{FINDS} MATCH :sought"),
    "postgresql": _find("document", "words @@ CAST(:sought AS tsquery)"),
}
_PUT = {
    "sqlite": text(f"INSERT INTO {FINDS} (rowid, words) VALUES (:document, :words)"),
    "postgresql": text(
        f"INSERT INTO {FINDS} (document, words) VALUES (:document, array_to_tsvector(CAST(:words AS text[])))"
    ),
}
_DROP = {
    "sqlite": text(f"DELETE FROM {FINDS} WHERE rowid = :document"),
    "postgresql": text(f"DELETE FROM {FINDS} WHERE document = :document"),
}
