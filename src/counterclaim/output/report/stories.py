"""A story as a part of the page: what is contested or has drifted in it, then its series, then what is told once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from counterclaim.model import Document
from counterclaim.output.chart.colours import colours_of
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.mentions import MentionView
from counterclaim.output.report.positions import PositionView, position_views
from counterclaim.output.report.series import SeriesView, series_view
from counterclaim.output.report.statements import StatementView, key_of
from counterclaim.output.report.verdicts import VerdictView, by_claim, chips_of, contested, verdict_view
from counterclaim.output.standing import mark_of
from counterclaim.output.titles import titles_of
from counterclaim.output.wording import date_words, joined, plain
from counterclaim.reconcile.dossier import Course, Dossier

MOST = 40
"""Contradictions and drifts of a story that are shown with both quotes."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: its facts in words, what is contested, its series (`series`), and what only one line tells (`once`).

    `beyond` verdicts are told beside their figures alone. `small` stories have nothing to compare, and are shown as
    lines alone.
    """

    anchor: str
    title: str
    reports: int
    languages: str
    speakers: int
    period: str
    marks: list[tuple[str, int]]
    contested: list[VerdictView]
    beyond: int
    series: list[SeriesView]
    once: list[StatementView]
    positions: list[PositionView]
    small: bool


def story_views(dossiers: Sequence[Dossier], documents: Sequence[Document], archive: Archive) -> list[StoryView]:
    """The views of all stories, in the order given."""
    numbers = count(1)
    every = [course for dossier in dossiers for course in dossier.courses]
    spoken = colours_of([[key for one in course.statements if (key := key_of(one))] for course in every])
    palette = dict(zip(map(id, every), spoken, strict=True))
    known = {document.id: document for document in documents}
    found = []
    for number, dossier in enumerate(dossiers, 1):
        retold = {verdict.b: verdict for verdict in dossier.verdicts if verdict.relation == "repeats"}
        titles = titles_of([course.series for course in dossier.courses], archive.names)
        shown = [
            series_view(course, title, f"series-{next(numbers)}", palette[id(course)], archive, retold)
            for course, title in zip(dossier.courses, titles, strict=True)
        ]
        found.append(_story(dossier, f"story-{number}", _marked(dossier, shown), known, archive))
    return found


def _marked(dossier: Dossier, shown: Sequence[SeriesView]) -> list[SeriesView]:
    """`shown` with the chips of every statement."""
    mentions, verdicts = _mentions(shown), by_claim(dossier.verdicts)
    return [
        replace(
            one,
            statements=[
                replace(view, chips=chips_of([said.id for said in view.mentions], verdicts, mentions))
                for view in one.statements
            ],
        )
        for one in shown
    ]


def _mentions(shown: Iterable[SeriesView]) -> dict[str, MentionView]:
    found: dict[str, MentionView] = {}
    for one in shown:
        for view in one.statements:
            for mention in view.mentions:
                found.setdefault(mention.id, mention)
    return found


def _story(
    dossier: Dossier, anchor: str, shown: Sequence[SeriesView], known: dict[str, Document], archive: Archive
) -> StoryView:
    mentions = _mentions(shown)
    views = [
        (said.id, view, place) for place, one in enumerate(shown) for view in one.statements for said in view.mentions
    ]
    behind = {id: view.reports if view.date.start else 0 for id, view, _ in views}  # what has no date clashes with all
    ranked = contested(dossier.verdicts, behind, {id: place for id, _, place in views})
    debated = [view for verdict in ranked[:MOST] if (view := verdict_view(verdict, mentions))]
    lone = [one for one in shown if _told_once(one)]
    series = [one for one in shown if not _told_once(one)]
    apart = [
        position
        for course, one in zip(dossier.courses, shown, strict=True)
        if _told_once(one)
        for position in course.positions
    ]
    reports = [known[doc] for doc in dossier.story.docs if doc in known]
    tally = Counter(mark for verdict in dossier.verdicts if (mark := mark_of(verdict)))
    languages = sorted({archive.names.language(one.lang) for one in reports if one.lang})
    return StoryView(
        anchor=anchor,
        title=plain(dossier.story.title),
        reports=len(dossier.story.docs),
        languages=joined(languages) if len(languages) <= 4 else f"{len(languages)} languages",
        speakers=_speakers(dossier.courses),
        period=_period(reports),
        marks=[(mark, tally[mark]) for mark in ("contradicts", "drifted", "updates") if tally[mark]],
        contested=debated,
        beyond=max(0, len(ranked) - MOST),
        series=series,
        once=[view for one in lone for view in one.statements],
        positions=position_views([*apart, *dossier.positions], archive),
        small=len(dossier.story.docs) == 1 and not debated and not any(one.wide for one in series),
    )


def _told_once(one: SeriesView) -> bool:
    return len(one.statements) == 1 and one.reports == 1


def _speakers(courses: Iterable[Course]) -> int:
    return len({key for course in courses for one in course.statements if (key := key_of(one))})


def _period(reports: Sequence[Document]) -> str:
    """From the first to the last day on which `reports` were published, "" where none says."""
    days = [one.published for one in reports if one.published]
    if not days:
        return ""
    return date_words(min(day.start for day in days)[:10], max(day.end for day in days)[:10])
