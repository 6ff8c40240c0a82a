"""Words that people marked elsewhere, found in a ledger's texts, and the figure that is read in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from counterclaim.model import Claim, Document, Problem, Sentence, Span

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger
    from counterclaim.read.annotated import Marked


class Pages:
    """The documents of a ledger by the addresses under which people annotate them."""

    def __init__(self, store: Ledger) -> None:
        self._store = store
        self._ids: dict[str, str] | None = None

    def document(self, sources: Sequence[str]) -> Document | None:
        """The document at one of these addresses, or of one of these ids; None where there is none."""
        if self._ids is None:
            self._ids = {}
            for each in self._store.documents():
                for address in (each.id, each.url, each.archived):
                    if address:
                        self._ids.setdefault(address.partition("#")[0].rstrip("/"), each.id)
        found = (self._ids.get(source.rstrip("/")) for source in sources)
        id = next((id for id in found if id), None)
        return self._store.document(id) if id else None


def marked_in(document: Document, marked: Marked) -> Span | Problem:
    """Where the `marked` words stand in `document`: letter for letter but for white space; of several places that with
    the words around it that were marked, then that nearest to the position."""
    text, start, end = document.text, None, None
    if marked.start is not None and marked.end is not None:
        start, end = _from_utf16(text, marked.start), _from_utf16(text, marked.end)
    if not marked.exact.strip():
        return Span(start or 0, end or 0) if start is not None and end is not None and start < end else _gone(marked)
    pattern = r"\s+".join(map(re.escape, marked.exact.split()))
    places = [Span(*found.span()) for found in re.finditer(pattern, text)]
    if not places:
        return _gone(marked)
    return max(places, key=lambda place: (_around(text, place, marked), -abs(place.start - (start or 0))))


def figure_in(document: Document, words: Span, standing: Sequence[Claim], marked: Marked) -> Claim | Problem:
    """The one figure that the `words` of `document` hold: of those `standing` in the ledger, else as the reader reads
    these words alone. A Problem where there is none, or more than one."""
    there = [claim for claim in standing if words.start <= claim.start and claim.end <= words.end]
    found = there or _read(document, words)
    if len(found) == 1:
        return found[0]
    quoted = " ".join(document.text[words.start : words.end].split())
    if not found:
        why = f"No figure about people is read in “{quoted}”. `counterclaim judge add` adds one by hand."
        return Problem(marked.place, "load", "no_figure", why, 0, 0)
    why = f"{len(found)} figures stand in “{quoted}”. Mark the words of one."
    return Problem(marked.place, "load", "several_figures", why, 0, 0)


def _read(document: Document, words: Span) -> list[Claim]:
    from counterclaim.extract import claims_of

    alone = Document(document.id, document.text[words.start : words.end], document.lang, published=document.published)
    return [_shifted(claim, words.start) for claim in claims_of(alone) if isinstance(claim, Claim)]


def _shifted(claim: Claim, by: int) -> Claim:
    """`claim`, `by` characters further on."""
    sentence = Sentence(claim.sentence.start + by, claim.sentence.end + by, claim.sentence.text)
    proof = {
        field: tuple(Span(span.start + by, span.end + by) for span in spans) for field, spans in claim.evidence.items()
    }
    return replace(claim, start=claim.start + by, end=claim.end + by, sentence=sentence, evidence=proof)


def _from_utf16(text: str, place: int) -> int:
    """The code point at the UTF-16 code unit `place` of `text`."""
    if text.isascii():
        return min(place, len(text))
    return bisect_left([0, *accumulate(2 if letter > "\uffff" else 1 for letter in text)], place)


def _around(text: str, place: Span, marked: Marked) -> int:
    """How many letters before and after `place` are those that were marked, white space aside."""
    before, after = _letters(text[max(0, place.start - 200) : place.start]), _letters(text[place.end : place.end + 200])
    return _alike(reversed(before), reversed(_letters(marked.prefix))) + _alike(after, _letters(marked.suffix))


def _letters(words: str) -> list[str]:
    return [letter for letter in words if not letter.isspace()]


def _alike(one: object, other: object) -> int:
    alike = 0
    for left, right in zip(one, other, strict=False):  # type: ignore[call-overload]
        if left != right:
            break
        alike += 1
    return alike


def _gone(marked: Marked) -> Problem:
    words = f"“{marked.exact}”" if marked.exact else "What is marked"
    why = f"{words} does not stand in the text that was read of {marked.sources[0]}."
    return Problem(marked.place, "load", "doubtful_span", why, 0, 0)
