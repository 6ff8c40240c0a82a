"""Nobody is counted twice, and nobody is left out who stands for himself."""

from collections.abc import Callable

from counterclaim.output.export import Parcel
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.parts import deaths_of


def test_roles_and_those_of_whom_nobody_says_whose_are_within_another_count(parcel: Parcel) -> None:
    within = {each.title: each.within for each in deaths_of(parcel)}
    assert within["People killed in Slovenia"] == within["North Korean soldiers killed"] == ""
    assert within["Rescuers killed in Slovenia"] == "People killed in Slovenia"
    assert within["People killed in Kursk Oblast, Russia"] == "North Korean soldiers killed"


def test_whoever_holds_another_count_is_no_smaller_and_no_two_hold_each_other(parcel: Parcel) -> None:
    found = list(deaths_of(parcel))
    sizes = {each.title: each.size for each in found}
    for each in found:
        assert not each.within or sizes[each.within] >= each.size
        assert each.within != each.title


def test_the_last_day_is_within_the_whole_count(counts: Callable[..., list[Deaths]]) -> None:
    found = counts(
        "Fighting in El Fasher has killed 320 civilians since 10 April 2025, the health ministry of Sudan said. "
        "In the past 24 hours 12 civilians were killed there, it said.",
        date="2025-04-28",
    )
    whole, day = sorted(found, key=lambda each: -each.size)
    assert (whole.size, whole.within) == (320, "")
    assert (day.size, day.within) == (12, whole.title)


def test_another_day_is_another_event(counts: Callable[..., list[Deaths]]) -> None:
    found = counts(
        "An airstrike on Khan Younis killed 9 people on 2 March 2025, the Gaza health ministry said. "
        "Another airstrike on Khan Younis killed 4 people on 4 March 2025, the ministry said."
    )
    assert sorted((each.size, each.within) for each in found) == [(4, ""), (9, "")]


def test_soldiers_of_a_side_are_not_within_the_dead_of_a_place(counts: Callable[..., list[Deaths]]) -> None:
    found = counts(
        "Ukraine's general staff said 1,200 Russian soldiers had been killed in Kherson since 1 March 2025. "
        "In Kherson 31 people were killed by shelling, the mayor said."
    )
    assert {each.size: each.within for each in found} == {1200: "", 31: ""}
