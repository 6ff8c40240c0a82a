"""A story: its facts, what is contested in it, its series, who takes a stand, and its reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.desk.views.asked import course_of, reports_of, series_cards, verdicts_of
from counterclaim.desk.views.positions import PositionView, position_views
from counterclaim.desk.views.reports import ReportView, report_view
from counterclaim.desk.views.series import PLAIN, SeriesView, Wanted, series_view
from counterclaim.desk.views.verdicts import VerdictView, verdict_views
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.model import SeriesCard, StoryCard

OPEN, EACH = 2, 8
"""Series that the page of a story shows with their timelines, and statements of each."""
LINES, VERDICTS, REPORTS = 24, 10, 50


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
