"""Questions to the index for a draft: which stories may tell of a figure, and what they tell. All are asked inside a
transaction (`Ledger.session.reading`)."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import log

from sqlalchemy import ColumnElement, func, select

from counterclaim.ledger.index.folding import words_of
from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.shelves import FACETS, SERIES, STORIES, STORY_DOCUMENTS, TALLIES, TOLD
from counterclaim.ledger.index.tallying import ALL
from counterclaim.ledger.index.words import MATCHED, matching
from counterclaim.ledger.session import Session
from counterclaim.model import SeriesRecord, ToldRow
from counterclaim.model.shelf_record import series_from, told_from

ALL_OF = 200
"""So many stories are all looked at, however little they have in common with a draft."""

MOST = 24
"""So many stories are looked at of more."""

_GIVING = 500  # claims that give the number, the last ones put in, that are considered
_DOCUMENTS = 100  # documents that share the rarest words
_SAME_NUMBER = 4.0  # what it counts to give the number, against the rarity of words in common
_SHORTEST = 2  # signs of a word that is looked for


@dataclass(frozen=True, slots=True)
class Sought:
    """What is known of a figure: which measures it may be of, the numbers that it allows, the countries that it names,
    and its words."""

    measures: frozenset[str]
    low: int
    high: int
    countries: frozenset[str]
    words: str


def likely_stories(db: Session, sought: Sought) -> list[int]:
    """The numbers of the stories that may tell of what is `sought`, the likeliest first; in a small ledger all."""
    every = int(next((row.stories for row in db.rows(select(TALLIES.c.stories).where(TALLIES.c.facet == ALL))), 0))
    points = _by_words(db, sought.words, every)
    for story in _giving(db, sought):
        points[story] += _SAME_NUMBER
    likely = [story for story, _ in sorted(points.items(), key=lambda item: (-item[1], -item[0]))]
    if every > ALL_OF:
        return likely[:MOST]
    rest = (int(row.number) for row in db.rows(select(STORIES.c.number).order_by(STORIES.c.number)))
    return list(dict.fromkeys((*likely, *rest)))


def told_in(db: Session, story: int, sought: Collection[Sought], most: int) -> list[ToldRow]:
    """Claims of the story of that number, as it tells them, at most `most`: those that give a number that is `sought`,
    and the last of each series."""
    rows = select(TOLD.c.record, TOLD.c.turn, STORIES.c.id).join(STORIES, STORIES.c.number == TOLD.c.story)
    rows = rows.where(TOLD.c.story == story)
    found = db.rows(rows.order_by(TOLD.c.turn.desc(), TOLD.c.series).limit(most + 1))
    if len(found) > most:
        gives = [
            row
            for each in sought
            for row in db.rows(rows.where(TOLD.c.measure.in_(each.measures), _between(each)).limit(most // 2))
        ]
        found = [*gives, *found[: most - len(gives)]]
    told = {(row.series, row.turn): row for row in (told_from(unpacked(each.record), each.id) for each in found)}
    return [told[place] for place in sorted(told)]


def series_of(db: Session, story: int) -> list[SeriesRecord]:
    """The series of the story of that number, in their order."""
    query = select(SERIES.c.record).where(SERIES.c.story == story).order_by(SERIES.c.place)
    return [series_from(unpacked(row.record)) for row in db.rows(query)]


def reports_looked_at(db: Session) -> tuple[int, str]:
    """How many reports tell of anything, and the day on which the newest of them appeared, "" where none says."""
    many = db.rows(select(func.count(STORY_DOCUMENTS.c.document.distinct())))[0][0]
    return int(many), str(db.rows(select(func.coalesce(func.max(STORIES.c.newest), "")))[0][0])


def _between(sought: Sought) -> ColumnElement[bool]:
    return TOLD.c.spoken.between(sought.low, sought.high)


def _giving(db: Session, sought: Sought) -> set[int]:
    """The stories that give such a number, of one of the countries where any is named."""
    query = select(TOLD.c.story).where(TOLD.c.measure.in_(sought.measures), _between(sought))
    if sought.countries:
        facets = [f"country={country}" for country in sorted(sought.countries)]
        there = select(FACETS.c.story).where(FACETS.c.story == TOLD.c.story, FACETS.c.facet.in_(facets))
        query = query.where(there.exists())
    return {int(row.story) for row in db.rows(query.order_by(TOLD.c.number.desc()).limit(_GIVING))}


def _by_words(db: Session, words: str, every: int) -> dict[int, float]:
    """Points for the stories of those documents that share the rarest of the `words`."""
    documents: dict[int, float] = defaultdict(float)
    for word in words_of(words):
        if len(word) < _SHORTEST or word.isdecimal():
            continue
        found = matching(db, f"{word} ")
        if len(found) < MATCHED:
            for document in found:
                documents[document] += log(1 + every / len(found))
    best = dict(sorted(documents.items(), key=lambda item: (-item[1], -item[0]))[:_DOCUMENTS])
    points: dict[int, float] = defaultdict(float)
    for story, document in _told_in_documents(db, list(best)):
        points[story] = max(points[story], best[document])
    return points


def _told_in_documents(db: Session, documents: Sequence[int]) -> list[tuple[int, int]]:
    if not documents:
        return []
    query = select(STORY_DOCUMENTS.c.story, STORY_DOCUMENTS.c.document)
    found = db.rows(query.where(STORY_DOCUMENTS.c.document.in_(documents)))
    return [(int(row.story), int(row.document)) for row in found]
