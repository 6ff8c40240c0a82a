"""Titles of series."""

from dataclasses import replace

from counterclaim.model import Place
from counterclaim.output.titles import titles_of


def test_people_of_a_side_go_without_a_place_and_others_with_theirs(samples, dossier_from) -> None:
    conflict = titles_of([course.series for course in dossier_from(samples.conflict()).courses], samples.NAMES)
    assert "North Korean soldiers killed or injured" in conflict
    flood = titles_of([course.series for course in dossier_from(samples.flood()).courses], samples.NAMES)
    assert flood[0] == "People killed in Velden, Austria"


def test_what_is_called_the_same_is_told_apart(samples, dossier_from) -> None:
    first, *_ = dossier_from(samples.flood()).courses
    tuesday = replace(first.series, event="2025-06-03")
    weekend = replace(first.series, period="2025-06-07..2025-06-08")
    aside = replace(first.series, aside=True)
    assert titles_of([tuesday, weekend, aside], samples.NAMES) == [
        "People killed in Velden, Austria on 3 Jun 2025",
        "People killed in Velden, Austria counted 7–8 Jun 2025",
        "People killed in Velden, Austria, told in passing",
    ]


def test_soldiers_in_two_places_have_their_places(samples, dossier_from) -> None:
    first, *_ = dossier_from(samples.conflict()).courses
    elsewhere = replace(first.series, place=Place("UA", "Sumy", None, precision="town"))
    titles = titles_of([first.series, elsewhere], samples.NAMES)
    assert titles[1] == "North Korean soldiers killed or injured in Sumy, Ukraine"
