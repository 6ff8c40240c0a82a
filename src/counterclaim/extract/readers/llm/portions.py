"""A document in portions that a model is asked about: whole sentences, each with its number."""

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.extract.reading import Reading

LARGEST = 3_000
"""Characters of sentences that one request asks about, about: a model that is asked for less at a time misses less, and
an answer that is cut off loses less."""

_BEFORE = 3
"""So many sentences stand before a portion, for who is speaking."""


@dataclass(frozen=True, slots=True)
class Portion:
    """The sentences of these numbers, in order, that are asked about, and those that stand `before` them."""

    sentences: tuple[int, ...]
    before: tuple[int, ...] = ()


def portions_of(reading: Reading) -> Iterator[Portion]:
    """The portions of what is read, in order: without the page's furniture, and those alone in which any numeral, or
    word for nobody, stands."""
    own = [n for n, span in enumerate(reading.sentences) if not reading.is_clutter(span)]
    begin, size = 0, 0
    for place, number in enumerate(own):
        length = reading.sentences[number].end - reading.sentences[number].start
        if size and size + length > LARGEST:
            yield from _portion(reading, own, begin, place)
            begin, size = place, 0
        size += length
    yield from _portion(reading, own, begin, len(own))


def _portion(reading: Reading, own: list[int], begin: int, end: int) -> Iterator[Portion]:
    sentences = tuple(own[begin:end])
    if any(reading.can_count(number) for number in sentences):
        yield Portion(sentences, tuple(own[max(0, begin - _BEFORE) : begin]))


def numbered(reading: Reading, portion: Portion) -> str:
    """The sentences of `portion`, one a line behind its place among them, from 1."""
    return "\n".join(f"[{place}] {_line(reading, number)}" for place, number in enumerate(portion.sentences, 1))


def preceding(reading: Reading, portion: Portion) -> str:
    """The sentences before `portion`, one a line, "" where it begins the document."""
    return "\n".join(_line(reading, number) for number in portion.before)


def _line(reading: Reading, number: int) -> str:
    span = reading.sentences[number]
    return reading.text[span.start : span.end]
