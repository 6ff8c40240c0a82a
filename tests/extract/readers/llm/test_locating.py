"""Quoted words and where they stand."""

import pytest

from counterclaim.extract.readers.llm.locating import gap, nearest_place, overlaps, places_of
from counterclaim.model import Span

TEXT = "In 2012 some 12 men died; 12\u00a0000 fled and 12 were hurt."
ALL = Span(0, len(TEXT))


def test_every_place_is_found_and_white_space_counts_as_white_space() -> None:
    assert [span.start for span in places_of("12", TEXT, ALL)] == [5, 13, 26, 42]
    assert places_of("12 000", TEXT, ALL) == [Span(26, 32)]
    assert places_of("12", TEXT, Span(8, 20)) == [Span(13, 15)]


@pytest.mark.parametrize("quote", ["12  men", "12 Men", "twelve men", "12 men died.", "", "  "])
def test_nothing_else_is_passed_over(quote: str) -> None:
    assert not places_of(quote, TEXT, ALL)


def test_of_several_the_nearest_that_is_whole() -> None:
    assert nearest_place("12", TEXT, ALL, Span(0, 2)) == Span(13, 15), "the one in 2012 goes on beside it"
    assert nearest_place("12", TEXT, ALL, Span(50, 54)) == Span(42, 44)
    assert nearest_place("ur", TEXT, ALL, Span(0, 2)) == Span(51, 53), "where it stands in no other way"
    assert nearest_place("13", TEXT, ALL, Span(0, 2)) is None


def test_the_gap_between_two() -> None:
    assert [gap(Span(0, 4), other) for other in (Span(6, 8), Span(4, 5), Span(1, 2))] == [2, 0, 0]
    assert gap(Span(6, 8), Span(0, 4)) == 2
    assert [overlaps(Span(0, 4), [other]) for other in (Span(3, 8), Span(4, 5))] == [True, False]
