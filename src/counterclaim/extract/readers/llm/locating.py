"""Where quoted words stand: letter for letter, or nowhere."""

from collections.abc import Iterable

from counterclaim.model import Span


def places_of(quote: str, text: str, within: Span) -> list[Span]:
    """Where `quote` stands in `text` within those characters, from left to right.

    One white-space character counts as another (a model writes a space for a no-break one), for that moves no offset;
    nothing else is passed over, neither case nor a doubled space.
    """
    sought, searched = _spaced(quote.strip()), _spaced(text[within.start : within.end])
    found, place = list[Span](), searched.find(sought) if sought else -1
    while place >= 0:
        found.append(Span(within.start + place, within.start + place + len(sought)))
        place = searched.find(sought, place + 1)
    return found


def nearest_place(quote: str, text: str, within: Span, near: Span) -> Span | None:
    """Where `quote` stands in `text` within those characters: of several places where it is no part of a longer word,
    else of all, the one nearest to `near`. None where it stands nowhere."""
    return min(places_of(quote, text, within), key=lambda span: (_is_cut(text, span), gap(span, near)), default=None)


def gap(one: Span, other: Span) -> int:
    """The characters between two stretches, 0 where they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a character of `span` is one of the `others` too."""
    return any(span.start < other.end and other.start < span.end for other in others)


def _spaced(words: str) -> str:
    return "".join(" " if letter.isspace() else letter for letter in words)


def _is_cut(text: str, span: Span) -> bool:
    """Whether the word or the number that stands there goes on beside it."""
    edges = (place for place in span if 0 < place < len(text))
    return any(text[place - 1 : place + 1].isalnum() for place in edges)
