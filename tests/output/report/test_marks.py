"""Evidence over the words it stands in."""

import random
from itertools import pairwise

import pytest

from counterclaim.model import Span
from counterclaim.output.report.marks import KINDS, evidence_spans, outside, segments, sentence_segments


def test_segments_give_the_text_again_and_nest() -> None:
    found = segments("abcdefgh", 10, [("people", Span(11, 16)), ("number", Span(13, 14)), ("time", Span(15, 99))])
    assert "".join(segment.text for segment in found) == "abcdefgh"
    assert [(segment.text, segment.kinds) for segment in found] == [
        ("a", ()), ("bc", ("people",)), ("d", ("number", "people")), ("e", ("people",)), ("f", ("people", "time")),
        ("gh", ("time",)),
    ]  # fmt: skip
    assert [segment.start for segment in found] == [10, 11, 13, 14, 15, 16]


@pytest.mark.parametrize("seed", range(20))
def test_every_letter_has_the_marks_that_cover_it(seed: int) -> None:
    chance = random.Random(seed)
    spans = [(chance.choice("abc"), Span(*sorted(chance.choices(range(5, 45), k=2)))) for _ in range(12)]
    found = segments("x" * 30, 10, spans)
    for segment, following in pairwise([*found, None]):
        end = following.start if following else 40
        for place in range(segment.start, end):
            covering = {kind for kind, span in spans if span.start <= place < span.end}
            assert set(segment.kinds) == covering


def test_what_lies_outside_or_is_empty_marks_nothing() -> None:
    assert [segment.kinds for segment in segments("abc", 5, [("time", Span(0, 5)), ("time", Span(6, 6))])] == [()]


def test_marked_text_is_the_evidence_of_every_claim(samples) -> None:
    texts = {document.id: document.text for document in samples.DOCUMENTS}
    for claim in samples.everything():
        shown = sentence_segments(claim)
        assert "".join(segment.text for segment in shown) == claim.sentence.text
        apart = outside(claim)
        for kind, span in evidence_spans(claim):
            if (kind, span) in apart:
                continue
            words = "".join(
                segment.text for segment in shown if kind in segment.kinds and span.start <= segment.start < span.end
            )
            assert words == texts[claim.doc][span.start : span.end]


def test_carried_evidence_is_kept_apart(samples) -> None:
    kyiv = samples.conflict()[1]
    ((kind, span),) = outside(kyiv)
    assert (kind, samples.TALLY.text[span.start : span.end]) == ("place", "Kursk")


def test_only_known_fields_are_marked(samples) -> None:
    denied = samples.arabic()[1]
    assert "stance" in denied.evidence
    assert "stance" not in KINDS
    assert {kind for kind, _ in evidence_spans(denied)} <= set(KINDS.values())
