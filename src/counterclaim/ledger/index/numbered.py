"""Questions to the tables of happenings (see `woven`), each about many numbers at once, in each store's own words."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, text

from counterclaim.ledger.session import Session


def asked(db: Session, question: str, numbers: Collection[int], **more: Any) -> Iterable[Row[Any]]:
    """The answers to `question` (one of those below) about these `numbers`, inside the transaction."""
    if not numbers:
        return ()
    told: Any = json.dumps(sorted(numbers)) if db.dialect == "sqlite" else sorted(numbers)
    return db.connection.execute(_QUESTIONS[db.dialect][question], {"numbers": told, **more}).all()


# Each question is about many numbers, told in one parameter; the join goes from these to the table.
_ASKED = {
    "words": "SELECT h.number, h.words FROM {numbers} JOIN ix_happenings AS h ON h.number = k.value",
    "keys": "SELECT h.key, h.happening FROM ix_keys AS h WHERE h.happening IN (SELECT k.value FROM {numbers})",
    "blocks": "SELECT k.value, h.happening FROM {numbers} JOIN ix_keys AS h ON h.key = k.value",
    "sizes": "SELECT k.value, (SELECT count(*) FROM (SELECT 1 FROM ix_keys AS h WHERE h.key = k.value LIMIT :most) "
    "AS x) AS size FROM {numbers}",
    "links from": "SELECT h.a, h.b, h.points FROM {numbers} JOIN ix_links AS h ON h.a = k.value",
    "links to": "SELECT h.a, h.b, h.points FROM {numbers} JOIN ix_links AS h ON h.b = k.value",
    "of documents": "SELECT h.number, h.document FROM {numbers} JOIN ix_happenings AS h ON h.document = k.value",
    "days": "SELECT h.number, h.day FROM {numbers} JOIN ix_happenings AS h ON h.number = k.value",
    "chapters": "SELECT h.number, h.chapter, h.step FROM {numbers} JOIN ix_happenings AS h ON h.number = k.value "
    "WHERE h.chapter IS NOT NULL",
    "told in": "SELECT h.number, h.chapter FROM {numbers} JOIN ix_happenings AS h ON h.chapter = k.value",
    "documents": "SELECT DISTINCT h.document FROM {numbers} JOIN ix_happenings AS h ON h.chapter = k.value",
    "chapters of": "SELECT h.document, h.chapter FROM {numbers} JOIN ix_happenings AS h ON h.document = k.value",
    "wholes": "SELECT h.chapter, h.whole FROM {numbers} JOIN ix_wholes AS h ON h.chapter = k.value",
    "chapters in": "SELECT h.chapter, h.whole FROM {numbers} JOIN ix_wholes AS h ON h.whole = k.value",
    "found": "SELECT h.whole, h.plain, h.story, h.apart FROM {numbers} JOIN ix_found AS h ON h.whole = k.value",
}
_NUMBERS = {
    "sqlite": ("json_each(:numbers) AS k", "CROSS JOIN"),  # SQLite takes the left side of that first
    "postgresql": ("unnest(CAST(:numbers AS bigint[])) AS k(value)", "JOIN"),
}
_QUESTIONS = {
    dialect: {
        name: text(words.format(numbers=numbers).replace(" JOIN ", f" {join} ", 1)) for name, words in _ASKED.items()
    }
    for dialect, (numbers, join) in _NUMBERS.items()
}
