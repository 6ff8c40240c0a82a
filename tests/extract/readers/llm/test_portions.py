"""A document in portions."""

from collections.abc import Callable

from counterclaim.extract.readers.llm.portions import LARGEST, numbered, portions_of, preceding
from counterclaim.extract.reading import Reading
from counterclaim.model import Span

Begun = Callable[..., Reading]


def test_a_short_report_is_one_portion(reading: Begun) -> None:
    begun = reading("Flood in Osijek.\n14 people were killed. Police said so.")
    (portion,) = portions_of(begun)
    assert numbered(begun, portion) == "[1] Flood in Osijek.\n[2] 14 people were killed.\n[3] Police said so."
    assert preceding(begun, portion) == ""


def test_a_long_one_is_cut_between_sentences_and_nothing_is_lost_or_asked_twice(reading: Begun) -> None:
    text = " ".join(f"On day {n} of the flood {n} people were killed in the valley of the river." for n in range(200))
    begun = reading(text)
    portions = list(portions_of(begun))
    assert len(portions) > 3
    assert [n for portion in portions for n in portion.sentences] == list(range(len(begun.sentences)))
    assert all(len(numbered(begun, portion)) < 1.2 * LARGEST for portion in portions)
    assert preceding(begun, portions[1]).count("\n") == 2
    assert portions[1].before == portions[0].sentences[-3:]


def test_where_nothing_is_counted_nothing_is_asked(reading: Begun) -> None:
    assert not list(portions_of(reading("The river is high. People are worried.")))


def test_the_furniture_of_a_page_is_left_out(reading: Begun) -> None:
    text = "Read also: 20 killed in Rome.\n14 people were killed."
    begun = reading(text, clutter=[Span(0, 29)])
    (portion,) = portions_of(begun)
    assert numbered(begun, portion) == "[1] 14 people were killed."
