"""Statements and claims as the index holds them, and which of them a person should look at first."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime

from counterclaim.indexing.courses import Marks
from counterclaim.model import Claim, StatementRow, Told, ToldRow, Toll
from counterclaim.output.report.dating import told_on
from counterclaim.output.wording import plain, speaker_name, speaker_words
from counterclaim.reconcile.dossier import Course, Dossier
from counterclaim.reconcile.statements import Statement, in_order
from counterclaim.reconcile.wording import english, speaker

UNSURE = 0.6
"""The confidence below which a claim is worth a look for its own sake."""

_FEW = 999
_WEIGHTS = {"best": 8_000, "low": 6_000, "high": 6_000, "contradicted": 4_000, "differs": 3_000, "unsure": 2_000}
_BESIDE = 100
"""What one more reason adds to the weightiest."""


def statement_rows(course: Course, marks: Marks) -> list[StatementRow]:
    """The statements of `course`, in time."""
    return [_statement(place, one, marks) for place, one in enumerate(course.statements)]


def _statement(place: int, one: Statement, marks: Marks) -> StatementRow:
    claim, when = one.claim, told_on(one.first)
    return StatementRow(
        place=place,
        claim=claim.id,
        doc=claim.doc,
        quantity=claim.quantity,
        stance=claim.stance,
        start=_iso(when.start),
        end=_iso(when.end),
        kind=when.kind,
        clock=when.clock,
        when=when.words,
        speakers=tuple(sorted(one.speakers)),
        name=speaker_words(claim),
        via=tuple(map(speaker_name, claim.via)),
        lang=claim.lang,
        outlet=claim.outlet,
        gloss=plain(claim.gloss),
        standpoint=claim.standpoint,
        confidence=claim.confidence,
        mentions=len(one.told),
        reports=len(one.docs),
        copies=len({told.claim.doc for told in one.told if told.copied}),
        judged=claim.judged.kind if claim.judged else "",
        marks=tuple(sorted(marks.of(told.claim.id for told in one.told))),
    )


def _iso(time: datetime | None) -> str | None:
    return time.isoformat(timespec="minutes") if time else None


def told_rows(dossier: Dossier, marks: Marks, differing: Collection[str] = ()) -> list[ToldRow]:
    """The claims of `dossier` as its story tells them; two readers have those of the ids `differing` otherwise."""
    return [row for place, course in enumerate(dossier.courses) for row in _of_course(place, course, marks, differing)]


def _of_course(series: int, course: Course, marks: Marks, differing: Collection[str]) -> Iterator[ToldRow]:
    reports = len({one.claim.doc for one in course.series.told})
    turns = {id(one): turn for turn, one in enumerate(sorted(course.series.told, key=in_order))}
    for number, statement in enumerate(course.statements):
        for one in statement.told:
            contested = "contradicts" in marks.of((one.claim.id,))
            why = (*_reasons(one, statement, course, contested), *_doubts(one.claim, differing))
            row = _told(one, (series, number), contested, _rank(why, reports), why)
            yield replace(row, turn=turns[id(one)])


def _told(one: Told, place: tuple[int, int], contested: bool, rank: int, why: tuple[str, ...]) -> ToldRow:
    claim = one.claim
    return ToldRow(
        claim=claim.id,
        doc=claim.doc,
        series=place[0],
        statement=place[1],
        speakers=tuple(sorted(one.speakers)),
        name=speaker_words(claim),
        measure=claim.measure,
        role=claim.group.role,
        country=claim.group.country,
        where=claim.places[0].name if claim.places else None,
        low=claim.quantity.low,
        high=claim.quantity.high,
        qualifier=claim.quantity.qualifier,
        stance=claim.stance,
        day=day_of(one),
        lang=claim.lang,
        copied=one.copied,
        contested=contested,
        confidence=claim.confidence,
        judged=claim.judged.kind if claim.judged else "",
        rank=rank,
        why=why,
        spoken=claim.quantity.spoken,
    )


def day_of(one: Told) -> str:
    """The ISO day on which the figure of `one` was given, "" where nobody knows."""
    return "" if one.time.start is None else date.fromordinal(max(1, int(one.time.start))).isoformat()


def _reasons(one: Told, statement: Statement, course: Course, contested: bool) -> Iterator[str]:
    """Why a person should look at `one`; nothing is left to say of what somebody judged."""
    if one.claim.judged is not None:
        return
    if one is statement.first:
        if course.toll and len(course.statements) > 1:
            yield from _alone_behind(statement, course.toll)
        if contested:
            yield "contradicted"


def _doubts(claim: Claim, differing: Collection[str]) -> Iterator[str]:
    """Why a person should look whether `claim` is read rightly; nothing of what somebody judged, or of a repetition."""
    if claim.judged is None and claim.repeats_in_document is None:
        if claim.id in differing:
            yield "differs"
        if claim.confidence < UNSURE:
            yield "unsure"


def _alone_behind(statement: Statement, toll: Toll) -> Iterator[str]:
    """The ends of `toll` that nobody gives but the one speaker of `statement`."""
    by = (english(speaker(statement)),)
    number = statement.quantity
    if toll.best_by == by and toll.best == number.spoken:
        yield "best"
    if toll.low_by == by and toll.low == number.low != toll.best:
        yield "low"
    if toll.high_by == by and toll.high == number.high != toll.best:
        yield "high"


def _rank(why: tuple[str, ...], reports: int) -> int:
    """By the weightiest of the reasons `why`, then by how many reports tell of the count."""
    if not why:
        return 0
    return max(_WEIGHTS[reason] for reason in why) + _BESIDE * (len(why) - 1) + min(reports, _FEW)
