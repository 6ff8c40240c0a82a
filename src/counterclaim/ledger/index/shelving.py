"""Stories put into the index, and taken out again."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, insert, select

from counterclaim.ledger.index import tallying
from counterclaim.ledger.index.packing import packed
from counterclaim.ledger.index.shelves import (
    FACETS,
    SERIES,
    STATEMENTS,
    STORIES,
    STORY_DOCUMENTS,
    TOLD,
    VERDICTS,
    VOICES,
)
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS
from counterclaim.model import RankedVerdict, Shelved, StoryReport, ToldRow, as_record

_AT_ONCE = 500
_OF_A_STORY = (STORY_DOCUMENTS, FACETS, SERIES, STATEMENTS, VERDICTS, TOLD, VOICES)


def put(db: Session, shelved: Shelved) -> set[str]:
    """Put the story `shelved` into the index, in place of what is there of it, inside a batch; tell the keys of all who
    speak, or spoke, in it."""
    card = shelved.card
    before = remove(db, card.id)
    days = {"first": card.first, "newest": card.newest, "changed": card.changed}
    story = db.insert(STORIES, id=card.id, **days, reports=card.reports, card=packed(as_record(card)))
    db.insert_all(STORY_DOCUMENTS, list(_documents(db, story, shelved.reports)))
    _put_facets(db, story, shelved, days)
    series = ({"place": one.card.place, "record": packed(as_record(one))} for one in shelved.series)
    db.insert_all(SERIES, [{"story": story, **row} for row in series])
    db.insert_all(STATEMENTS, list(_statements(story, shelved)))
    db.insert_all(VERDICTS, [_verdict(story, ranked) for ranked in shelved.verdicts])
    _put_told(db, story, shelved.told)
    tallying.put_speakers(db, story, shelved.speakers)
    return before | {one.key for one in shelved.speakers}


def remove(db: Session, story: str) -> set[str]:
    """Take the story of the id `story` out of the index, inside a batch, and tell the keys of all who speak in it;
    nothing happens where it is not there."""
    spoke = set[str]()
    for row in db.rows(select(STORIES.c.number).where(STORIES.c.id == story)):
        number = int(row.number)
        facets = db.rows(select(FACETS.c.facet).where(FACETS.c.story == number))
        tallying.count_facets(db, [tallying.ALL, *(each.facet for each in facets)], -1)
        spoke = tallying.remove_speakers(db, number)
        for table in _OF_A_STORY:
            db.change(delete(table).where(table.c.story == number))
        db.change(delete(STORIES).where(STORIES.c.number == number))
    return spoke


def _put_facets(db: Session, story: int, shelved: Shelved, days: dict[str, str]) -> None:
    facets = [f"{kind}={value}" for kind, value in shelved.facets]
    db.insert_all(FACETS, [{"facet": each, "story": story, **days} for each in facets])
    tallying.count_facets(db, [tallying.ALL, *facets], 1)


def _statements(story: int, shelved: Shelved) -> Iterable[dict[str, Any]]:
    for series, rows in enumerate(shelved.statements):
        for row in rows:
            yield {"story": story, "series": series, "place": row.place, "record": packed(as_record(row))}


def _documents(db: Session, story: int, reports: Sequence[StoryReport]) -> Iterable[dict[str, Any]]:
    """The rows of `reports`; of each origin one stands for it: the origin itself where it is there, else the first."""
    here = {report.doc for report in reports}
    stands: dict[str, str] = {}
    for report in sorted(reports, key=lambda one: (one.day, one.doc)):
        stands.setdefault(report.origin, report.origin if report.origin in here else report.doc)
    numbers = numbers_of(db, sorted(here))
    for report in reports:
        yield {
            "story": story,
            "document": numbers[report.doc],
            "origin": report.origin,
            "first": int(stands[report.origin] != report.doc),
            "day": report.day,
            "record": packed(as_record(report)),
        }


def numbers_of(db: Session, docs: Sequence[str]) -> dict[str, int]:
    """The numbers of the rows of the documents `docs`, by their ids."""
    found: dict[str, int] = {}
    for start in range(0, len(docs), _AT_ONCE):
        query = select(DOCUMENTS.c.id, DOCUMENTS.c.number).where(DOCUMENTS.c.id.in_(docs[start : start + _AT_ONCE]))
        found.update((row.id, int(row.number)) for row in db.rows(query))
    return found


def _verdict(story: int, ranked: RankedVerdict) -> dict[str, Any]:
    verdict = ranked.verdict
    return {
        "story": story,
        "id": verdict.id,
        "relation": verdict.relation,
        "mark": ranked.mark or "",
        "a": verdict.a,
        "b": verdict.b,
        "rank": ranked.rank,
        "record": packed([as_record(verdict), ranked.series]),
    }


def _put_told(db: Session, story: int, told: Sequence[ToldRow]) -> None:
    if not told:
        return
    rows = [_told(story, row) for row in told]
    made = db.connection.execute(insert(TOLD).returning(TOLD.c.number, sort_by_parameter_order=True), rows)
    voices = [
        {"speaker": speaker, "day": row.day, "told": number, "measure": row.measure, "contested": int(row.contested)}
        for (number,), row in zip(made.all(), told, strict=True)
        for speaker in row.speakers
    ]
    db.insert_all(VOICES, [{"story": story, **voice} for voice in voices])


def _told(story: int, row: ToldRow) -> dict[str, Any]:
    record = as_record(row)
    del record["story"]
    return {
        "story": story,
        "claim": row.claim,
        "series": row.series,
        "statement": row.statement,
        "measure": row.measure,
        "spoken": row.spoken,
        "turn": row.turn,
        "lang": row.lang,
        "day": row.day,
        "rank": row.rank,
        "record": packed(record),
    }
