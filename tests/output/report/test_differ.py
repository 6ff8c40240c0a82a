"""Where accounts differ, and where their words stretch to meet."""

import time
from dataclasses import replace

import pytest

from counterclaim.model import Event, Moment, Place, quantity
from counterclaim.output.report.differ import differences, reach


@pytest.fixture
def pair(samples):
    """More than 1,100 by one speaker and more than 3,000 by another, the same day."""
    return samples.conflict()[0], samples.conflict()[1]


def test_eleven_hundred_and_three_thousand_differ(pair) -> None:
    (found,) = differences(pair)
    assert (found.low.quantity.low, found.high.quantity.low, found.days) == (1100, 3000, 0)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (quantity(10, "at_least", ""), quantity(12, "exact", ""), False),
        (quantity(1100, "more_than", ""), quantity(1430, "exact", ""), False),
        (quantity(1100, "more_than", ""), quantity(1431, "exact", ""), True),
        (quantity(4700, "about", ""), quantity(4900, "exact", ""), False),
        (quantity(4700, "about", ""), quantity(4465, "exact", ""), False),
        (quantity(4700, "about", ""), quantity(4000, "exact", ""), True),
        (quantity(3000, "almost", ""), quantity(2750, "exact", ""), False),
        (quantity(3000, "almost", ""), quantity(3100, "exact", ""), True),
        (quantity(50, "at_most", ""), quantity(30, "exact", ""), False),
        (quantity(50, "at_most", ""), quantity(60, "exact", ""), True),
        (quantity(10000, "range", "", 12000), quantity(11000, "exact", ""), False),
        (quantity(100, "vague", "", 999), quantity(1000, "exact", ""), True),
        (quantity(0, "exact", ""), quantity(3, "exact", ""), True),
        (quantity(0, "exact", ""), quantity(0, "exact", ""), False),
        (quantity(5, "exact", "", unit="household"), quantity(20, "exact", ""), False),
    ],
)
def test_words_stretch_as_the_table_says(pair, one, other, differ: bool) -> None:
    claims = [replace(pair[0], quantity=one), replace(pair[1], quantity=other)]
    assert bool(differences(claims)) is differ
    assert bool(differences(claims[::-1])) is differ


def test_the_reach_of_an_open_figure() -> None:
    assert reach(quantity(1000, "more_than", "")) == (1000, 1300)
    assert reach(quantity(1000, "at_most", "")) == (0, 1000)


@pytest.mark.parametrize(
    "change",
    [
        {"stance": "possible"},
        {"stance": "denied"},
        {"sources": ()},
        {"measure": "killed"},
        {"as_of": Moment("2025-01-02", "2025-01-02")},
        {"repeats_in_document": "m_1"},
        {"places": (Place("RU", "Plekhovo", None, precision="town"),)},
        {"event": Event("2024-12-01", "2024-12-01", "strike", "a strike")},
        {"window": Moment("2024-12-01", "2024-12-31")},
        {"counting": "new"},
    ],
)
def test_what_is_not_comparable_does_not_differ(pair, change) -> None:
    low = replace(
        pair[0], places=(Place("RU", "Sudzha", None, precision="town"),), counting="cumulative",
        event=Event("2024-12-20", "2024-12-20", "strike", "another"), window=Moment("2024-08-01", "2024-12-31"),
    )  # fmt: skip
    assert differences([low, pair[1]])
    assert not differences([low, replace(pair[1], **change)])


def test_a_speaker_does_not_differ_with_themselves(pair) -> None:
    joint = replace(pair[1], sources=(*pair[0].sources, *pair[1].sources))
    assert not differences([pair[0], joint])


def test_a_week_is_adjacent_and_no_date_is_compared(pair) -> None:
    week = replace(pair[1], as_of=Moment("2024-12-30", "2024-12-30"))
    undated = replace(pair[1], sources=(replace(pair[1].sources[0], said=None),), published=None)
    assert [found.days for found in differences([pair[0], week])] == [7]
    assert [found.days for found in differences([pair[0], undated])] == [None]


def test_two_speakers_show_one_pair_the_widest(pair) -> None:
    higher = replace(pair[1], id="m_2", quantity=quantity(5000, "exact", "5,000"))
    (found,) = differences([*pair, higher])
    assert found.high.quantity.low == 5000


def test_people_of_no_side_are_compared_only_where_something_holds_the_two_together(samples) -> None:
    fire, ministry = samples.flood()[4], samples.flood()[5]
    apart = replace(ministry, doc="other.txt", event=None)
    country = (Place("AT", "Austria", None),)
    assert differences([fire, ministry])
    assert differences([fire, apart])
    assert differences([replace(fire, places=country), replace(ministry, event=None, places=country)])
    assert not differences([replace(fire, places=country), replace(apart, places=country)])


def test_dated_pairs_come_before_wider_undated_ones(samples, pair) -> None:
    nobody_knows_when = replace(
        samples.conflict()[5], sources=(samples.GUR,), via=(), published=None, quantity=quantity(90000, "exact", "")
    )
    assert [found.days for found in differences([*pair, nobody_knows_when])] == [0, None, None]


def test_one_voice_does_not_differ_from_itself(pair) -> None:
    one, other = pair
    assert differences([one, replace(other, sources=one.sources)]) == []


def test_of_a_multitude_the_widest_are_found_in_good_time(pair) -> None:
    speaker = pair[0].sources[0]
    crowd = [
        replace(pair[0], start=number, quantity=quantity(number, "exact", ""),
                sources=(replace(speaker, entity=f"speaker {number}"),))
        for number in range(1, 8_000)
    ]  # fmt: skip
    begun = time.perf_counter()
    found = differences(crowd)
    assert time.perf_counter() - begun < 15  # 1 s on an idle machine; without a limit, minutes
    assert (found[0].low.quantity.low, found[0].high.quantity.low) == (1, 7_999)
