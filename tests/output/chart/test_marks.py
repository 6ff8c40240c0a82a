"""Statements as marks."""

from datetime import UTC, datetime

from counterclaim.model import quantity
from counterclaim.output.chart.marks import BODIES, Point, mark_of, stretch_of
from counterclaim.output.chart.scale import number_scale, time_scale
from counterclaim.output.wording import When

DAY = datetime(2024, 12, 23, tzinfo=UTC)
NUMBERS = number_scale([100, 600], 200, 20)
TIMES = time_scale([DAY, datetime(2024, 12, 30, tzinfo=UTC)], 40, 800, clock=False)


def point(**more) -> Point:
    date = When("said", DAY, DAY, "23 Dec 2024")
    fields = {"quantity": quantity(300, "more_than", "300"), "stance": "asserted", "date": date}
    return Point(**{**fields, "speaker": "NIS", "colour": "2", "href": "#s1", **more})


def test_a_mark_tells_who_and_when_or_what_it_is_given() -> None:
    mark = mark_of(point(told=3, stance="possible"), NUMBERS, TIMES, 850)
    assert (mark.label, mark.title) == ("> 300", "> 300 (possible): NIS, 23 Dec 2024, in 3 places")
    given = mark_of(point(number="über 300", title="über 300: NIS"), NUMBERS, TIMES, 850)
    assert (given.label, given.title) == ("über 300", "über 300: NIS")


def test_each_speaker_has_a_body_where_that_is_asked_for() -> None:
    assert mark_of(point(), NUMBERS, TIMES, 850).body == "circle"
    bodies = [mark_of(point(colour=str(colour)), NUMBERS, TIMES, 850, shaped=True).body for colour in range(7)]
    assert tuple(bodies) == BODIES
    assert mark_of(point(colour="none"), NUMBERS, TIMES, 850, shaped=True).body == "circle"


def test_what_has_no_date_stands_aside() -> None:
    mark = mark_of(point(date=When("undated")), NUMBERS, TIMES, 850)
    assert (mark.x, mark.dated) == (850, False)
    assert stretch_of(When("undated")) == ()
