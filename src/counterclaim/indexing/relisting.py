"""All stories, tolls and verdicts of a ledger from its index, one after another: as relating the whole ledger tells
them, in the same order, and without going through its claims.

Every function asks the index inside a transaction, and holds what a few stories tell.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Row, Table, select

from counterclaim.indexing.kept import LedgerKept
from counterclaim.indexing.retelling import known_of
from counterclaim.ledger import Ledger
from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.shelves import SERIES, STORIES, TOLD, VERDICTS
from counterclaim.ledger.index.within import claims, documents
from counterclaim.ledger.session import Session
from counterclaim.model import SeriesRecord, Story, Toll, Verdict
from counterclaim.model.shelf_record import series_from, verdict_from
from counterclaim.reconcile.by_people import RULES
from counterclaim.relating import Related
from counterclaim.resolve.kept import happening_from
from counterclaim.resolve.regrouping import regrouped
from counterclaim.resolve.stories import story_of

_AT_ONCE = 100  # stories that one question is about

_Numbered = tuple[int, str]  # the number of a story, and its id


def stories_in(store: Ledger) -> Iterator[Story]:
    """The stories of the ledger, the smallest first."""
    kept = LedgerKept(store.session)
    apart = {story.id: story for story in _by_people(store, kept)}
    for some in _in_order(store.session):
        yield from _called(kept, [id for _, id in some], apart)


def stories_called(store: Ledger, ids: Sequence[str]) -> list[Story]:
    """The stories of these `ids`, in their order."""
    kept = LedgerKept(store.session)
    apart = {story.id: story for story in _by_people(store, kept)}
    parts = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return [story for part in parts for story in _called(kept, part, apart)]


def _called(kept: LedgerKept, ids: Sequence[str], apart: Mapping[str, Story]) -> Iterator[Story]:
    found = kept.told_as(ids)
    for id in ids:
        yield apart[id] if id in apart else replace(story_of(list(map(happening_from, found[id]))), id=id)


def _by_people(store: Ledger, kept: LedgerKept) -> list[Story]:
    """The stories that people had a hand in."""
    wholes = kept.apart()
    found, numbers = kept.found(wholes), kept.told_in(wholes)
    parts = [
        replace(story_of(list(kept.happenings(numbers[whole]).values())), id=found[whole].story) for whole in wholes
    ]
    return regrouped(parts, store.judgements(withdrawn=False)) if parts else []


def tolls_in(store: Ledger) -> Iterator[Toll]:
    """What stands of each series of each story, as people adopt it; stories and series are in their order."""
    for some in _in_order(store.session):
        series = _by_story(store.session, SERIES, some, SERIES.c.record)
        told = _by_story(store.session, TOLD, some, TOLD.c.series, TOLD.c.turn, TOLD.c.claim, TOLD.c.record)
        for number, id in some:
            mentions = defaultdict[int, list[tuple[int, str, str]]](list)
            for row in told[number]:
                mentions[row.series].append((row.turn, row.claim, unpacked(row.record)["doc"]))
            every = (series_from(unpacked(row.record)) for row in series[number])
            for one in sorted(every, key=lambda one: one.card.place):
                yield from _toll(id, one, sorted(mentions[one.card.place]))


def _toll(story: str, series: SeriesRecord, told: Sequence[tuple[int, str, str]]) -> Iterator[Toll]:
    card = series.card
    if stands := card.toll:
        yield Toll(
            story=story,
            event=" ".join(filter(None, (card.event, series.period))),
            docs=tuple(sorted({doc for _, _, doc in told})),
            measure=card.measure,
            role=card.role,
            country=card.country,
            place=series.where.name if series.where else None,
            low=stands.low,
            best=stands.best,
            high=stands.high,
            as_of=stands.as_of,
            corroboration=stands.corroboration,
            claims=tuple(claim for _, claim, _ in told),
            low_by=stands.low_by,
            best_by=stands.best_by,
            high_by=stands.high_by,
            why=stands.why,
            rules=stands.rules,
            reason=stands.reason,
        )


def verdicts_in(store: Ledger) -> Iterator[Verdict]:
    """The verdicts that the reader comes to, whatever people say, story by story."""
    for some in _in_order(store.session):
        rows = _by_story(store.session, VERDICTS, some, VERDICTS.c.record)
        for number, id in some:
            found = [verdict_from(unpacked(row.record)[0]) for row in rows[number]]
            if any(verdict.rules == RULES for verdict in found):  # a person's stands in the place of the reader's
                yield from _anew(store, id).verdicts()
            else:
                yield from sorted(found, key=lambda verdict: (verdict.relation, verdict.a, verdict.b))


def related_in(store: Ledger) -> Iterator[Related]:
    """The stories of the ledger, the smallest first, each related anew from its own reports: for who wants to know
    what no index holds."""
    for some in _in_order(store.session):
        for _, id in some:
            yield _anew(store, id)


def _anew(store: Ledger, story: str) -> Related:
    db = store.session
    docs = documents(db, story)
    return known_of(db, docs).related(Story(story, "", docs, claims(db, story)))


def _in_order(db: Session) -> Iterator[list[_Numbered]]:
    """The stories, the smallest first, some at a time."""
    rows = db.rows(select(STORIES.c.reports, STORIES.c.id, STORIES.c.number))
    listed = iter(sorted((int(row.reports), str(row.id), int(row.number)) for row in rows))
    while some := [(number, id) for _, id, number in islice(listed, _AT_ONCE)]:
        yield some


def _by_story(db: Session, table: Table, some: Sequence[_Numbered], *columns: Any) -> dict[int, list[Row[Any]]]:
    """The `columns` of the rows of `table` that `some` stories have, by the numbers of these."""
    found: dict[int, list[Row[Any]]] = {number: [] for number, _ in some}
    for row in db.rows(select(table.c.story, *columns).where(table.c.story.in_(found))):
        found[row.story].append(row)
    return found
