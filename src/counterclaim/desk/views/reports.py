"""The reports of a story, each with its copies folded under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.desk.wording import Language
from counterclaim.model import StoryReport
from counterclaim.output.report.mentions import safe_url
from counterclaim.output.wording import plain


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report of a story: what it is called, where and on which ISO `day` it appeared, its language by name, its web
    address where it has one, how many `claims` of the story it tells, and those that copied it."""

    doc: str
    title: str
    outlet: str
    day: str
    lang: str | None
    language: str
    url: str | None
    claims: int
    copies: tuple["ReportView", ...] = ()


def report_view(report: StoryReport, copies: Sequence[StoryReport], language: Language) -> ReportView:
    """The view of `report` with its `copies`, which have none themselves."""
    return ReportView(
        doc=report.doc,
        title=plain(report.title or report.doc),
        outlet=plain(report.outlet or ""),
        day=report.day,
        lang=report.lang,
        language=language.tongue(report.lang) if report.lang else "",
        url=safe_url(report.url),
        claims=report.claims,
        copies=tuple(report_view(copy, (), language) for copy in copies),
    )
