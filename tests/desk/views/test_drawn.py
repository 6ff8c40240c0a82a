"""A series drawn: timeline, table, matrix."""

from dataclasses import replace

import pytest

from counterclaim.desk.views.asked import Course, course_of
from counterclaim.desk.views.charts import key_of
from counterclaim.desk.views.drawn import drawn, langs_of
from counterclaim.desk.views.matrix import DAYS, matrix_of
from counterclaim.desk.views.series import PLAIN, SeriesView, Wanted, series_view
from counterclaim.desk.wording import Language
from counterclaim.ledger import Ledger
from counterclaim.model import StoryCard


@pytest.fixture(scope="module")
def course(indexed: Ledger, kursk: StoryCard) -> Course:
    found = course_of(indexed, kursk, 1)
    assert found
    return found


@pytest.fixture(scope="module")
def view(indexed: Ledger, course: Course, english: Language) -> SeriesView:
    return series_view(indexed, course, english)


def test_the_timeline_has_a_mark_for_each_statement_and_a_tie_for_the_contradiction(
    course: Course, view: SeriesView, english: Language
) -> None:
    picture = drawn(course, view, PLAIN, "Soldiers killed or injured", english).picture
    assert picture
    assert [mark.href for mark in picture.wide.marks] == [f"#s1-{place}" for place in range(5)]
    assert len(picture.wide.ties) == 1
    assert picture.wide.standing
    assert picture.shapes == ("dot", "ring", "up")
    assert (len(picture.signs), picture.others, picture.nameless) == (5, 0, 0)
    assert len({sign.body for sign in picture.signs}) == 5
    assert picture.wide.title == "Soldiers killed or injured, by date"


def test_the_scale_may_be_chosen(course: Course, view: SeriesView, english: Language) -> None:
    for scale in ("log", "linear"):
        picture = drawn(course, view, Wanted(scale=scale), "", english).picture
        assert picture
        assert picture.wide.log is picture.narrow.log is (scale == "log")


def test_other_languages_write_their_own_numbers_and_days(course: Course, view: SeriesView) -> None:
    picture = drawn(course, view, PLAIN, "", Language.of("de")).picture
    assert picture
    assert "4.700" in {mark.label for mark in picture.wide.marks}
    assert any("." in tick.label for tick in picture.wide.numbers)


def test_the_table_has_a_row_for_each_statement(course: Course, view: SeriesView, english: Language) -> None:
    found = drawn(course, view, Wanted(view="table"), "", english)
    assert found.picture is None
    assert [row.number for row in found.rows] == ["≥ 30", "≈ 1,100", "> 3,000", "> 3,000", "4,700"]
    assert [row.contradicted for row in found.rows] == [False, True, True, False, False]
    assert langs_of(course.rows) == ["de", "en", "nl"]


def test_where_nothing_differs_the_table_stands_for_the_timeline(
    course: Course, view: SeriesView, english: Language
) -> None:
    same = replace(course, rows=course.rows[:1])
    found = drawn(same, view, PLAIN, "", english)
    assert (found.picture, len(found.rows)) == (None, 1)


def test_the_matrix_has_speakers_by_days(course: Course, view: SeriesView, english: Language) -> None:
    matrix = drawn(course, view, Wanted(view="matrix"), "", english).matrix
    assert matrix
    assert matrix.days == ("2024-12-16", "2024-12-23", "2025-01-14", "2025-04-30")
    cells = {line.name: [[said.number for said in cell] for cell in line.cells] for line in matrix.lines}
    assert cells["Volodymyr Zelensky"] == [[], ["> 3,000"], [], []]
    assert sum(len(cell) for line in matrix.lines for cell in line.cells) == 5


def test_the_matrix_leaves_out_what_is_long_ago(course: Course, english: Language) -> None:
    row = course.rows[0]
    days = [f"2024-{month:02}-{day:02}T00:00+00:00" for month in (1, 2) for day in range(1, 29)]
    rows = [replace(row, start=day, end=day, place=place) for place, day in enumerate(days)]
    rows.append(replace(row, start=None, end=None, place=99, speakers=(), name=""))
    matrix = matrix_of(rows, course.record.voices, english, lambda one: f"#{one.place}")
    assert (len(matrix.days), matrix.earlier) == (DAYS + 1, 56 - DAYS)
    assert matrix.days[-1] == ""
    assert [line.key for line in matrix.lines] == [key_of(row), ""]
    assert [said.href for said in matrix.lines[1].cells[-1]] == ["#99"]
