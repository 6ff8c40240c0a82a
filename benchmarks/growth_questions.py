#!/usr/bin/env python3
"""What a ledger weighs, part by part, and how long it takes to answer: growth_questions.py ADDRESS, printed as JSON.

Milliseconds by the clock, the median and the 95th of a hundred, each question put to stories and words drawn with a
seed.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from newsroom.wording import capitals_in
from sqlalchemy import func, select, text

from counterclaim.ledger import Ledger
from counterclaim.ledger.index import asking, searching, within
from counterclaim.ledger.index.shelves import STORIES
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import CLAIMS, DOCUMENTS
from counterclaim.model.asked import StoryFilter, Turn

TIMES = 100
WORDS = ("police", "hospital", "évacués", "Erdbeben", "землетрясения", "incendio", "bridge", "museum")
_SQLITE = "SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE"
_POSTGRESQL = (
    "SELECT relname, pg_total_relation_size(oid) FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)


def sizes(db: Session) -> dict[str, int]:
    """Bytes of each part of the ledger: texts, claims with their history, what is searched by words, stories."""
    found: Counter[str] = Counter()
    sqlite = "://" not in db.address
    owner = dict(db.rows(text("SELECT name, tbl_name FROM sqlite_master"))) if sqlite else {}
    for name, size in db.rows(text(_SQLITE if sqlite else _POSTGRESQL)):
        found[_part(owner.get(name, name))] += size
    return dict(found)


def _part(table: str) -> str:
    if table.startswith("ix_words"):
        return "words"
    if table.startswith("ix_"):
        return "stories"
    return "texts" if table in ("texts", "versions", "documents") else "claims and history"


def asked(db: Session) -> dict[str, Callable[[], Any]]:
    """The questions, each about something else every time."""
    chance = random.Random(1)
    last = db.rows(select(func.max(STORIES.c.number)))[0][0] or 1
    some = sorted({chance.randrange(last + 1) for _ in range(300)})
    stories = [row[0] for row in db.rows(select(STORIES.c.id).where(STORIES.c.number.in_(some)))]
    largest = [row[0] for row in db.rows(select(STORIES.c.id).order_by(STORIES.c.reports.desc()).limit(20))]
    places = list(capitals_in("en").values())

    def story(ids: list[str]) -> None:
        id = chance.choice(ids)
        asking.story(db, id)
        within.series(db, id)
        within.statements(db, id, 0, Turn(50))
        within.verdicts(db, id, Turn(40))

    return {
        "story": lambda: story(stories),
        "largest story": lambda: story(largest),
        "toll": lambda: within.series(db, chance.choice(stories)),
        "toll of the largest": lambda: within.series(db, chance.choice(largest)),
        "search, a word": lambda: searching.search(db, StoryFilter(words=chance.choice(WORDS))),
        "search, a place": lambda: searching.search(db, StoryFilter(words=chance.choice(places))),
        "home": lambda: asking.stories(db, StoryFilter()),
    }


def measured(db: Session) -> dict[str, list[float]]:
    """The median and the 95th of a hundred of each question, in milliseconds."""
    with db.reading():
        questions = asked(db)
    found = {}
    for name, question in questions.items():
        took = []
        for _ in range(TIMES):
            with db.reading():
                began = time.perf_counter()
                question()
                took.append((time.perf_counter() - began) * 1000)
        took.sort()
        found[name] = [round(took[int(len(took) * share)], 1) for share in (0.5, 0.95)]
    return found


def main() -> None:
    """Print it."""
    with Ledger.open(sys.argv[1], create=False) as store:
        db = store.session
        with db.reading():
            counts = {
                table.name: db.rows(select(func.count()).select_from(table))[0][0]
                for table in (DOCUMENTS, CLAIMS, STORIES)
            }
            largest = db.rows(select(func.max(STORIES.c.reports)))[0][0]
            bytes_of = sizes(db)
        found = {"rows": counts, "largest_story": largest, "bytes": bytes_of, "milliseconds": measured(db)}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
