"""The geometry of a timeline."""

import time
from dataclasses import replace

import pytest

from counterclaim.model import Moment, quantity
from counterclaim.output.chart.drawing import Chart, chart_of
from counterclaim.output.chart.labels import Box, text_width
from counterclaim.output.chart.look import Band, Look
from counterclaim.output.chart.marks import Point
from counterclaim.output.wording import speaker_words, when


def point(claim) -> Point:
    return Point(claim.quantity, claim.stance, when(claim), speaker_words(claim), "0", f"at-{claim.id}")


def chart(claims, width: float = 880) -> Chart:
    found = chart_of("Soldiers killed", [point(claim) for claim in claims], width)
    assert found
    return found


def figures(samples, *quantities):
    first = samples.conflict()[0]
    return [replace(first, id=f"m_{number}", start=number, quantity=figure) for number, figure in enumerate(quantities)]


def test_every_wording_has_its_shape(samples) -> None:
    found = chart(figures(
        samples, quantity(10, "exact", ""), quantity(20, "about", ""), quantity(30, "more_than", ""),
        quantity(40, "at_most", ""), quantity(50, "range", "", 60), quantity(12, "vague", "", 99),
    ))  # fmt: skip
    assert [mark.shape for mark in found.marks] == ["dot", "ring", "up", "down", "bar", "vague"]
    assert not found.log
    bar = found.marks[4]
    assert bar.top is not None
    assert bar.top < bar.y


def test_far_apart_figures_make_it_logarithmic(samples) -> None:
    assert chart(figures(samples, quantity(10, "exact", ""), quantity(201, "exact", ""))).log
    assert not chart(figures(samples, quantity(10, "exact", ""), quantity(200, "exact", ""))).log


def test_possible_and_denied_are_hollow(samples) -> None:
    claims = figures(samples, quantity(10, "exact", ""), quantity(20, "exact", ""), quantity(30, "exact", ""))
    stances = ("asserted", "possible", "denied")
    found = chart([replace(one, stance=stance) for one, stance in zip(claims, stances, strict=True)])
    assert [(mark.hollow, mark.denied) for mark in found.marks] == [(False, False), (True, False), (True, True)]


def test_one_figure_makes_no_chart(samples) -> None:
    same = [point(claim) for claim in figures(samples, *[quantity(10, "exact", "")] * 3)]
    assert chart_of("Soldiers killed", same, 880) is None
    many = replace(same[0], told=3)
    found = chart_of("Soldiers killed", [many, replace(many, quantity=quantity(12, "exact", ""))], 880)
    assert found
    assert "in 3 places" in found.marks[0].title


def test_undated_figures_stand_in_a_band_of_their_own(samples) -> None:
    dated = samples.conflict()[:2]
    undated = replace(dated[1], id="m_x", sources=(replace(dated[1].sources[0], said=None),), published=None)
    found = chart([*dated, undated])
    assert found.undated is not None
    assert [mark.x > found.undated for mark in found.marks] == [False, False, True]
    alone = chart([undated, replace(undated, id="m_y", quantity=quantity(9000, "exact", ""))])
    assert alone.dates == ()


def test_a_month_keeps_both_ends(samples) -> None:
    claims = figures(samples, quantity(10, "exact", ""), quantity(30, "exact", ""))
    month = replace(claims[0], as_of=Moment("2024-11-01", "2024-11-30"))
    first = chart([month, claims[1]]).marks[0]
    assert first.left is not None
    assert first.right is not None
    assert first.left < first.x < first.right


@pytest.mark.parametrize("width", [340, 880])
def test_marks_and_labels_do_not_cover_each_other(samples, width: float) -> None:
    claims = figures(samples, *(quantity(1000 + 37 * number, "more_than", "") for number in range(14)))
    found = chart(claims, width)
    labels = [
        Box(
            mark.label_x - {"start": 0, "middle": 0.5, "end": 1}[mark.label_end] * text_width(mark.label),
            mark.label_y - 10,
            mark.label_x + {"start": 1, "middle": 0.5, "end": 0}[mark.label_end] * text_width(mark.label),
            mark.label_y + 2,
        )
        for mark in found.marks
        if mark.label_x is not None
    ]
    assert labels
    assert not [1 for place, one in enumerate(labels) for other in labels[place + 1 :] if one.meets(other)]
    assert not [1 for label in labels for mark in found.marks if label.meets(mark.box)]


def test_the_description_tells_what_is_drawn(samples) -> None:
    found = chart(samples.conflict()[:2])
    assert found.description == (
        "2 figures in time order. 23 Dec 2024: > 1,100 (Joint Chiefs of Staff (South Korea)); "
        "23 Dec 2024: > 3,000 (Volodymyr Zelensky)."
    )


def test_a_crowd_on_one_day_is_drawn_in_good_time(samples) -> None:
    crowd = figures(samples, *(quantity(number, "exact", "") for number in range(1, 8_000)))
    begun = time.process_time()
    found = chart(crowd, 340)
    assert time.process_time() - begun < 15  # 2 s; without a limit, minutes
    assert len(found.marks) == 7_999
    assert all(found.left < mark.x < found.right for mark in found.marks)


def test_what_stands_is_drawn_behind(samples) -> None:
    points = [point(claim) for claim in figures(samples, quantity(10, "exact", ""), quantity(20, "exact", ""))]
    open_above = chart_of("Soldiers killed", points, 880, Look(band=Band(15, 15, None), adopted=True))
    assert open_above
    assert open_above.standing
    assert open_above.standing.top is None
    assert open_above.standing.bottom == open_above.standing.best
    assert open_above.standing.adopted
    far = chart_of("Soldiers killed", points, 880, Look(band=Band(15, 40, 90)))
    assert far
    assert far.standing
    assert far.standing.top is not None
    assert far.standing.top > far.top - 18
    nothing = chart_of("Soldiers killed", points, 880, Look(band=Band(None, None, None)))
    assert nothing
    assert nothing.standing is None


def test_the_scale_is_as_it_is_asked_for(samples) -> None:
    near = [point(claim) for claim in figures(samples, quantity(10, "exact", ""), quantity(20, "exact", ""))]
    far = [point(claim) for claim in figures(samples, quantity(10, "exact", ""), quantity(900, "exact", ""))]
    drawn = [chart_of("", points, 880, Look(kind=kind)) for points, kind in ((near, "log"), (far, "linear"))]
    assert [one.log for one in drawn if one] == [True, False]


def test_two_hundred_marks_are_drawn_in_no_time(samples) -> None:
    claims = figures(samples, *(quantity(100 + number * 7 % 600, "exact", "") for number in range(200)))
    days = [Moment(f"2024-12-{number % 28 + 1:02}", f"2024-12-{number % 28 + 1:02}") for number in range(200)]
    points = [point(replace(claim, as_of=day)) for claim, day in zip(claims, days, strict=True)]
    look = Look(joined=True, shaped=True, most=120)
    spent = []
    for _ in range(5):
        begun = time.process_time()
        found = chart_of("Soldiers killed", points, 880, look)
        spent.append(time.process_time() - begun)
    assert found
    assert len(found.marks) <= 120
    assert min(spent) < 0.05  # 5 ms
