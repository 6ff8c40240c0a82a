"""A document whose lines were broken at a width, as it was before, and what is found in it put back in its place.

The text of a document is never changed. What the reader sees is a copy in which the soft line ends are spaces (or
nothing, where words stand without spaces); every offset and every quotation of what it finds is then led back.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.extract.soft_ends import soft_ends
from counterclaim.model import (
    Claim,
    Document,
    Group,
    Moment,
    Place,
    Position,
    Problem,
    Sentence,
    Span,
    Speaker,
    mention_id,
    position_id,
)


class WholeLines:
    """A document, the copy of it whose lines are whole (`copy`), and the way back."""

    def __init__(self, document: Document, ends: Sequence[Span], unspaced: bool) -> None:
        self._document = document
        self._version = document.version
        text = document.text
        self._printed = [0, *(end.end for end in ends)]  # where each piece begins in the document
        self._joined = [0]  # and where in the copy
        pieces = []
        for start, end in zip(self._printed, [*ends, None], strict=True):
            piece = text[start : end.start if end else len(text)]
            if end:
                tied = unspaced and not (_is_latin(piece[-1:]) and _is_latin(text[end.end]))
                piece += "" if tied or (piece.endswith("-") and piece[-2:-1].isalnum()) else " "
                self._joined.append(self._joined[-1] + len(piece))
            pieces.append(piece)
        self._text = "".join(pieces)
        clutter = tuple(Span(self._there(span.start), self._there(span.end)) for span in document.clutter)
        self.copy = replace(document, text=self._text, clutter=clutter)

    def back(self, items: Iterable[Claim | Position | Problem]) -> Iterator[Claim | Position | Problem]:
        """`items`, found in the copy, as they stand in the document."""
        ids: dict[str, str] = {}
        for item in items:
            if isinstance(item, Claim):
                claim = self._claim(item, set(ids.values()))
                ids[item.id] = claim.id
                first = item.repeats_in_document
                yield replace(claim, repeats_in_document=ids[first] if first else None)
            elif isinstance(item, Position):
                yield self._position(item)
            elif item.start is not None and item.end is not None:
                yield replace(item, start=self._span(item)[0], end=self._span(item)[1])
            else:
                yield item

    def _claim(self, claim: Claim, taken: set[str]) -> Claim:
        start, end = self._span(claim)
        near = claim.sentence.start
        group = replace(claim.group, text=self._quote(claim.group.text, near))
        ordinal = 0
        while (id := mention_id(self._version, start, end, claim.measure, group.text, ordinal)) in taken:
            ordinal += 1
        a, b = self._span(claim.sentence)
        event = claim.event
        return replace(
            claim,
            id=id,
            text=self._version,
            start=start,
            end=end,
            sentence=Sentence(a, b, self._document.text[a:b]),
            quantity=replace(claim.quantity, text=self._quote(claim.quantity.text, claim.start) or ""),
            group=group,
            places=self._places(claim.places, near),
            sources=tuple(self._speaker(speaker, near) for speaker in claim.sources),
            via=tuple(self._speaker(speaker, near) for speaker in claim.via),
            as_of=self._moment(claim.as_of, near),
            window=self._moment(claim.window, near),
            event=replace(event, text=self._quote(event.text, near) or "") if event else None,
            evidence=self._evidence(claim.evidence),
        )

    def _position(self, position: Position) -> Position:
        near = position.start
        start, end = self._span(position)
        source = self._speaker(position.source, near)
        group: Group | None = position.group
        return replace(
            position,
            id=position_id(self._version, start, end, source.text, position.position),
            text=self._version,
            start=start,
            end=end,
            quote=self._document.text[start:end],
            source=source,
            group=replace(group, text=self._quote(group.text, near)) if group else None,
            places=self._places(position.places, near),
            said=self._moment(position.said, near),
            evidence=self._evidence(position.evidence),
        )

    def _speaker(self, speaker: Speaker, near: int) -> Speaker:
        text = self._quote(speaker.text, near) or ""
        return replace(speaker, text=text, said=self._moment(speaker.said, near))

    def _places(self, places: tuple[Place, ...], near: int) -> tuple[Place, ...]:
        return tuple(replace(place, text=self._quote(place.text, near)) for place in places)

    def _moment(self, moment: Moment | None, near: int) -> Moment | None:
        return replace(moment, text=self._quote(moment.text, near)) if moment else None

    def _evidence(self, evidence: Mapping[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
        return {field: tuple(self._between(*span) for span in spans) for field, spans in evidence.items()}

    def _quote(self, quoted: str | None, near: int) -> str | None:
        """What the copy prints as `quoted`, first looked for behind its character `near`, as the document prints it."""
        if not quoted:
            return quoted
        place = self._text.find(quoted, near)
        place = place if place >= 0 else self._text.find(quoted)
        if place < 0:
            return quoted
        start, end = self._between(place, place + len(quoted))
        return self._document.text[start:end]

    def _span(self, item: Claim | Position | Problem | Sentence) -> Span:
        assert item.start is not None
        assert item.end is not None
        return self._between(item.start, item.end)

    def _between(self, start: int, end: int) -> Span:
        """The characters of the document that are `start` to `end` of the copy."""
        return Span(self._here(start), self._here(end - 1) + 1 if end > start else self._here(start))

    def _here(self, place: int) -> int:
        k = bisect_right(self._joined, place) - 1
        return self._printed[k] + place - self._joined[k]

    def _there(self, place: int) -> int:
        k = bisect_right(self._printed, place) - 1
        last = self._joined[k + 1] if k + 1 < len(self._joined) else len(self._text)
        return min(self._joined[k] + place - self._printed[k], last)


def with_whole_lines(document: Document, unspaced: bool) -> WholeLines | None:
    """`document` with its lines made whole, None where none of its lines was broken at a width, or it holds tables."""
    ends = [] if document.tables else soft_ends(document.text, unspaced, document.clutter)
    return WholeLines(document, ends, unspaced) if ends else None


def _is_latin(letter: str) -> bool:
    return letter.isascii() and not letter.isdigit()
