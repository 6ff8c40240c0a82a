"""Questions to the index about one story. All are asked inside a transaction (`Ledger.session.reading`)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, or_, select

from counterclaim.ledger.index.packing import unpacked
from counterclaim.ledger.index.paging import page_up
from counterclaim.ledger.index.shelves import SERIES, STATEMENTS, STORIES, STORY_DOCUMENTS, TOLD, VERDICTS
from counterclaim.ledger.session import Session
from counterclaim.ledger.tables import DOCUMENTS
from counterclaim.model import RankedVerdict, SeriesRecord, StatementRow, StoryReport, ToldRow
from counterclaim.model.asked import Page, Turn
from counterclaim.model.shelf_record import report_from, series_from, statement_from, told_from, verdict_from

FIRST = Turn()


@dataclass(frozen=True, slots=True)
class Folded:
    """A report with those of its story that are copies of it, the oldest first."""

    report: StoryReport
    copies: Sequence[StoryReport]


def series(db: Session, story: str, first: int = 0, most: int | None = None) -> list[SeriesRecord]:
    """The series of the story `story`, in their order, without their statements: from the place `first` on, all or so
    many at `most`."""
    query = _of(SERIES, story, SERIES.c.record).where(SERIES.c.place >= first).order_by(SERIES.c.place)
    return [series_from(unpacked(row.record)) for row in db.rows(query if most is None else query.limit(most))]


def one_series(db: Session, story: str, place: int) -> SeriesRecord | None:
    """The series at `place` (from 0) of the story `story`; None where there is none."""
    found = db.rows(_of(SERIES, story, SERIES.c.record).where(SERIES.c.place == place))
    return series_from(unpacked(found[0].record)) if found else None


def statements(db: Session, story: str, place: int, turn: Turn = FIRST) -> Page[StatementRow]:
    """The statements of the series at `place` of the story `story`, in time. Raises UsageError for a place in the list
    that no page told."""
    query = _of(STATEMENTS, story, STATEMENTS.c.record).where(STATEMENTS.c.series == place)
    return page_up(db, query, (STATEMENTS.c.place,), turn, lambda row: statement_from(unpacked(row.record)))


def last_statements(db: Session, story: str, place: int, most: int) -> list[StatementRow]:
    """The last statements of the series at `place` of the story `story`, at most `most`, in time."""
    query = _of(STATEMENTS, story, STATEMENTS.c.record).where(STATEMENTS.c.series == place)
    found = db.rows(query.order_by(STATEMENTS.c.place.desc()).limit(most))
    return [statement_from(unpacked(row.record)) for row in reversed(found)]


def mentions(db: Session, story: str, place: int, statement: int, turn: Turn = FIRST) -> Page[ToldRow]:
    """The claims that tell the `statement` (from 0) of the series at `place`, the one that stands for it first. Raises
    UsageError for a place in the list that no page told."""
    query = _of(TOLD, story, TOLD.c.record).where(TOLD.c.series == place, TOLD.c.statement == statement)
    return page_up(db, query, (TOLD.c.number,), turn, lambda row: told_from(unpacked(row.record), story))


def verdicts(db: Session, story: str, turn: Turn = FIRST, marks: Collection[str] = ()) -> Page[RankedVerdict]:
    """The verdicts of the story `story`: contradictions first, then drift, then updates and the rest; with `marks`,
    those that leave one of these. Raises UsageError for a place in the list that no page told."""
    query = _of(VERDICTS, story, VERDICTS.c.record, VERDICTS.c.mark, VERDICTS.c.rank)
    if marks:
        query = query.where(VERDICTS.c.mark.in_(marks))
    return page_up(db, query, (VERDICTS.c.rank,), turn, _ranked)


def verdicts_on(db: Session, claims: Iterable[str]) -> list[RankedVerdict]:
    """The verdicts that relate one of `claims` (ids) to another claim, each once, those of the first rank first."""
    ids = list(claims)
    query = select(VERDICTS.c.record, VERDICTS.c.mark, VERDICTS.c.rank, VERDICTS.c.id)
    query = query.where(or_(VERDICTS.c.a.in_(ids), VERDICTS.c.b.in_(ids))).order_by(VERDICTS.c.rank, VERDICTS.c.number)
    return list({row.id: _ranked(row) for row in reversed(db.rows(query))}.values())[::-1] if ids else []


def verdict(db: Session, id: str) -> RankedVerdict | None:
    """The verdict `id`; None where there is none."""
    query = select(VERDICTS.c.record, VERDICTS.c.mark, VERDICTS.c.rank).where(VERDICTS.c.id == id)
    return next(map(_ranked, db.rows(query.limit(1))), None)


def told(db: Session, claims: Iterable[str]) -> list[ToldRow]:
    """How the stories tell `claims` (ids): a row for each claim and each story that it belongs to."""
    here = TOLD.join(STORIES, STORIES.c.number == TOLD.c.story)
    query = select(TOLD.c.record, STORIES.c.id).select_from(here).where(TOLD.c.claim.in_(list(claims)))
    return [told_from(unpacked(row.record), row.id) for row in db.rows(query.order_by(TOLD.c.number))]


def reports(db: Session, story: str, turn: Turn = FIRST) -> Page[Folded]:
    """The reports of the story `story`, the oldest first, each with its copies. Raises UsageError for a place in the
    list that no page told."""
    at = STORY_DOCUMENTS.c
    query = _of(STORY_DOCUMENTS, story, at.record).where(at.first == 0)
    page = page_up(db, query, (at.day, at.number), turn, lambda row: report_from(unpacked(row.record)))
    origins = [report.origin for report in page.items]
    copied = _of(STORY_DOCUMENTS, story, at.record).where(at.first == 1, at.origin.in_(origins))
    copies = [report_from(unpacked(row.record)) for row in db.rows(copied.order_by(at.day, at.number))]
    folded = [Folded(one, [copy for copy in copies if copy.origin == one.origin]) for one in page.items]
    return Page(folded, page.after)


def documents(db: Session, story: str) -> tuple[str, ...]:
    """The ids of all documents of the story `story`, sorted; none where there is no such story."""
    number = select(STORIES.c.number).where(STORIES.c.id == story).scalar_subquery()
    here = STORY_DOCUMENTS.join(DOCUMENTS, DOCUMENTS.c.number == STORY_DOCUMENTS.c.document)
    query = select(DOCUMENTS.c.id).select_from(here).where(STORY_DOCUMENTS.c.story == number)
    return tuple(sorted({row.id for row in db.rows(query)}))


def claims(db: Session, story: str) -> frozenset[str]:
    """The ids of all claims of the story `story`; none where there is no such story."""
    return frozenset(row.claim for row in db.rows(_of(TOLD, story, TOLD.c.claim)))


def _of(table: Any, story: str, *columns: Any) -> Select[Any]:
    """The rows of `table` of the story `story`."""
    number = select(STORIES.c.number).where(STORIES.c.id == story).scalar_subquery()
    return select(*columns).where(table.c.story == number)


def _ranked(row: Row[Any]) -> RankedVerdict:
    record, (a, b) = unpacked(row.record)
    return RankedVerdict(verdict_from(record), row.mark or None, (a, b), row.rank)
