"""Running counts: what the table holds, and what is found in it."""

from typing import get_args

import pytest

from counterclaim.gazetteer.bodies import bodies
from counterclaim.gazetteer.counts import Method, running_count, running_counts
from counterclaim.measures import measures
from counterclaim.model import Basis, Counting, Role
from counterclaim.packs import country_labels


def test_there_are_enough_of_them() -> None:
    assert len({count.body for count in running_counts()}) >= 25


@pytest.mark.parametrize("count", running_counts(), ids=lambda count: count.body)
def test_a_row_holds_what_the_records_know(count: object) -> None:
    from counterclaim.gazetteer.counts import RunningCount

    assert isinstance(count, RunningCount)
    assert count.body in bodies()
    assert set(count.measures) <= set(measures())
    assert count.method in get_args(Method)
    assert count.basis in get_args(Basis)
    assert count.role in get_args(Role)
    assert set(count.counting) <= set(get_args(Counting))
    assert {count.whose or "UA", *count.where} <= set(country_labels("en"))
    assert count.about.endswith(".")
    assert count.source.startswith("https://")


def test_a_named_list_is_a_floor_and_an_estimate_is_none() -> None:
    named, estimate = running_count("ru.mediazona", "killed"), running_count("ua.general_staff", "casualties")
    assert named is not None
    assert estimate is not None
    assert (named.basis, named.floor, named.whose) == ("named_list", True, "RU")
    assert (estimate.basis, estimate.floor) == ("official", False)


@pytest.mark.parametrize(("entity", "measure"), [("ru.mediazona", "displaced"), ("kr.nis", "killed"), (None, "killed")])
def test_what_a_body_does_not_count_is_not_its_count(entity: str | None, measure: str) -> None:
    assert running_count(entity, measure) is None
