"""The sentences of a document: where they stand, what is furniture, and that each is cut and tagged once."""

from collections.abc import Callable

from counterclaim.extract.glimpses import PLACES
from counterclaim.extract.reading import Reading
from counterclaim.model import Span

Begun = Callable[..., Reading]

TEXT = "Fire in Lima\nMayor Anna Berg spoke. She said 12 people died.\nRead also: 30 dead in quake\nThe fire is out."


def printed(reading: Reading) -> list[str]:
    """The sentences of `reading`, as printed."""
    return [reading.text[a:b] for a, b in reading.sentences]


def test_sentences_and_their_paragraphs(reading: Begun) -> None:
    begun = reading(TEXT)
    assert printed(begun) == [
        "Fire in Lima",
        "Mayor Anna Berg spoke.",
        "She said 12 people died.",
        "Read also: 30 dead in quake",
        "The fire is out.",
    ]
    assert begun.line_of == [0, 1, 1, 2, 3]


def test_a_character_is_found_in_its_sentence(reading: Begun) -> None:
    begun = reading(TEXT)
    for number, (start, end) in enumerate(begun.sentences):
        assert begun.sentence_at(start) == begun.sentence_at(end - 1) == number
    assert reading("\n\n Fire").sentence_at(0) == -1


def test_a_sentence_is_tagged_once_and_in_its_place(reading: Begun) -> None:
    begun = reading(TEXT)
    s = begun.tagged(2)
    assert s is begun.tagged(2)
    assert s.words(0, 2) == "She said" and s.span == begun.sentences[2]


def test_what_begins_inside_furniture_is_furniture(reading: Begun) -> None:
    start = TEXT.index("Read also")
    begun = reading(TEXT, clutter=[Span(0, 4), Span(start, TEXT.index("\nThe fire"))])
    assert [begun.is_clutter(span) for span in begun.sentences] == [True, False, False, True, False]
    assert not any(reading(TEXT).is_clutter(span) for span in begun.sentences)


def test_what_a_sentence_may_name_is_seen_without_tagging_it(reading: Begun) -> None:
    begun = reading("Nobody was hurt.\nThe fire broke out in Chile.")
    assert [begun.may_name(number, PLACES) for number in (0, 1)] == [False, True]
    assert not begun.may_name(1, frozenset({"month"}))


def test_what_may_happen_in_a_sentence_is_seen_without_tagging_it(reading: Begun) -> None:
    begun = reading("Two men were killed.\nThe fire is out.")
    assert [begun.can_happen(number) for number in (0, 1)] == [True, False]
