"""Stories put into the index, and taken out again."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

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
from counterclaim.model import RankedVerdict, Shelved, StoryCard, StoryReport, StorySpeaker, ToldRow, as_record

_AT_ONCE = 500
_OF_A_STORY = (STORY_DOCUMENTS, FACETS, SERIES, STATEMENTS, VERDICTS, TOLD, VOICES)


def put(db: Session, many: Sequence[Shelved]) -> set[str]:
    """Put the stories `many` into the index, each in place of what is there of it, inside a batch; tell the keys of all
    who speak, or spoke, in them. One question is put for all of them, and not for each."""
    before = _taken_out(db, [shelved.card.id for shelved in many])
    numbers = _put_cards(db, [shelved.card for shelved in many])
    put = [(number, shelved) for number, shelved in zip(numbers, many, strict=True)]
    documents = numbers_of(db, sorted({report.doc for shelved in many for report in shelved.reports}))
    db.insert_all(STORY_DOCUMENTS, [row for n, one in put for row in _documents(n, one.reports, documents)])
    db.insert_all(FACETS, [row for n, one in put for row in _facets(n, one)])
    db.insert_all(SERIES, [row for n, one in put for row in _series(n, one)])
    db.insert_all(STATEMENTS, [row for n, one in put for row in _statements(n, one)])
    db.insert_all(VERDICTS, [_verdict(n, ranked) for n, one in put for ranked in one.verdicts])
    _put_told(db, [(n, row) for n, one in put for row in one.told])
    after = tallying.Counted(
        facets=Counter(facet for _, one in put for facet in (tallying.ALL, *_facets_of(one))),
        speakers={(one.card.id, speaker.key): speaker for _, one in put for speaker in one.speakers},
    )
    tallying.put_speakers(db, [(n, speaker) for n, one in put for speaker in one.speakers])
    return tallying.recount(db, before, after)


def remove(db: Session, stories: Sequence[str]) -> set[str]:
    """Take the stories of the ids `stories` out of the index, inside a batch, and tell the keys of all who speak in
    them; nothing happens where one is not there."""
    return tallying.recount(db, _taken_out(db, stories), tallying.Counted())


def _taken_out(db: Session, stories: Sequence[str]) -> tallying.Counted:
    """Take these stories out, but for what is counted over all, and tell what is counted of them."""
    facets, speakers = Counter[str](), dict[tuple[str, str], StorySpeaker]()
    for start in range(0, len(stories), _AT_ONCE):
        asked = select(STORIES.c.number, STORIES.c.id).where(STORIES.c.id.in_(stories[start : start + _AT_ONCE]))
        ids = {int(row.number): str(row.id) for row in db.rows(asked)}
        if ids:
            facets.update({tallying.ALL: len(ids)})
            facets.update(row.facet for row in db.rows(select(FACETS.c.facet).where(FACETS.c.story.in_(ids))))
            speakers |= {(ids[n], one.key): one for n, one in tallying.take_speakers(db, list(ids))}
            for table in _OF_A_STORY:
                db.change(delete(table).where(table.c.story.in_(ids)))
            db.change(delete(STORIES).where(STORIES.c.number.in_(ids)))
    return tallying.Counted(facets, speakers)


def _put_cards(db: Session, cards: Sequence[StoryCard]) -> Sequence[int]:
    """Put the cards of stories, and tell the numbers of their rows."""
    rows = [{"id": card.id, **_days(card), "reports": card.reports, "card": packed(as_record(card))} for card in cards]
    numbers = db.numbers(STORIES, len(cards))
    db.insert_all(STORIES, [{"number": number, **row} for number, row in zip(numbers, rows, strict=True)])
    return numbers


def _days(card: StoryCard) -> dict[str, str]:
    return {"first": card.first, "newest": card.newest, "changed": card.changed}


def _facets(story: int, shelved: Shelved) -> Iterable[dict[str, Any]]:
    return ({"facet": facet, "story": story, **_days(shelved.card)} for facet in _facets_of(shelved))


def _facets_of(shelved: Shelved) -> Iterable[str]:
    return (f"{kind}={value}" for kind, value in shelved.facets)


def _series(story: int, shelved: Shelved) -> Iterable[dict[str, Any]]:
    for one in shelved.series:
        yield {"story": story, "place": one.card.place, "record": packed(as_record(one))}


def _statements(story: int, shelved: Shelved) -> Iterable[dict[str, Any]]:
    for series, rows in enumerate(shelved.statements):
        for row in rows:
            yield {"story": story, "series": series, "place": row.place, "record": packed(as_record(row))}


def _documents(story: int, reports: Sequence[StoryReport], numbers: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    """The rows of `reports`; of each origin one stands for it: the origin itself where it is there, else the first."""
    here = {report.doc for report in reports}
    stands: dict[str, str] = {}
    for report in sorted(reports, key=lambda one: (one.day, one.doc)):
        stands.setdefault(report.origin, report.origin if report.origin in here else report.doc)
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


def _put_told(db: Session, told: Sequence[tuple[int, ToldRow]]) -> None:
    numbered = list(zip(db.numbers(TOLD, len(told)), told, strict=True))
    db.insert_all(TOLD, [{"number": number, **_told(story, row)} for number, (story, row) in numbered])
    voices = [
        {
            "story": story,
            "speaker": speaker,
            "day": row.day,
            "told": number,
            "measure": row.measure,
            "contested": int(row.contested),
        }
        for number, (story, row) in numbered
        for speaker in row.speakers
    ]
    db.insert_all(VOICES, voices)


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
