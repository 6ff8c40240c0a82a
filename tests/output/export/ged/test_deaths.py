"""Counts of killed people: who they are, and what stands of them."""

from collections.abc import Callable

import pytest

from counterclaim.output.export import Parcel
from counterclaim.output.export.ged.deaths import Deaths, counts_of


def test_only_killed_people_are_counted(parcel: Parcel) -> None:
    for dossier in parcel.dossiers:
        found = counts_of(dossier, parcel.names)
        killed = [course for course in dossier.courses if course.series.measure == "killed" and course.toll]
        assert [each.course for each in found] == killed
        assert all(each.toll.rules.endswith("/ucdp") for each in found)


@pytest.mark.parametrize(
    ("text", "armed", "civilians"),
    [
        ("At least 15 soldiers were killed in Benin on 8 January 2025, the army said.", True, False),
        ("A missile strike on Kharkiv killed 12 civilians, the governor said.", False, True),
        ("A flood in Ptuj killed 14 people, police said.", False, False),
        ("A flood in Ptuj killed 3 children, police said.", False, False),
    ],
)
def test_who_was_killed_is_as_reports_say(
    counts: Callable[..., list[Deaths]], text: str, armed: bool, civilians: bool
) -> None:
    (found,) = counts(text)
    assert (found.are_armed, found.are_civilians) == (armed, civilians)


def test_the_conservative_figure_is_the_best(counts: Callable[..., list[Deaths]]) -> None:
    (found,) = counts(
        "The flood in Ptuj killed 14 people, police said on Wednesday.",
        "The flood in Ptuj killed 16 people, the fire service said on Wednesday.",
    )
    assert (found.toll.low, found.toll.best, found.toll.high) == (14, 14, 16)
    assert found.size == 14
    assert not found.is_adopted
