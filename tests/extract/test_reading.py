"""A document being read: what it is about, and what was said before."""

from collections.abc import Callable

import pytest

from counterclaim.extract.mentions import mentions_of
from counterclaim.extract.reading import Reading
from counterclaim.model import Span

Begun = Callable[..., Reading]

TEXT = "Fire in Lima\nMayor Anna Berg spoke. She said 12 people died.\nRead also: 30 dead in quake\nThe fire is out."


def test_the_overview_leaves_out_furniture(reading: Begun) -> None:
    start = TEXT.index("Read also")
    begun = reading(TEXT, clutter=[Span(0, 4), Span(start, TEXT.index("\nThe fire"))])
    assert begun.overview == [1, 2, 4]
    assert begun.naming(frozenset({"city"})) == []


def test_the_overview_is_the_beginning_of_a_long_report(reading: Begun) -> None:
    begun = reading("\n".join(f"Line {number}" for number in range(100)))
    assert begun.overview == list(range(len(begun.overview))) and 10 <= len(begun.overview) < 100


def test_the_place_of_the_report_is_not_taken_from_furniture(reading: Begun) -> None:
    text = "News from Peru, Peru and Peru\nA fire broke out in Nepal"
    assert (place := reading(text).main_place) is not None and place.country == "PE"
    clutter = [Span(0, text.index("\n"))]
    assert (place := reading(text, clutter=clutter).main_place) is not None and place.country == "NP"


def test_the_anchor_is_the_day_of_publication_or_the_latest_year(reading: Begun) -> None:
    assert str(reading("in 2019", day="2024-05-06").anchor.day) == "2024-05-06"
    assert reading("in 2019").anchor.year == 2019


def test_a_pronoun_speaks_with_the_voice_before_it(reading: Begun) -> None:
    begun = reading("The mayor, Anna Berg, told us more. She said 12 people died.")
    ((_, (voice,)),) = begun.frames(1)
    assert voice.speaker.name == "Anna Berg"
    assert [begun.text[a:b] for a, b in voice.spans] == ["She", voice.speaker.text]


def test_a_pronoun_without_anybody_before_it_stays_itself(reading: Begun) -> None:
    ((_, (voice,)),) = reading("She said 12 people died.").frames(0)
    assert (voice.speaker.name, voice.speaker.type) == ("She", None)


def test_a_family_name_is_who_was_introduced_under_it(reading: Begun) -> None:
    text = "“Twelve died,” said Berg. Anna Berg, a police spokeswoman, said no more."
    ((_, (voice,)),) = reading(text).frames(0)
    assert (voice.speaker.text, voice.speaker.type) == ("Berg", "police")


def test_the_last_voice_is_the_one_named_last(reading: Begun) -> None:
    begun = reading("The police said little. The coroner said more. Nothing is known.")
    last, first = begun.last_voice(2), begun.last_voice(1)
    assert last is not None and last.speaker.text == "coroner"
    assert first is not None and first.speaker.text == "police"
    assert begun.last_voice(0) is None


@pytest.mark.parametrize("text", ["", "\n\n", "12"])
def test_a_text_that_says_nothing_can_be_read(reading: Begun, text: str) -> None:
    begun = reading(text)
    assert begun.main_place is None and begun.countries == frozenset()
    assert [begun.text[a:b] for a, b in begun.sentences] == ([text] if text.strip() else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 13 January 12 people died. In August 2024 it began, in October 2024 it grew.", "2025-01-13"),
        ("On 13 December 12 people died. In October 2024 it grew.", "2024-12-13"),
        ("On 13 January 12 people died. It began in January 2025.", "2025-01-13"),
        ("On 13 January 12 people died. It began in October 2024, and 2026 will be no better.", "2026-01-13"),
    ],
)
def test_a_day_without_a_year_lies_behind_the_latest_month_that_an_undated_text_fixes(
    reading: Begun, text: str, day: str
) -> None:
    begun = reading(text)
    (mention, *_) = mentions_of(begun.tagged(0), begun.anchor)
    assert (mention.moment.start, mention.moment.inferred) == (day, True)
