"""The questions that the desk's pages put to the index, and how long each takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from desk_reports import TOWNS
from sqlalchemy import func, select

from counterclaim.ledger import Ledger
from counterclaim.ledger.index import asking, choices, news, proposing, reviewing, searching, speaking, within
from counterclaim.ledger.index.reviewing import QueueFilter
from counterclaim.ledger.index.shelves import SPEAKERS, STORIES, TOLD
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS
from counterclaim.ledger.wanted import Wanted
from counterclaim.model.asked import SayingFilter, StoryFilter, Turn

WORDS = ("police", "полиция", "explosion Kov", "Polizei Brand", "死亡", "الشرطة", "Innenministerium")
"""Words that many reports hold."""

Question = Callable[[], Any]


class Drawn:
    """Stories, claims, reports, speakers and words of a ledger, drawn with a seed."""

    def __init__(self, db: Session, many: int, seed: int) -> None:
        self.random = Random(seed)
        self.stories = self._some(db, STORIES.c.id, STORIES.c.number, many)
        self.claims = self._some(db, TOLD.c.claim, TOLD.c.number, many)
        self.documents = self._some(db, DOCUMENTS.c.id, DOCUMENTS.c.number, many)
        self.speakers = [
            row.key for row in db.rows(select(SPEAKERS.c.key).order_by(SPEAKERS.c.claims.desc()).limit(many))
        ]
        self.largest = self._most(db, STORIES.c.id, STORIES.c.reports, 20)
        self.words = [town for towns in TOWNS.values() for town in towns] + [
            "police",
            "полиция",
            "market Kovab",
            "Brand",
            "死亡",
        ]

    def _most(self, db: Session, column: Any, by: Any, many: int) -> list[str]:
        return [row[0] for row in db.rows(select(column).order_by(by.desc()).limit(many))]

    def _some(self, db: Session, column: Any, number: Any, many: int) -> list[str]:
        last = db.rows(select(func.max(number)))[0][0] or 0
        found = []
        while len(found) < many:
            some = select(column).where(number >= self.random.randrange(last + 1)).order_by(number).limit(1)
            found += [row[0] for row in db.rows(some)]
        return found

    def one(self, of: Sequence[str]) -> str:
        """One of them."""
        return self.random.choice(of)


def questions(store: Ledger, drawn: Drawn) -> dict[str, Question]:
    """Each question under its name; what it asks for is drawn anew each time."""
    db, one = store.session, drawn.one
    countries, measures = ("UA", "RU", "TR", "ES", "DE", "CN"), ("killed", "injured", "missing", "displaced")
    langs = ("en", "de", "fr", "es", "ru", "uk", "ar", "zh")

    def next_page() -> Any:
        first = asking.stories(db, StoryFilter(), "changed", Turn(20))
        return asking.stories(db, StoryFilter(), "changed", Turn(20, first.after))

    return {
        "home: newest stories": lambda: asking.stories(db, StoryFilter()),
        "home: changed, two pages": next_page,
        "home: one filter": lambda: asking.stories(db, StoryFilter(countries=(one(countries),))),
        "home: four filters": lambda: asking.stories(
            db,
            StoryFilter((one(measures),), (one(countries),), langs=(one(langs),), statuses=("contested",)),
        ),
        "home: speaker and status": lambda: asking.stories(
            db, StoryFilter(speakers=(one(drawn.speakers),), statuses=("updated",))
        ),
        "home: dates": lambda: asking.stories(db, StoryFilter(since="2009-03-05", until="2009-03-09")),
        "home: filter and dates": lambda: asking.stories(
            db, StoryFilter((one(measures),), since="2004-03-05", until="2004-03-09")
        ),
        "home: words": lambda: asking.stories(db, StoryFilter(words=one(drawn.words))),
        "home: words and filters": lambda: asking.stories(
            db, StoryFilter((one(measures),), langs=(one(langs),), words=one(drawn.words))
        ),
        "home: choices": lambda: choices.choices(db, StoryFilter()),
        "home: choices under filters": lambda: choices.choices(
            db, StoryFilter((one(measures),), (one(countries),), langs=(one(langs),))
        ),
        "home: how many changed": lambda: news.changed_since(db, "2026"),
        "search: documents": lambda: searching.search(db, StoryFilter(words=one(drawn.words))),
        "search: documents, filtered": lambda: searching.search(
            db, StoryFilter(countries=(one(countries),), words=one(drawn.words))
        ),
        "story: card": lambda: asking.story(db, one(drawn.stories)),
        "story: series": lambda: within.series(db, one(drawn.stories)),
        "story: statements": lambda: within.statements(db, one(drawn.stories), 0, Turn(50)),
        "story: statements of the largest": lambda: within.statements(db, one(drawn.largest), 0, Turn(200)),
        "story: verdicts": lambda: within.verdicts(db, one(drawn.largest), Turn(40), ("contradicts", "drifted")),
        "story: reports": lambda: within.reports(db, one(drawn.largest), Turn(50)),
        "story: claims of 20 statements": lambda: list(
            store.claims(Wanted(ids=frozenset(drawn.random.sample(drawn.claims, 20))))
        ),
        "document: stories": lambda: asking.stories_of(db, one(drawn.documents)),
        "document: itself": lambda: store.document(one(drawn.documents)),
        "document: claims": lambda: list(store.claims(Wanted(doc=one(drawn.documents)))),
        "claim: itself": lambda: store.claim(one(drawn.claims)),
        "claim: verdicts": lambda: within.verdicts_on(db, [one(drawn.claims)]),
        "claim: where it is told": lambda: within.told(db, [one(drawn.claims)]),
        "speakers: list": lambda: speaking.speakers(db),
        "speakers: found": lambda: speaking.speakers(db, "jan kov"),
        "speaker: said": lambda: speaking.said_by(db, one(drawn.speakers), SayingFilter()),
        "speaker: said, of a measure": lambda: speaking.said_by(db, one(drawn.speakers), SayingFilter(one(measures))),
        "speaker: where others differ": lambda: speaking.said_by(db, one(drawn.speakers), SayingFilter(contested=True)),
        "speaker: stories": lambda: speaking.stories_told_by(db, one(drawn.speakers)),
        "speaker: proposals": lambda: proposing.proposals_of(db, one(drawn.speakers)),
        "review: queue": lambda: reviewing.queue(db),
        "review: queue of a measure": lambda: reviewing.queue(db, wanted=QueueFilter(measure=one(measures))),
        "review: queue of a story": lambda: reviewing.queue(db, wanted=QueueFilter(one(drawn.stories))),
    }


def ask(address: str, times: int, seed: int) -> None:
    """Put each question to the ledger at `address` so many `times`, and print how long that took."""
    with Ledger.open(address, create=False) as store:
        with store.session.reading():
            drawn = Drawn(store.session, 300, seed)
        asked = questions(store, drawn)
        took: dict[str, list[float]] = {name: [] for name in asked}
        work: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(times):
            for name, question in asked.items():
                with store.session.reading():
                    began, worked = time.perf_counter(), time.process_time()
                    question()
                    took[name].append((time.perf_counter() - began) * 1000)
                    work[name].append((time.process_time() - worked) * 1000)
    print(f"{'question':36} {'median':>8} {'p95':>8} {'longest':>8} {'work':>8}   ms")
    for name, each in took.items():
        each.sort()
        shown = (_at(each, 0.5), _at(each, 0.95), each[-1], _at(sorted(work[name]), 0.95))
        print(f"{name:36} {' '.join(f'{number:8.1f}' for number in shown)}")


def _at(numbers: Sequence[float], share: float) -> float:
    return numbers[min(len(numbers) - 1, int(len(numbers) * share))]
