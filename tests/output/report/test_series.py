"""A series with its toll, chart and lines."""

from counterclaim.model import Toll
from counterclaim.output.report.archive import Archive
from counterclaim.output.report.series import series_view, toll_view


def toll(low, best, high, corroboration="single", **more) -> Toll:
    return Toll("s", "", ("a",), "killed", "people", None, "Izmir", low, best, high, None, corroboration, (), **more)


def test_a_toll_says_who_is_behind_each_end() -> None:
    found = toll_view(toll(12, 15, 20, "contested", low_by=("Police",), high_by=("A", "B", "C"), why="Contested."))
    assert [(end.name, end.number, end.by) for end in found.ends] == [
        ("Low", "12", "Police"), ("Best", "15", ""), ("High", "20", "A, B and C"),
    ]  # fmt: skip
    assert (found.contested, found.as_of, found.range) == (True, "", "12–20")
    assert found.corroboration == "contested: they cannot all be right"
    assert toll_view(toll(12, None, 20, "contested")).corroboration == ""
    assert [end.number for end in toll_view(toll(12, None, None)).ends] == ["12", "", ""]


def test_a_series_shows_its_course_in_time(samples, dossier_from) -> None:
    course = dossier_from(samples.flood()).courses[0]
    colours = {"at.velden.fire": "4"}
    view = series_view(course, "People killed", "series-1", colours, Archive(samples.DOCUMENTS, samples.NAMES), {})
    assert [one.number for one in view.statements] == ["≤ 15", "4", "11", "19", "17"]
    assert (view.reports, view.speakers, view.languages) == (4, 2, 3)
    assert view.wide
    assert [mark.label for mark in view.wide.marks] == ["≤ 15", "4", "11", "19", "17"]
    assert view.legend == [("4", "fire service of Velden", 4), ("none", "other speakers", 1)]
    assert view.toll
    assert view.toll.ends[1].number == "17"
