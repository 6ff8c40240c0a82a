"""Nobody is counted twice, and nobody is left out who stands for himself."""

from collections.abc import Callable
from dataclasses import replace

from counterclaim.output.export import Parcel
from counterclaim.output.export.ged.deaths import Deaths
from counterclaim.output.export.ged.parts import deaths_of


def test_roles_and_those_of_whom_nobody_says_whose_are_within_another_count(parcel: Parcel) -> None:
    within = {each.title: each.within for each in deaths_of(parcel)}
    assert within["People killed in Slovenia"] == within["North Korean soldiers killed"] == ""
    assert within["Rescuers killed in Slovenia"] == "People killed in Slovenia"
    assert within["People killed in Kursk Oblast, Russia"] == "North Korean soldiers killed"


def test_whoever_holds_another_count_is_no_smaller_and_no_two_hold_each_other(parcel: Parcel) -> None:
    found = deaths_of(parcel)
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


def test_what_is_told_in_two_stories_is_counted_in_one(parcel: Parcel) -> None:
    (war, *_) = parcel.dossiers
    again = replace(war, story=replace(war.story, id="s_again"))
    twice = deaths_of(replace(parcel, related=lambda: [war, again]))
    rows = [each for each in twice if not each.within]
    assert [each.story.id for each in rows] == [war.story.id]
    assert {each.within for each in twice if each.story.id == "s_again"} == {rows[0].title}


def test_the_dead_of_another_place_are_others(counts: Callable[..., list[Deaths]]) -> None:
    found = counts(
        "Russian missiles killed 11 people in Kharkiv on Tuesday night, the governor said. "
        "In Odesa, three children were killed on Tuesday night, the mayor said."
    )
    assert {each.size: each.within for each in found} == {11: "", 3: ""}


def test_who_only_names_the_country_may_mean_the_town(counts: Callable[..., list[Deaths]]) -> None:
    found = counts(
        "The flood in Maribor killed 15 people, police said on Wednesday.",
        "The flood in Maribor killed 15 people. One rescuer was killed in Slovenia, the interior minister said.",
    )
    assert {each.size: bool(each.within) for each in found} == {15: False, 1: True}
