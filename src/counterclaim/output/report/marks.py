"""Which characters of a text prove what: spans of evidence laid over the words they stand in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.model import Claim, Span

KINDS: Mapping[str, str] = {
    "quantity": "number",
    "qualifier": "number",
    "group": "people",
    "measure": "outcome",
    "sources": "speaker",
    "via": "speaker",
    "places": "place",
    "as_of": "time",
    "said": "time",
    "window": "time",
    "event": "time",
}
"""The mark in which each field of `Claim.evidence` is shown; other fields are not marked."""

ORDER = ("number", "people", "outcome", "speaker", "place", "time")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks (none, one or several), with the key of what starts here."""

    text: str
    kinds: tuple[str, ...] = ()
    start: int = 0


def segments(text: str, offset: int, spans: Iterable[tuple[str, Span]]) -> list[Segment]:
    """`text`, which starts at character `offset` of its document, cut where a mark begins or ends.

    `spans` pair the name of a mark with half-open characters of the document; they may overlap, nest and reach
    beyond the text. The segments joined give `text` again.
    """
    clipped = [
        (kind, max(0, span.start - offset), min(len(text), span.end - offset))
        for kind, span in spans
        if span.start < offset + len(text) and span.end > offset and span.start < span.end
    ]
    cuts = sorted({0, len(text), *(start for _, start, _ in clipped), *(end for _, _, end in clipped)})
    changes: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for kind, start, end in clipped:
        changes[start].append((kind, 1))
        changes[end].append((kind, -1))
    found: list[Segment] = []
    open_marks: Counter[str] = Counter()
    for start, end in pairwise(cuts):
        for kind, by in changes[start]:
            open_marks[kind] += by
        kinds = [kind for kind, many in open_marks.items() if many]
        open_marks = Counter({kind: open_marks[kind] for kind in kinds})
        found.append(Segment(text[start:end], tuple(sorted(kinds, key=_rank)), offset + start))
    return found


def _rank(kind: str) -> tuple[int, str]:
    return (ORDER.index(kind) if kind in ORDER else len(ORDER), kind)


def evidence_spans(claim: Claim) -> list[tuple[str, Span]]:
    """The marks of `claim`: what its evidence proves, and its number in any case."""
    spans = [(KINDS[field], Span(*span)) for field, found in claim.evidence.items() if field in KINDS for span in found]
    return [("number", Span(claim.start, claim.end)), *spans]


def sentence_segments(claim: Claim) -> list[Segment]:
    """The claim's sentence in the document's own words, with its evidence marked."""
    return segments(claim.sentence.text, claim.sentence.start, evidence_spans(claim))


def kinds_in(found: Sequence[Segment]) -> list[str]:
    """The marks that `found` shows, in the order of the legend."""
    return [kind for kind in ORDER if any(kind in segment.kinds for segment in found)]


def outside(claim: Claim) -> list[tuple[str, Span]]:
    """The evidence that stands elsewhere in the document (a name or a date carried into the sentence), in order."""
    sentence = claim.sentence
    apart = [item for item in evidence_spans(claim) if item[1].end <= sentence.start or item[1].start >= sentence.end]
    return sorted(set(apart), key=lambda item: (item[1], item[0]))
