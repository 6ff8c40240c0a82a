"""A series as it is drawn on a page: its timeline, or the same figures as a table, or speakers by dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.desk.views.asked import Course
from counterclaim.desk.views.charts import Picture, picture_of
from counterclaim.desk.views.figures import date_of, figure_words
from counterclaim.desk.views.matrix import Matrix, matrix_of
from counterclaim.desk.views.series import SeriesView, Wanted, addresses
from counterclaim.desk.wording import Language
from counterclaim.model import StatementRow

LISTED = 300
"""Figures in the table: of more, the newest."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A statement as a row of the table."""

    when: str
    number: str
    href: str
    speaker: str
    stance: str
    contradicted: bool
    reports: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is shown of a series, called `title`: what was asked for, the others None or empty; the table leaves
    `left_out` earlier figures out. Where no two figures differ there is no timeline, and the table stands in its place.
    """

    title: str
    picture: Picture | None = None
    matrix: Matrix | None = None
    rows: tuple[Cells, ...] = ()
    left_out: int = 0


def drawn(course: Course, view: SeriesView, wanted: Wanted, title: str, language: Language) -> Drawn:
    """The series `course`, called `title` in the `language` of whoever looks, on the page that shows `view` of it."""
    rows, href = [row for row in course.rows if wanted.meets(row)], addresses(course, wanted, view)
    if wanted.view == "matrix":
        return Drawn(title, matrix=matrix_of(rows, course.record.voices, language, href))
    if wanted.view == "chart":
        picture = picture_of(
            course.record, rows, course.colours, language, title, href, wanted.scale, course.contradictions
        )
        if picture:
            return Drawn(title, picture=picture)
    listed = rows[-LISTED:]
    return Drawn(
        title, rows=tuple(_cells(row, href(row), language) for row in listed), left_out=len(rows) - len(listed)
    )


def _cells(row: StatementRow, href: str, language: Language) -> Cells:
    return Cells(
        date_of(row, language).words,
        figure_words(row.quantity, language),
        href,
        row.name,
        row.stance,
        "contradicts" in row.marks,
        row.reports,
    )


def langs_of(rows: Sequence[StatementRow]) -> list[str]:
    """The languages (ISO 639-1) in which `rows` are told."""
    return sorted({row.lang for row in rows})
