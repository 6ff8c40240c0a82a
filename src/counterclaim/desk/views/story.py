"""A story: its facts, what is contested in it, its series, who takes a stand, and its reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import HTTPException

from counterclaim.desk.views.asked import Course, contradictions_of, course_of, told_beside
from counterclaim.desk.views.positions import PositionView, position_views
from counterclaim.desk.views.reports import ReportView, report_view
from counterclaim.desk.views.series import PLAIN, SeriesView, Wanted, cut, cut_view
from counterclaim.desk.views.verdicts import VerdictView, verdict_views
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.ledger.index import asking, within
from counterclaim.model import SeriesCard, StoryCard
from counterclaim.model.asked import Turn

OPEN, TOGETHER, EACH = 3, 90, 8
"""Series that the page of a story shows with their timelines, at most, and as far as they have so many statements
together (the first one in any case), of each of which so many are told."""
LINES, VERDICTS, REPORTS = 24, 10, 30


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: how many reports tell it (of which `copies` copy another), how many speakers and claims there are, in
    which languages (by name), and from the ISO day `first` to `newest`.

    `verdicts` are those that readers should see first; `verdicts_after` is where the next of them begin, "" after the
    last, and so `reports_after`. `open` are the series that are shown with their statements, `series` all in small,
    from the place `lines_from`, of `courses` that there are.
    """

    id: str
    title: str
    reports: int
    copies: int
    claims: int
    speakers: int
    languages: tuple[str, ...]
    first: str
    newest: str
    changed: str
    marks: Mapping[str, int]
    verdicts: tuple[VerdictView, ...]
    verdicts_after: str
    courses: int
    lines_from: int
    series: tuple[SeriesCard, ...]
    open: tuple[SeriesView, ...]
    positions: tuple[PositionView, ...]
    listed: tuple[ReportView, ...]
    reports_after: str


@dataclass(frozen=True, slots=True)
class Turns:
    """Which part of a story's lists is asked for: the place of the first series in small, and where the pages of the
    verdicts and of the reports begin, as the view before told ("" for the first)."""

    lines: int = 0
    verdicts: str = ""
    reports: str = ""


FIRST = Turns()


def story_card(store: Ledger, id: str) -> StoryCard:
    """The card of the story `id`, or of the one that tells most of the report `id`. Raises HTTPException (404)."""
    found = asking.story(store.session, id)
    if found is None:
        raise HTTPException(
            404, "There is no such story here. A story that reports join or leave gets another address."
        )
    return found


def story_view(
    store: Ledger, card: StoryCard, language: Language, wanted: Wanted = PLAIN, turns: Turns = FIRST
) -> tuple[StoryView, list[tuple[Course, SeriesView]]]:
    """The view of the story `card`, and the series that it shows with their statements. Raises UsageError for a place
    in a list that no page told."""
    db = store.session
    contested = within.verdicts(db, card.id, Turn(VERDICTS, turns.verdicts), ("contradicts", "drifted"))
    pairs = None if turns.verdicts else contradictions_of(contested.items)
    courses = [course for place in range(_opened(card)) if (course := course_of(store, card, place, pairs))]
    parts = [cut(course, wanted, EACH) for course in courses]
    related = {claim for one in contested.items for claim in (one.verdict.a, one.verdict.b)}
    beside = told_beside(store, courses, (row for part in parts for row in part.rows), related)
    shown = [(part.course, cut_view(part, beside, language)) for part in parts]
    listed = within.reports(db, card.id, Turn(REPORTS, turns.reports))
    view = StoryView(
        id=card.id,
        title=card.title,
        reports=card.reports,
        copies=card.copies,
        claims=card.claims,
        speakers=card.speakers,
        languages=tuple(map(language.tongue, card.languages)),
        first=card.first,
        newest=card.newest,
        changed=card.changed,
        marks=card.marks,
        verdicts=verdict_views(contested.items, beside.claims, language),
        verdicts_after=contested.after,
        courses=card.courses,
        lines_from=turns.lines,
        series=_in_small(store, card, turns.lines),
        open=tuple(view for _, view in shown),
        positions=position_views(card.positions, language),
        listed=tuple(report_view(one.report, one.copies, language) for one in listed.items),
        reports_after=listed.after,
    )
    return view, shown


def _opened(card: StoryCard) -> int:
    """How many series, from the first on, are shown with their timelines: of those with several figures."""
    many = 0
    for place, one in enumerate(card.series[:OPEN]):
        many += one.statements
        if place and (many > TOGETHER or one.statements == 1):
            return place
    return min(OPEN, len(card.series))


def _in_small(store: Ledger, card: StoryCard, first: int) -> tuple[SeriesCard, ...]:
    """The cards of the series from the place `first` on; the story's own card has the first few."""
    if first == 0 and len(card.series) == card.courses:
        return card.series
    return tuple(one.card for one in within.series(store.session, card.id, first, LINES))
