"""What positions speak of."""

import pytest

from counterclaim.gazetteer.nesting import within
from counterclaim.model import Group, Position, Speaker
from counterclaim.reconcile.rules import rules
from counterclaim.reconcile.series import series_of
from counterclaim.reconcile.subject import Subjects


def position(measure: str | None, country: str | None = None, doc: str = "a", at: int = 0) -> Position:
    source = Speaker("Kremlin", "Kremlin", "government")
    group = Group("people", country) if country else None
    return Position("p", doc, "t_a", "en", at, at + 5, "words", source, "denies", measure, group)


@pytest.fixture
def every(tell):
    told = [
        tell("a", 600, "killed", role="soldiers", country="KP", start=10, sentence=10),
        tell("a", 4_700, "casualties", role="soldiers", country="KP", start=200, sentence=200),
        tell("b", 50, "killed", role="soldiers", country="UA", start=10, sentence=10),
    ]
    return series_of(told, rules(), within)


def named(series):
    return (series.measure, series.side) if series else None


def test_the_same_measure_goes_before_one_that_takes_it_in(every):
    assert named(Subjects(every).of(position("killed", at=300))) == ("killed", "KP")
    assert named(Subjects(every).of(position("injured", at=300))) == ("casualties", "KP")


def test_without_a_measure_the_nearest_figure_is_meant(every):
    assert named(Subjects(every).of(position(None, at=190))) == ("casualties", "KP")
    assert named(Subjects(every).of(position(None, at=0))) == ("killed", "KP")


def test_people_of_another_side_are_not_meant(every):
    assert named(Subjects(every).of(position("killed", "UA"))) == ("killed", "UA")
    assert Subjects(every).of(position("killed", "RU")) is None


def test_what_nobody_counts_has_no_series(every):
    assert Subjects(every).of(position("evacuated")) is None
