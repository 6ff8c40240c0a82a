"""Stories as parts of the page."""

from counterclaim.output.report.archive import Archive
from counterclaim.output.report.stories import StoryView, story_views


def views(samples, dossiers) -> list[StoryView]:
    return story_views(dossiers, samples.DOCUMENTS, Archive(samples.DOCUMENTS, samples.NAMES))


def test_a_story_tells_its_facts_and_what_is_contested_first(samples, dossiers) -> None:
    conflict, flood, *_ = views(samples, dossiers)
    assert (conflict.reports, conflict.languages, conflict.period) == (
        2,
        "Dutch and English",
        "24 Dec 2024 – 1 May 2025",
    )
    assert conflict.marks == [("contradicts", 1), ("updates", 1)]
    assert [(view.earlier.number, view.later.number) for view in conflict.contested] == [("> 1,100", "> 3,000")]
    assert flood.period == "3–5 Jun 2025"


def test_what_one_line_tells_stands_at_the_end(samples, dossiers) -> None:
    conflict = views(samples, dossiers)[0]
    assert conflict.series[0].title == "North Korean soldiers killed or injured"
    assert {one.number for one in conflict.once} == {"2,700", "≥ 3"}


def test_positions_stand_beside_the_series_they_speak_about(samples, dossiers) -> None:
    conflict = views(samples, dossiers)[0]
    told = {one.title: [view.stand for view in one.positions] for one in conflict.series}
    assert told["North Korean soldiers killed or injured"] == ["unverified"]
    assert told["North Korean soldiers killed"] == ["confirms"]
    assert conflict.positions == []


def test_stories_of_one_report_with_nothing_to_compare_are_small(samples, dossiers) -> None:
    assert [view.small for view in views(samples, dossiers)] == [False, False, True, True]


def test_anchors_of_two_stories_differ(samples, dossiers) -> None:
    found = views(samples, dossiers)
    anchors = [one.anchor for view in found for series in view.series for one in series.statements]
    anchors += [series.anchor for view in found for series in view.series]
    assert len(set(anchors)) == len(anchors)
